"""Write the pieces of a generated page that is a file, for any engine; knows no template.

A backslash keeps text from being markup on GitHub, but before many signs Python-Markdown shows it.
There, and for what extensions of engines read, text is written with the names of its characters.
"""

from __future__ import annotations

import re

from mkdocs_sse_registry.rendering import html
from mkdocs_sse_registry.rendering.addresses import address
from mkdocs_sse_registry.rendering.plain_voice import PlainVoice

_NAMES = {
    "\\": "&bsol;",
    "&": "&amp;",
    "<": "&lt;",
    "|": "&vert;",
    "[": "&lsqb;",
    "]": "&rsqb;",
    "~": "&#126;",
    "^": "&Hat;",
    "=": "&equals;",
    "+": "&plus;",
    ":": "&colon;",
    "$": "&dollar;",
    "@": "&commat;",
    "!": "&excl;",
    "?": "&quest;",
    "/": "&sol;",
}
_SIGN = re.compile(
    r"(?P<split>@(?=\w)|:(?=[-+\w]+:)|\$)"
    r"|(?P<named>^(?:!!!|\?\?\?|///|[:=])|[\\<|\[\]~^]|==+|\+\++|&(?=#?\w+;)|:(?=//))"
    r"|(?P<escaped>[`*{]|(?<![^\W_])_|_(?![^\W_])|\.(?<=www\.))"
)
"""What engines read: also in finished text, as names, emoji and formulas; what no backslash stops;
and the rest."""

_HARD_IN_CODE = re.compile(r"[<|]|^(?:#!|:::|\[TOC\]$)")
"""What engines read in code: a tag, the end of a cell, a language, the place of a contents list."""


class PageVoice(PlainVoice):
    """Writes the pieces of one line of a page: with links, anchors and marks.

    Args:
        is_row: Whether it is the row of a table.
        page: Path of the page.
    """

    def __init__(self, is_row: bool, page: str) -> None:  # noqa: FBT001 - as its base has it
        super().__init__(is_row)
        self._page = page

    def text(self, text: str) -> str:
        """Write text with what is markup escaped; see `Voice`."""
        lines = (" ".join(line.split()) for line in text.strip().split("\n"))
        return "<br>".join(_SIGN.sub(_escaped, line) for line in lines)

    def code(self, text: str) -> str:
        """Write a name; see `Voice`."""
        if _HARD_IN_CODE.search(text):
            return f"<code>{_SIGN.sub(_escaped, ' '.join(text.split()))}</code>"
        return super().code(text)

    def anchor(self, name: str) -> str:
        """Write an element that a link can lead to; see `Voice`."""
        return f'<a id="{html.attribute(name)}"></a>'

    def opened(self, target: str, anchor: str) -> str:
        """Write the begin of a link; see `Voice`."""
        return "[" if address(target, anchor, page=self._page) else ""

    def closed(self, target: str, anchor: str) -> str:
        """Write the end of a link; see `Voice`."""
        leading = address(target, anchor, page=self._page)
        return f"]({leading})" if leading else ""

    def folded(self, summary: str) -> str:
        """Write a line in words, since not every engine can fold Markdown; see `Voice`."""
        return f"{self.text(summary)}:"

    def unfolded(self, summary: str) -> str:  # noqa: ARG002 - nothing is folded
        """Write no end; see `Voice`."""
        return ""

    def mark(self, *parts: str) -> str:
        """Write a mark in bold, linked to where the reader learns more; see `Voice`."""
        words, _kind, _title, target = (*parts, "", "")[:4]
        return f"{self.opened(target, '')}**{self.text(words)}**{self.closed(target, '')}"


def _escaped(sign: re.Match[str]) -> str:
    """Return signs so that no engine reads them."""
    if sign["escaped"]:
        return f"\\{sign[0]}"
    named = "".join(_NAMES[each] for each in sign[0])
    return f"<span>{named}</span>" if sign["split"] else named
