"""Write a region for those who read the file itself: in GitHub's Markdown, for no engine.

Nothing of the registry becomes markup. Left out are marks, anchors, looks, and every link: one to a
generated page leads nowhere without a build, one to a source line changes with each commit.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering import html
from mkdocs_sse_registry.rendering.pieces import END, PIECE, SEPARATOR, START, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.rendering.pieces import Voice

_LINE_IN_PIECE = "\x1e"
"""Stands for a line end in a piece, which has no control characters, while lines are told apart."""

_MARK = f"{START}mark{SEPARATOR}[^{END}]*{END}"
_MARKS = re.compile(f"(?: |<br>){_MARK}|{_MARK} ?")
_WORDLESS = re.compile(f"{START}picture{SEPARATOR}[^{SEPARATOR}]*{SEPARATOR}{END} ?")
"""Pictures of what is said beside them, with the space that sets them apart, as of the marks."""

_SILENT = f"{START}(?:anchor|opened|closed|tag){SEPARATOR}[^{END}]*{END}"
_BEGINS_WITH_TEXT = re.compile(f"[ ]*(?:{_SILENT})*{START}(?:picture|text){SEPARATOR}")
_LISTING = re.compile(f"{START}(?:diagram|listing|tabs){SEPARATOR}")

_ESCAPED = re.compile(r"[\\`*\[\]<|~{]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|:(?=//)|\.(?<=www\.)")
_SPLIT = re.compile(r"@(?=\w)|:(?=[-+\w]+:)|\$")
"""What GitHub looks for in finished text, where a backslash is gone: names, emoji, formulas."""

_BEGIN = re.compile(r"\d{1,9}[.)]|[#>+=-]")
"""How a line begins that is an item, a heading, a quotation, or underlines the one above."""

_SPOILING = re.compile(r"<!(?=--[ \t]*/?sse-registry)|\{(?=[{%#])")
_WORD_JOINER = "\u2060"
"""A character that is not seen."""


def plain(markdown: str, *, longest_open: int = 0) -> str:
    """Return what a template made as GitHub's Markdown, without an empty line around it.

    Args:
        markdown: What a template made.
        longest_open: Backticks of a fence before it that is not to be closed, 0 for none.
    """
    voice = partial(PlainVoice, longest_open=longest_open)
    return spoken(_MARKS.sub("", markdown), voice)


def spoken(markdown: str, voice: Callable[[bool], Voice]) -> str:
    """Return what a template made as GitHub's Markdown, in the words of a voice.

    Args:
        markdown: What a template made.
        voice: Returns what writes the pieces of one line, given whether it is the row of a table.
    """
    kept = _WORDLESS.sub("", markdown)
    in_lines = PIECE.sub(lambda match: match[0].replace("\n", _LINE_IN_PIECE), kept)
    lines: list[str] = []
    for line in in_lines.split("\n"):
        written = _line(line, voice)
        if written or (lines and lines[-1]):
            lines.append(written)
    return _harmless("\n".join(lines).strip("\n"))


def _line(line: str, voice: Callable[[bool], Voice]) -> str:
    is_row = "|" in PIECE.sub("", line)
    written = fill(line.replace(_LINE_IN_PIECE, "\n"), voice(is_row))
    if _LISTING.search(line):
        return written
    return _as_text(written.strip(" ")) if _BEGINS_WITH_TEXT.match(line) else written.rstrip(" ")


def _as_text(line: str) -> str:
    """Return a line that begins with text so that it begins no list, heading or quotation."""
    if begin := _BEGIN.match(line):
        sign = begin.end() - 1
        return f"{line[:sign]}\\{line[sign:]}"
    return line


def _harmless(text: str) -> str:
    """Return the text so that in code, too, nothing reads as a marker or as a macro.

    A marker would end the region; the plugin mkdocs-macros would run what stands in braces.
    """
    return _SPOILING.sub(lambda match: match[0] + _WORD_JOINER, text)


class PlainVoice:
    """Writes the pieces of one line.

    Args:
        is_row: Whether it is the row of a table, where a bar ends a cell even in code.
        longest_open: Backticks of a fence before it that is not to be closed, 0 for none.
    """

    def __init__(self, is_row: bool, longest_open: int = 0) -> None:  # noqa: FBT001 - the only one
        self._is_row = is_row
        self._longest_open = longest_open

    def text(self, text: str) -> str:
        """Write text with what is markup escaped; see `Voice`."""
        lines = (" ".join(line.split()) for line in text.strip().split("\n"))
        return "<br>".join(map(_escaped, lines))

    def attribute(self, text: str) -> str:
        """Write text inside an attribute; see `Voice`."""
        return html.attribute(" ".join(text.split()))

    def code(self, text: str) -> str:
        """Write a name between more backticks than it has; see `Voice`."""
        text = text.replace("\n", " ")
        if not text:
            return ""
        ticks = "`" * (_longest_run(text) + 1)
        is_bare = text.strip(" ") and not (text[0] in "` " or text[-1] in "` ")
        padding = "" if is_bare or not text.strip(" ") else " "
        if self._is_row:
            text = text.replace("|", r"\|")
        return f"{ticks}{padding}{text}{padding}{ticks}"

    def anchor(self, name: str) -> str:  # noqa: ARG002 - GitHub makes its own
        """Write no anchor; see `Voice`."""
        return ""

    def opened(self, target: str, anchor: str) -> str:  # noqa: ARG002 - there is no link
        """Write no link; see `Voice`."""
        return ""

    def closed(self, target: str, anchor: str) -> str:  # noqa: ARG002 - there is no link
        """Write no link; see `Voice`."""
        return ""

    def picture(self, markup: str, words: str) -> str:  # noqa: ARG002 - words are enough
        """Write a picture in words; see `Voice`."""
        return self.text(words)

    def reference(self, label: str, identifier: str, url: str) -> str:  # noqa: ARG002 - no link
        """Write the name of a Python object; see `Voice`."""
        return self.code(label)

    def listing(self, language: str, text: str) -> str:
        """Write code in a fence; see `Voice`."""
        fence = "`" * max(3, _longest_run(text) + 1, self._longest_open + 1)
        return f"{fence}{language}\n{text}\n{fence}"

    def tabs(self, *parts: str) -> str:
        """Write listings one after the other; see `Voice`."""
        written = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        return "\n\n".join(
            f"**{self.text(label)}**\n\n{self.listing(language, text)}"
            for label, language, text in written
        )

    def diagram(self, source: str) -> str:
        """Write a diagram in a fence; see `Voice`."""
        return self.listing("mermaid", source)

    def folded(self, summary: str) -> str:
        """Write the begin of an element that GitHub folds; see `Voice`."""
        return f"<details>\n<summary>{html.text(summary)}</summary>"

    def unfolded(self, summary: str) -> str:  # noqa: ARG002 - it stands at the begin
        """Write the end of the element; see `Voice`."""
        return "</details>"

    def tiles(self, *parts: str) -> str:
        """Write numbers as a list; see `Voice`."""
        return "\n".join(
            f"- **{self.text(number)}** {self.text(words)}"
            for number, words in zip(parts[::2], parts[1::2], strict=True)
        )

    def mark(self, *parts: str) -> str:  # noqa: ARG002 - there are no marks
        """Write no mark; see `Voice`."""
        return ""

    def tag(self, markup: str) -> str:  # noqa: ARG002 - a plain file has no looks
        """Write no tag; see `Voice`."""
        return ""


def _escaped(text: str) -> str:
    return _SPLIT.sub(r"<span>\g<0></span>", _ESCAPED.sub(r"\\\g<0>", text))


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
