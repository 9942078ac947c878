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

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_sse_registry.markdown_extension.conversion import BLOCK_TOKEN, TOKEN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_sse_registry.markdown_extension.conversion import Conversion


class _Begin(Preprocessor):
    """Remembers the lines of the page."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, lines: list[str]) -> list[str]:
        self._conversion.begin(lines)
        return lines


class _Tokenize(Preprocessor):
    """Puts tokens in the place of regions."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, lines: list[str]) -> list[str]:
        return self._conversion.tokenize("\n".join(lines)).split("\n")


class _FillBlock(BlockProcessor):
    """Replaces a token on a line of its own by the content of the region.

    Args:
        md: The conversion.
        conversion: Its regions.
        margin: Spaces that may stand before the token.
    """

    def __init__(self, md: Markdown, conversion: Conversion, margin: str) -> None:
        super().__init__(md.parser)
        self._conversion = conversion
        self._block = re.compile(f"(?:^|\n){margin}{BLOCK_TOKEN.pattern}")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the base's signature
        return self._block.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        match = self._block.search(block)
        if match is None:
            return False
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        self._conversion.block(int(match[1]), parent)
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)
        return True


class _FillInline(InlineProcessor):
    """Replaces a token in a sentence by a number."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(TOKEN.pattern, md)
        self._conversion = conversion

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        del data
        return self._conversion.inline(int(m[1])), m.start(0), m.end(0)


class _RestoreCode(Treeprocessor):
    """Turns tokens in code elements back into text."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, root: Element) -> None:
        if not self._conversion.tokens:
            return
        for element in root.iter("code"):
            if element.text and TOKEN.search(element.text):
                element.text = AtomicString(self._conversion.code(element.text))


class _RestoreRest(Postprocessor):
    """Turns tokens in raw HTML back into the comments that they were."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, text: str) -> str:
        return self._conversion.raw(text)


def register(md: Markdown, conversion: Conversion) -> None:
    """Register the processors of a conversion, at the priorities that the order above needs."""
    md.preprocessors.register(_Begin(md, conversion), "sse_registry_begin", 29.5)
    md.preprocessors.register(_Tokenize(md, conversion), "sse_registry_tokenize", 22)
    at_margin, lazy = _FillBlock(md, conversion, " {0,3}"), _FillBlock(md, conversion, " *")
    md.parser.blockprocessors.register(at_margin, "sse_registry_fill", 79)
    md.parser.blockprocessors.register(lazy, "sse_registry_fill_in_paragraph", 11)
    md.inlinePatterns.register(_FillInline(md, conversion), "sse_registry_fill", 175)
    md.treeprocessors.register(_RestoreCode(md, conversion), "sse_registry_blocks_of_code", 35)
    md.treeprocessors.register(_RestoreCode(md, conversion), "sse_registry_code_spans", 19)
    md.postprocessors.register(_RestoreRest(md, conversion), "sse_registry_rest", 29)
