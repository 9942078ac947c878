"""What is said of a marker that cannot be followed, alike in a build and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.markers import Broken
    from mkdocs_sse_registry.rendering.regions import RegionError


class Complaint(Struct, frozen=True, kw_only=True):
    """What is wrong with a marker.

    Attributes:
        message: What is wrong.
        fix: What to do.
    """

    message: str
    fix: str


def unpaired(broken: Broken) -> Complaint:
    """Return what is said of a marker that belongs to no region."""
    return Complaint(message=f"{broken.marker} {broken.message}", fix=broken.fix)


def uncertain(failure: str) -> Complaint:
    """Return what is said of a page that the site's Markdown extensions cannot convert."""
    return Complaint(
        message=f"The site's Markdown extensions fail on this page, so what is code is not known: "
        f"{failure}.",
        fix="Mend the page, or the extension, so that a build succeeds.",
    )


def unfilled(error: RegionError) -> Complaint:
    """Return what is said of a region that asks for what there is not."""
    text = str(error)
    return Complaint(
        message=text[:1].upper() + text[1:],
        fix="Correct the marker.",
    )


def stranded(marker: str) -> Complaint:
    """Return what is said of a region in raw HTML."""
    return Complaint(
        message=f"{marker} stands where no Markdown is read, as in an HTML element.",
        fix='Move it out, or give the element `markdown="1"` (extension md_in_html).',
    )
