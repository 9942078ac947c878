"""The lines of a page: its front matter, its fences, and what no reader sees; knows no names.

Every text here is as long as the page, so that an offset means the same place in each: what is
not read is covered, not cut out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    Span = tuple[int, int]

COVER = "\x00"
"""Stands for a character that is not read."""

TAB = 4
"""Columns of a tab, as in Markdown."""

_YAML = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_META = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?:.*)\n?")
_MORE_META = re.compile(r"(?: {4}|\t).*\n?")
_SWITCH = "sse-registry"

_SNIPPETS = re.compile(
    r"^[ \t]*-+8<-+[ \t]*\n(?:(?!.*-8<-).*\n)*?[ \t]*-+8<-+[ \t]*$", re.MULTILINE
)
_NO_PROSE = re.compile(r"^(?:.*-8<-.*|[ \t>]*:::.*)$", re.MULTILINE)

_FENCE = re.compile(r"(?P<margin>[ \t>]*)(?P<ticks>`{3,}+(?!.*`)|~{3,})(?P<info>.*)")
_LANGUAGE = re.compile(r"[ \t{.]*(?P<language>[\w+#-]*)")


class Fence(Struct, frozen=True, kw_only=True):
    """A block of code.

    Attributes:
        language: What its first line says, in small letters.
        start: Offset of its first line.
        inside: Offset of the first line of code.
        inside_end: Offset behind the last line of code.
        end: Offset behind its last line.
        depth: How many signs of quotation stand before each line.
    """

    language: str
    start: int
    inside: int
    inside_end: int
    end: int
    depth: int


class Lines:
    """Where the lines of a text are.

    Args:
        text: A text with one character for each end of a line.
    """

    def __init__(self, text: str) -> None:
        begin = 1 if text.startswith("\ufeff") else 0
        self.starts = [begin, *(match.end() for match in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        return max(1, bisect_right(self.starts, offset))

    def column(self, offset: int) -> int:
        """Return the column of an offset, from 1."""
        return offset - self.starts[self.line(offset) - 1] + 1


def flat(text: str) -> str:
    r"""Return a text of the same length whose lines all end with `\n`."""
    return re.sub("\r(?=\n)", " ", text).replace("\r", "\n")


def covered(text: str, spans: Iterable[Span]) -> str:
    """Return the text with all that is in the spans covered, but for ends of lines."""
    written: list[str] = []
    position = 0
    for start, end in sorted(spans):
        begin = max(start, position)
        if end > begin:
            written += [text[position:begin], re.sub(r"[^\n]", COVER, text[begin:end])]
            position = end
    return "".join([*written, text[position:]])


def front_matter(text: str) -> tuple[Span, bool]:
    """Return where the front matter is, and whether it leaves the prose of the page out.

    It is found as MkDocs finds it: YAML between lines of dashes, else lines of `key: value`.
    """
    begin = 1 if text.startswith("\ufeff") else 0
    if match := _YAML.match(text, begin):
        return match.span(), _is_off(match["yaml"])
    end = begin
    line = _META.match(text, end)
    while line and line.end() > end:
        end = line.end()
        line = _META.match(text, end) or _MORE_META.match(text, end)
    return (begin, end), False


def _is_off(text: str) -> bool:
    if _SWITCH not in text:
        return False
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    own = data.get(_SWITCH) if isinstance(data, dict) else None
    return isinstance(own, dict) and own.get("prose") is False


def directives(text: str) -> list[Span]:
    """Return the lines that name files and modules: those of snippets and of mkdocstrings."""
    blocks = [match.span() for match in _SNIPPETS.finditer(text)] if "8<" in text else []
    return blocks + [match.span() for match in _NO_PROSE.finditer(text)]


def fences(text: str, lines: Lines) -> list[Fence]:
    """Return the fences of a text in their order; one that is never closed is none."""
    found: list[Fence] = []
    unclosed: dict[tuple[str, int, int], int] = {}  # each form is looked for once in each place
    number = 0
    while number < len(lines.starts):
        opening = _FENCE.match(text, lines.starts[number])
        number += 1
        if opening is None:
            continue
        form = (opening["ticks"], opening["margin"].count(">"), _width(opening["margin"]))
        if number <= unclosed.get(form, 0):
            continue
        last, is_closed = _last(text, lines, number, form)
        if is_closed:
            found.append(_fence(text, lines, (number - 1, last), opening))
            number = last + 1
        else:
            unclosed[form] = last
    return found


def _last(text: str, lines: Lines, number: int, form: tuple[str, int, int]) -> tuple[int, bool]:
    """Return the line that closes a fence, or that ends what it is in, and whether it closes it."""
    ticks, depth, width = form
    for each in range(number, len(lines.starts)):
        line = text[lines.starts[each] : _end(text, lines, each)]
        margin = line[: len(line) - len(line.lstrip(" \t>"))]
        is_empty = not line.strip(" \t>")
        if margin.count(">") < depth or (not is_empty and _width(margin) < width):
            return each, False
        match = _FENCE.match(line)
        if match and match["ticks"].startswith(ticks) and not match["info"].strip():
            return each, True
    return len(lines.starts), False


def _fence(text: str, lines: Lines, ends: Span, opening: re.Match[str]) -> Fence:
    language = _LANGUAGE.match(opening["info"])
    return Fence(
        language=language["language"].lower() if language else "",
        start=lines.starts[ends[0]],
        inside=lines.starts[ends[0] + 1],
        inside_end=lines.starts[ends[1]],
        end=_end(text, lines, ends[1]),
        depth=opening["margin"].count(">"),
    )


def _end(text: str, lines: Lines, number: int) -> int:
    return lines.starts[number + 1] - 1 if number + 1 < len(lines.starts) else len(text)


def _width(margin: str) -> int:
    """Return how far a line is indented, behind its signs of quotation."""
    return len(margin.rpartition(">")[2].expandtabs(TAB)) if margin else 0
