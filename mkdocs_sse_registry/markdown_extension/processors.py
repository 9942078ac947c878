"""Find the regions of a page while Python-Markdown parses it; knows no registry.

Regions become tokens after code has been taken out of the page and before HTML is (priority 22).
A token that turns out to be a block is replaced by the region's content: at priority 79, behind
indented code, and at 11, before paragraphs, where it is an indented line of one. A token in a
sentence is replaced by a number. A token that was code after all is turned back into the text that
it stood for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_sse_registry.markdown_extension.page_regions import BLOCK_SIGN, BLOCK_TOKEN, TOKEN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_sse_registry.markdown_extension.page_regions import PageRegions

_DEFINITION = re.compile(" {0,3}: {1,3}")
"""What begins a definition without a term of its own, for `def_list`."""

OWN_NAMES = ("sse_registry", "mkdocs_sse_registry.markdown_extension")
"""How a site may list the extension."""


class _Begin(Preprocessor):
    """Remembers the lines of the page, and gives way to those that it is made of."""

    def __init__(self, md: Markdown, page: PageRegions) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        self._page.begin(lines)
        return self._page.source(lines)


class _Tokenize(Preprocessor):
    """Puts tokens in the place of regions."""

    def __init__(self, md: Markdown, page: PageRegions) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        return self._page.tokenize("\n".join(lines)).split("\n")


class _FillBlock(BlockProcessor):
    """Replaces a token on a line of its own by the content of the region.

    Args:
        md: The conversion.
        page: Its regions.
        margin: Spaces that may stand before the token.
    """

    def __init__(self, md: Markdown, page: PageRegions, margin: str) -> None:
        super().__init__(md.parser)
        self._page = page
        self._block = re.compile(f"(?:^|\n){margin}{BLOCK_TOKEN.pattern}")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the base's signature
        return BLOCK_SIGN in block and self._block.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        match = self._block.search(block)
        if match is None:
            return False
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        self._page.block(int(match[1]), parent)
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)
        if blocks and _DEFINITION.match(blocks[0]):
            SubElement(parent, "div")  # or the last paragraph would be taken for its term
        return True


class _FillInline(InlineProcessor):
    """Replaces a token in a sentence by a number."""

    def __init__(self, md: Markdown, page: PageRegions) -> None:
        super().__init__(TOKEN.pattern, md)
        self._page = page

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        del data
        return self._page.inline(int(m[1])), m.start(0), m.end(0)


class _RestoreCode(Treeprocessor):
    """Turns tokens in code elements back into text."""

    def __init__(self, md: Markdown, page: PageRegions) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        if not self._page.tokens:
            return
        for element in root.iter("code"):
            if element.text and TOKEN.search(element.text):
                element.text = AtomicString(self._page.code(element.text))


class _RestoreRest(Postprocessor):
    """Turns tokens in raw HTML back into the comments that they were."""

    def __init__(self, md: Markdown, page: PageRegions) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        return self._page.raw(text)


def register(md: Markdown, page: PageRegions) -> None:
    """Register the processors of a conversion, at the priorities that the order above needs."""
    md.preprocessors.register(_Begin(md, page), "sse_registry_begin", 29.5)
    md.preprocessors.register(_Tokenize(md, page), "sse_registry_tokenize", 22)
    at_margin, lazy = _FillBlock(md, page, " {0,3}"), _FillBlock(md, page, " *")
    md.parser.blockprocessors.register(at_margin, "sse_registry_fill", 79)
    md.parser.blockprocessors.register(lazy, "sse_registry_fill_in_paragraph", 11)
    md.inlinePatterns.register(_FillInline(md, page), "sse_registry_fill", 175)
    md.treeprocessors.register(_RestoreCode(md, page), "sse_registry_blocks_of_code", 35)
    md.treeprocessors.register(_RestoreCode(md, page), "sse_registry_code_spans", 19)
    md.postprocessors.register(_RestoreRest(md, page), "sse_registry_rest", 29)
