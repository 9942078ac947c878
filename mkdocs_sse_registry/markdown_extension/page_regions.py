"""The regions of one page while it is parsed; knows neither priorities nor what a region asks for.

A region is a token in the text until it turns out to be a block, a part of a sentence, code after
all, or raw HTML. What then becomes of it is for those who derive from `PageRegions`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from markdown.util import code_escape
from msgspec import Struct

from mkdocs_sse_registry.rendering import markers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_sse_registry.rendering.markers import Marked

TOKEN = re.compile("\x02sse-(?:block|inline):([0-9]+)\x03")
BLOCK_SIGN = "\x02sse-block:"
BLOCK_TOKEN = re.compile(f"{BLOCK_SIGN}([0-9]+)\x03")
MARGIN = re.compile(" *")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Token(Struct, frozen=True, kw_only=True):
    """What stands in the page while it is parsed.

    Attributes:
        marked: The region.
        lines: The lines that the token stands for, without the margin.
    """

    marked: Marked
    lines: tuple[str, ...]


class PageRegions(ABC):
    """The regions of one conversion of Markdown.

    Args:
        md: The conversion.

    Attributes:
        tokens: What stands for the regions, by the number in the token.
    """

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self.begin([])

    def begin(self, lines: list[str]) -> None:
        """Remember the page as it was before any code was taken out of it."""
        self._lines = lines
        self._text = ""
        self.tokens: list[Token] = []
        self._made_headings: list[Element] = []

    def source(self, lines: list[str]) -> list[str]:
        """Return the lines that stand for those of the page."""
        return lines

    def tokenize(self, text: str) -> str:
        """Return the text with a token for each region."""
        self._text = text
        written, position = [], 0
        for marked in markers.scan(text):
            form = "block" if marked.is_block else "inline"
            token = f"\x02sse-{form}:{len(self.tokens)}\x03"
            lines = _without(marked.margin, text[marked.start : marked.end].split("\n"))
            self.tokens.append(Token(marked=marked, lines=lines))
            written += [text[position : marked.start], token]
            position = marked.end
        return "".join([*written, text[position:]])

    @abstractmethod
    def block(self, number: int, parent: Element) -> None:
        """Put the content of a block region below an element."""

    @abstractmethod
    def inline(self, number: int) -> str:
        """Return what an inline region stands for."""

    @abstractmethod
    def strand(self, number: int) -> None:
        """Take note of a region that stands where no Markdown is read."""

    def code(self, text: str) -> str:
        """Return the text of a code element with every token turned back into what was there."""
        return TOKEN.sub(lambda found: code_escape(self._source(found)), text)

    def raw(self, text: str) -> str:
        """Return HTML with every token turned back; those that are left stand in raw HTML."""
        for found in TOKEN.finditer(text):
            self.strand(int(found[1]))
        return TOKEN.sub(self._source, text)

    def _level(self) -> int:
        """Return the level of a heading below the last one so far that no region made."""
        found = headings(self._md.parser.root)
        own = [each for each in found if each not in self._made_headings]
        return min(int(own[-1].tag[1]) + 1, 6) if own else 2

    def _source(self, found: re.Match[str]) -> str:
        """Return what a token stood for, its other lines as far in as the one with the token."""
        first, *below = self.tokens[int(found[1])].lines
        margin = MARGIN.match(found.string, found.string.rfind("\n", 0, found.start()) + 1)
        indent = margin[0] if margin else ""
        return "\n".join([first, *(indent + line if line else "" for line in below)])


def headings(element: Element) -> list[Element]:
    """Return the headings of an element, itself among them."""
    return [each for each in element.iter() if each.tag in HEADINGS]


def _without(margin: str, lines: list[str]) -> tuple[str, ...]:
    """Return the lines without what stands before each; one that has nothing else is empty."""
    return tuple(
        "" if line.strip() == margin.strip() else line.removeprefix(margin) for line in lines
    )
