"""Bring the regions in the files of a site up to date; reads and writes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.pages import BrokenMarker
from mkdocs_sse_registry.rendering import complaints, synchronising

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.templating import Templates
    from mkdocs_sse_registry.usecases.inspecting import PageText


class SyncedPage(Struct, frozen=True, kw_only=True):
    """What a file should hold.

    Attributes:
        text: All that it should hold; what it holds, where a region is broken.
        broken: Regions that cannot be filled, and markers that belong to none.
    """

    text: str
    broken: tuple[BrokenMarker, ...]


def sync(
    page: PageText,
    books: Mapping[str, Book],
    templates: Mapping[str, Templates],
    *,
    fill_empty: bool = True,
) -> SyncedPage:
    """Return what the file of a page should hold; nothing but what stands in regions differs.

    Args:
        page: The page.
        books: The registries by name; one without a name has the name "".
        templates: Their templates, by the same names.
        fill_empty: Whether regions that were left empty are filled as well.

    Raises:
        TemplateError: A template is wrong.
    """
    understood = synchronising.understand(page.surveyed, books)
    broken = understood.broken
    if page.surveyed.failure is not None and understood.regions:
        said = complaints.uncertain(page.surveyed.failure)
        first = understood.regions[0].found
        broken = (
            *broken,
            BrokenMarker(marker=first.marker, message=said.message, fix=said.fix, line=first.line),
        )
    if broken:
        return SyncedPage(text=page.text, broken=broken)
    wanted = synchronising.contents(page.text, understood.regions, books, templates)
    text = synchronising.synced(page.text, wanted, fill_empty=fill_empty)
    return SyncedPage(text=text, broken=())
