"""Find the regions in the text of a file, as the site's own Markdown extensions see them.

A conversion does not know where in the file a marker came from: code is taken out before, tabs
become spaces. So each marker of the file gets a number, and the conversion tells which of them are
regions. Its HTML is thrown away. Knows no registry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from msgspec.structs import replace

from mkdocs_sse_registry.domain.pages import BrokenMarker
from mkdocs_sse_registry.markdown_extension.numbered_markers import NumberedMarkers
from mkdocs_sse_registry.markdown_extension.page_lines import without_fences
from mkdocs_sse_registry.markdown_extension.page_regions import TOKEN, PageRegions
from mkdocs_sse_registry.markdown_extension.processors import OWN_NAMES, register
from mkdocs_sse_registry.rendering import complaints, markers
from mkdocs_sse_registry.rendering.found_regions import FoundRegion, Surveyed
from mkdocs_sse_registry.sources.prose import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from mkdocs_sse_registry.markdown_extension.page_regions import Token

LEFT_OUT = frozenset({*OWN_NAMES, "pymdownx.snippets"})
"""Extensions that a survey does without: our own, and one that puts other files into a page."""

FENCES = "custom_fences"

_OPEN_FENCE = re.compile("^[ \t>]*(`{3,})", re.MULTILINE)
_HEADING = re.compile("^ {0,3}(#{1,6})[ \t]", re.MULTILINE)


class Survey:
    """Finds the regions of the pages of one site.

    Args:
        extensions: Names of the site's Markdown extensions, with MkDocs' own. One that cannot be
            loaded is left out.
        configs: Their options, by name.
    """

    def __init__(
        self, extensions: Sequence[str] = (), configs: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        self._extensions = [name for name in extensions if name not in LEFT_OUT]
        # A fence of a user's own may run what stands in it; where fences are is known without it.
        self._configs = {
            name: {option: value for option, value in options.items() if option != FENCES}
            for name, options in (configs or {}).items()
        }

    def of(self, text: str) -> Surveyed:
        """Return the regions of a page.

        Args:
            text: All that the file holds, with front matter, line ends and byte order mark.
        """
        if not markers.may_be_in(text):
            return Surveyed()
        page = _Page(text)
        if page.numbered.are_none:
            return Surveyed()
        try:
            return page.surveyed(self._outcome(page.numbered.markdown))
        except Exception as error:  # noqa: BLE001 - an extension can raise anything
            surveyed = page.surveyed(_outside_fences(page.numbered.markdown))
            return replace(surveyed, failure=f"{type(error).__name__}: {error}")

    def _outcome(self, markdown: str) -> _Outcome:
        """Return what a conversion makes of each marker.

        It is made anew for each page, as MkDocs does: not every extension forgets the last page.
        """
        md = Markdown()
        for name in tuple(self._extensions):
            try:
                md.registerExtensions([name], {name: dict(self._configs.get(name, {}))})
            except Exception:  # noqa: BLE001 - an extension can raise anything
                self._extensions.remove(name)
        outcome = _Outcome(md)
        register(md, outcome)
        md.convert(markdown)
        return outcome


class _Outcome(PageRegions):
    """Takes note of what each token of a page turns out to be.

    Attributes:
        regions: Level of the headings of each region, by the number of its token.
        stranded: Numbers of those that stand in raw HTML.
        longest_open: Backticks of the longest fence that nothing closes, 0 for none.
    """

    def begin(self, lines: list[str]) -> None:
        """Begin a page; see `PageRegions`."""
        super().begin(lines)
        self.regions: dict[int, int] = {}
        self.stranded: set[int] = set()
        self.longest_open = 0

    def tokenize(self, text: str) -> str:
        """Take note of what still looks like a fence when code is out of the text."""
        tokenized = super().tokenize(text)
        self.longest_open = max(map(len, _OPEN_FENCE.findall(tokenized)), default=0)
        return tokenized

    def block(self, number: int, parent: Element) -> None:
        """Take note of a block; see `PageRegions`."""
        self.regions[number] = self._level()
        SubElement(parent, "p")

    def inline(self, number: int) -> str:
        """Take note of a region in a sentence; see `PageRegions`."""
        self.regions[number] = 1
        return ""

    def strand(self, number: int) -> None:
        """Take note of a region in raw HTML; see `PageRegions`."""
        self.stranded.add(number)


def _outside_fences(markdown: str) -> _Outcome:
    """Return what can be said of each marker where an extension cannot convert the page."""
    outcome = _Outcome(Markdown())
    text = outcome.tokenize(without_fences(markdown))
    for token in TOKEN.finditer(text):
        headings = _HEADING.findall(text, 0, token.start())
        outcome.regions[int(token[1])] = min(len(headings[-1]) + 1, 6) if headings else 2
    return outcome


class _Page:
    """The text of a file, in which markers are found again by their numbers.

    Args:
        text: All that the file holds.
    """

    def __init__(self, text: str) -> None:
        flat = blocks.flat(text)
        self._text = text
        self._lines = blocks.Lines(flat)
        (_, begin), _ = blocks.front_matter(flat)
        self.numbered = NumberedMarkers(text, flat, begin)

    def surveyed(self, outcome: _Outcome) -> Surveyed:
        """Return the regions and broken markers, where they stand in the file."""
        regions: list[FoundRegion] = []
        broken: list[BrokenMarker] = []
        for number, token in enumerate(outcome.tokens):
            first = self.numbered.first(token.marked)
            if first is None:
                continue
            if number not in outcome.regions:
                if number in outcome.stranded:
                    broken.append(self._broken(first, complaints.stranded(first[0])))
            elif token.marked.broken:
                what = (replace(each, marker=first[0]) for each in token.marked.broken)
                broken += [self._broken(first, complaints.unpaired(each)) for each in what]
            elif (last := self.numbered.last(token.lines[-1])) is not None:
                found = self._found(token, first, last, outcome.regions[number])
                regions.append(replace(found, longest_open=outcome.longest_open))
        return Surveyed(regions=tuple(regions), broken=tuple(broken))

    def _found(
        self, token: Token, first: re.Match[str], last: re.Match[str], level: int
    ) -> FoundRegion:
        line = self._lines.line(first.start())
        before = self._text[self._lines.starts[line - 1] : first.start()]
        return FoundRegion(
            marker=first[0],
            asks=first["content"],
            line=line,
            start=first.end(),
            end=last.start(),
            is_block=token.marked.is_block,
            margin=before if token.marked.is_block else "",
            level=level,
        )

    def _broken(self, marker: re.Match[str], complaint: complaints.Complaint) -> BrokenMarker:
        return BrokenMarker(
            marker=marker[0],
            message=complaint.message,
            fix=complaint.fix,
            line=self._lines.line(marker.start()),
        )
