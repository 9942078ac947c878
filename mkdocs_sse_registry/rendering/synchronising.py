"""What stands between the markers in a file, and what should; knows no file and no Markdown parser.

The steps are `understand`, which says what is wrong with a region; `contents`, which renders the
others in the plain form; `synced` and `stale`, which compare that with the text of the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.pages import BrokenMarker, StaleRegion
from mkdocs_sse_registry.rendering import complaints, regions
from mkdocs_sse_registry.rendering.plain_voice import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.found_regions import FoundRegion, Surveyed
    from mkdocs_sse_registry.rendering.regions import Region
    from mkdocs_sse_registry.rendering.templating import Templates

NO_FILE = "/dev/null"
"""What a diff calls a file that is not there."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class UnderstoodRegion(Struct, frozen=True, kw_only=True):
    """A region that can be filled.

    Attributes:
        found: Where it is.
        region: What it asks for.
        registry: Name of the registry that it is about.
        shown: Wire names of the event types that it shows.
    """

    found: FoundRegion
    region: Region
    registry: str
    shown: frozenset[str]


class Understood(Struct, frozen=True, kw_only=True):
    """The regions of a page, and what is wrong with it.

    Attributes:
        regions: Those that can be filled, in the order of the page.
        broken: The others, and markers that belong to none, by line.
    """

    regions: tuple[UnderstoodRegion, ...] = ()
    broken: tuple[BrokenMarker, ...] = ()


class Content(Struct, frozen=True, kw_only=True):
    """What should stand between two markers.

    Attributes:
        found: Where.
        text: All that stands between them, the line ends behind the opening marker and before the
            closing one among it.
    """

    found: FoundRegion
    text: str


def understand(surveyed: Surveyed, books: Mapping[str, Book]) -> Understood:
    """Return what the regions of a page ask for, and what is wrong with them, as a build says it.

    Args:
        surveyed: The regions.
        books: The registries by name; one without a name has the name "".
    """
    understood: list[UnderstoodRegion] = []
    broken = list(surveyed.broken)
    for found in surveyed.regions:
        try:
            understood.append(_understood(found, books))
        except regions.RegionError as error:
            complaint = complaints.unfilled(error)
            broken.append(
                BrokenMarker(
                    marker=found.marker,
                    message=complaint.message,
                    fix=complaint.fix,
                    line=found.line,
                )
            )
    broken.sort(key=lambda each: each.line)
    return Understood(regions=tuple(understood), broken=tuple(broken))


def contents(
    text: str,
    understood: Iterable[UnderstoodRegion],
    books: Mapping[str, Book],
    templates: Mapping[str, Templates],
) -> tuple[Content, ...]:
    """Return what should stand in the regions of a file, but for those that only a build fills.

    Args:
        text: All that the file holds.
        understood: The regions.
        books: The registries by name.
        templates: The templates of each registry, by the same names.

    Raises:
        TemplateError: A template is wrong.
    """
    return tuple(
        Content(found=each.found, text=_between(text, each, books, templates))
        for each in understood
        if each.region.kind not in regions.BUILD_ONLY
    )


def synced(text: str, wanted: Iterable[Content], *, fill_empty: bool = True) -> str:
    """Return the text of a file with the regions filled, and nothing else changed.

    Args:
        text: All that the file holds.
        wanted: What should stand in the regions, in the order of the page.
        fill_empty: Whether regions that were left empty are filled, too.
    """
    written, position = [], 0
    for each in wanted:
        if fill_empty or not _is_empty(text, each.found):
            written += [text[position : each.found.start], each.text]
            position = each.found.end
    return "".join([*written, text[position:]])


def stale(text: str, wanted: Iterable[Content]) -> tuple[StaleRegion, ...]:
    """Return the regions that hold something else than they should; an empty one is not stale."""
    return tuple(
        StaleRegion(marker=each.found.marker, line=each.found.line)
        for each in wanted
        if text[each.found.start : each.found.end] != each.text and not _is_empty(text, each.found)
    )


def diff(path: str, old: str | None, new: str | None) -> str:
    """Return how two texts of a file differ, as a unified diff; empty where they are the same.

    Args:
        path: Of the file, with `/`.
        old: What it holds, `None` where there is none.
        new: What it would hold, `None` where it would be removed.
    """
    import difflib  # noqa: PLC0415 - a build shows no diff

    lines = difflib.unified_diff(
        _LINE.findall(old or ""),
        _LINE.findall(new or ""),
        fromfile=NO_FILE if old is None else f"a/{path}",
        tofile=NO_FILE if new is None else f"b/{path}",
    )
    end = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith("\n") else line + end for line in lines)


def _understood(found: FoundRegion, books: Mapping[str, Book]) -> UnderstoodRegion:
    """Return a region with what it asks for.

    Raises:
        RegionError: It cannot be filled.
    """
    region = regions.parse(found.asks)
    regions.check_place(region, is_block=found.is_block)
    registry = regions.choose(region, books)
    shown = regions.shown(region, books[registry])
    return UnderstoodRegion(found=found, region=region, registry=registry, shown=shown)


def _between(
    text: str,
    each: UnderstoodRegion,
    books: Mapping[str, Book],
    templates: Mapping[str, Templates],
) -> str:
    """Return what should stand between the markers of a region.

    A block has an empty line at both of its ends. Otherwise a table would not be one everywhere,
    and backticks of the page could join with those of the content into code.
    """
    book = books[each.registry]
    if each.region.is_inline:
        content = str(regions.number(each.region, book))
        if not each.found.is_block:
            return content
    else:
        markdown = regions.render(
            each.region, book, templates[each.registry], level=each.found.level
        )
        content = plain(markdown, longest_open=each.found.longest_open)
    margin = each.found.margin
    lines = [margin + line if line else margin.rstrip() for line in content.split("\n")]
    around = [margin.rstrip(), *lines, margin.rstrip()] if content else []
    end = _LINE_END.search(text, each.found.start)
    return (end[0] if end else "\n").join(["", *around, margin])


def _is_empty(text: str, found: FoundRegion) -> bool:
    """Return whether nothing but spaces and signs of quotation stands in a region."""
    return not text[found.start : found.end].strip(" \t\r\n>")
