"""The comments of a page that silence a rule, and what each is about; knows no event type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.pages import BrokenMarker, Ignore
from mkdocs_sse_registry.domain.rules import BY_CODE
from mkdocs_sse_registry.sources.prose.blocks import COVER, covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.sources.prose.blocks import Fence, Lines, Span

_OWN = re.compile(r"<!--[ \t]*/?sse-registry\b")
_IGNORE = re.compile(r"<!--[ \t]*sse-registry:[ \t]*ignore(?P<rest>\s.*?)?\s*-->", re.DOTALL)
_NO_TEXT = f" \t>{COVER}"
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_ROW = re.compile(r"[ \t>]*\|")
_BELOW_HEADS = re.compile(r"[ \t>]*:?-+:?[ \t]*\|[ \t|:-]*\Z")

_WRITTEN = "<!-- sse-registry: ignore {code} REASON -->"


class Found(NamedTuple):
    """What the comments of a page say.

    Attributes:
        ignores: By line.
        broken: Those that silence nothing, by line.
    """

    ignores: tuple[Ignore, ...]
    broken: tuple[BrokenMarker, ...]


def find(text: str, lines: Lines, comments: Sequence[Span], fences: Sequence[Fence]) -> Found:
    """Return what is silenced in a page.

    Args:
        text: The page without front matter and the content of regions.
        lines: Its lines.
        comments: Its comments.
        fences: Its fences.
    """
    silent = [each for each in comments if not _is_marker(text, each)]
    about = _Lines(covered(text, silent), lines, fences)
    ignores: list[Ignore] = []
    broken: list[BrokenMarker] = []
    for start, end in silent:
        match = _IGNORE.fullmatch(text, start, end)
        if match is None:
            continue
        code, _, reason = " ".join((match["rest"] or "").split()).partition(" ")
        line = lines.line(start)
        if wrong := _wrong(code, reason.strip()):
            usual = code if code in BY_CODE else "CODE"
            fix = f"Write {_WRITTEN.format(code=usual)}."
            message = f"{match[0]} {wrong}"
            broken.append(BrokenMarker(marker=match[0], message=message, fix=fix, line=line))
        elif span := about.lines(line):
            first, last = span
            ignores.append(
                Ignore(code=code, reason=reason.strip(), line=line, first=first, last=last)
            )
    return Found(tuple(ignores), tuple(broken))


def _is_marker(text: str, comment: Span) -> bool:
    """Return whether a comment is a marker of a region; a rule may be silenced there, too."""
    own = _OWN.match(text, *comment)
    return own is not None and _IGNORE.fullmatch(text, *comment) is None


def _wrong(code: str, reason: str) -> str | None:
    if not code:
        return "names no rule."
    if code not in BY_CODE:
        return f"silences {code!r}, and there is no such rule.{meant(code, BY_CODE)}"
    return None if reason else f"silences {code} without a reason."


class _Lines:
    """The lines of a page, without its comments; what each comment is about is found once."""

    def __init__(self, text: str, lines: Lines, fences: Sequence[Fence]) -> None:
        self._lines = text.removeprefix("\ufeff").split("\n")
        self._fences = {
            lines.line(fence.start): lines.line(max(fence.start, fence.inside_end))
            for fence in fences
        }
        self._have_text = [_has_text(line) for line in self._lines]
        self._spans: dict[int, Span | None] = {}

    def lines(self, number: int) -> Span | None:
        """Return the first and the last line that a comment on a line is about.

        It is about its own line if that has text, as the row of a table has; else about the next
        line that has some, with the rest of a fence or a table that begins there.
        """
        if self._have_text[number - 1]:
            return number, number
        passed = [number]
        while (below := passed[-1] + 1) <= len(self._lines) and below not in self._spans:
            if below in self._fences or self._have_text[below - 1]:
                self._spans[below] = self._block(below)
                break
            passed.append(below)
        found = self._spans.get(below)
        self._spans.update(dict.fromkeys(passed, found))
        return found

    def _block(self, number: int) -> Span:
        if number in self._fences:
            return number, self._fences[number]
        first, below = self._lines[number - 1], self._lines[number : number + 1]
        last = number
        if _ROW.match(first) or (below and _BELOW_HEADS.match(below[0])):
            while last < len(self._lines) and "|" in self._lines[last]:
                last += 1
        return number, last


def _has_text(line: str) -> bool:
    text = line.strip(_NO_TEXT)
    return bool(text) and _ITEM.fullmatch(f"{text} ") is None
