"""What a survey of a page finds, as values; knows neither Markdown nor a registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.pages import BrokenMarker


class FoundRegion(Struct, frozen=True, kw_only=True):
    """A region in the text of a file.

    Attributes:
        marker: The opening marker as written.
        asks: What it says after `sse-registry:`.
        line: Of the opening marker, from 1.
        start: Offset behind the opening marker, where the content begins.
        end: Offset of the closing marker, where the content ends.
        is_block: Whether it stands on lines of its own, not inside a sentence.
        margin: What stands before every line of a block: spaces, tabs, signs of quotation. A region
            in a sentence has none.
        level: Level of its headings, one below the heading above.
        longest_open: Backticks of the longest fence of its page that nothing closes, 0 for none. A
            fence of that length in the region would close it.
    """

    marker: str
    asks: str
    line: int
    start: int
    end: int
    is_block: bool
    margin: str
    level: int
    longest_open: int = 0


class Surveyed(Struct, frozen=True, kw_only=True):
    """The regions of a page.

    Attributes:
        regions: In the order of the page.
        broken: Markers that belong to no region, and regions in raw HTML, by line.
        failure: Why the site's Markdown could not be asked, so that a region may be code; `None`
            where it could.
    """

    regions: tuple[FoundRegion, ...] = ()
    broken: tuple[BrokenMarker, ...] = ()
    failure: str | None = None
