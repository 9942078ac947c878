"""Find the markers of regions in the text of a page; knows neither what they ask for nor Markdown.

Code must be taken out of the text before, but for code spans, which are recognised here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"<!--[ \t]*sse-registry:[ \t]*(?P<content>(?:(?!-->)[^\n])*?)[ \t]*-->")
CLOSING = re.compile(r"<!--[ \t]*/sse-registry[ \t]*-->")

_EITHER = re.compile(f"{OPENING.pattern}|(?P<closing>{CLOSING.pattern})")
_BLANK_LINE = r"\n[ \t>]*\n"
_CODE_SPAN = re.compile(
    rf"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!{_BLANK_LINE}).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_MARGIN = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A region as it stands in the text.

    Attributes:
        content: What the opening marker says after `sse-registry:`.
        line: Line of the opening marker, from 0.
        start: Offset of the region: of its first line for a block, of its marker inside a sentence.
        end: Offset behind the closing marker.
        margin: What stands before every line of a block; `None` inside a sentence.
    """

    content: str
    line: int
    start: int
    end: int
    margin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A marker without its partner, or in a place where none can be.

    Attributes:
        marker: The marker as written.
        line: Its line, from 0.
        message: What is wrong.
        fix: What to do.
    """

    marker: str
    line: int
    message: str
    fix: str


def scan(text: str) -> tuple[list[Marked], list[Broken]]:
    """Return the regions of a text, and the markers that belong to none, both in their order."""
    pairs: list[Marked] = []
    broken: list[Broken] = []
    pending: list[re.Match[str]] = []
    for marker in _markers(text):
        if not marker["closing"]:
            pending.append(marker)
        elif pending:
            pairs.append(_marked(text, pending.pop(), marker.end()))
        else:
            broken.append(_broken(text, marker, "closes no region.", "Remove it."))
    for marker in pending:
        fix = "Write <!-- /sse-registry --> where the region ends."
        broken.append(_broken(text, marker, "opens a region that is never closed.", fix))
    found: list[Marked] = []
    for pair in sorted(pairs, key=lambda each: each.start):
        if found and pair.start < found[-1].end:
            broken.append(_nested(pair, found[-1]))
        else:
            found.append(pair)
    return found, sorted(broken, key=lambda each: each.line)


def _markers(text: str) -> list[re.Match[str]]:
    """Return all markers that are not in a code span."""
    if "sse-registry" not in text:
        return []
    spans = [match.span() for match in _CODE_SPAN.finditer(text)]
    return [
        marker
        for marker in _EITHER.finditer(text)
        if not any(start < marker.start() < end for start, end in spans)
    ]


def _marked(text: str, opening: re.Match[str], end: int) -> Marked:
    line_start = text.rfind("\n", 0, opening.start()) + 1
    line_end = text.find("\n", opening.end())
    before = text[line_start : opening.start()]
    alone = _MARGIN.fullmatch(before) and not text[opening.end() : line_end].strip()
    is_block = bool(alone) and line_end != -1
    return Marked(
        content=opening["content"],
        line=_line_of(text, opening),
        start=line_start if is_block else opening.start(),
        end=end,
        margin=before if is_block else None,
    )


def _nested(inner: Marked, outer: Marked) -> Broken:
    return Broken(
        marker=f"<!-- sse-registry: {inner.content} -->",
        line=inner.line,
        message=f"opens a region inside the region of line {outer.line + 1}.",
        fix="Close that one before it.",
    )


def _broken(text: str, marker: re.Match[str], message: str, fix: str) -> Broken:
    return Broken(marker=marker[0], line=_line_of(text, marker), message=message, fix=fix)


def _line_of(text: str, marker: re.Match[str]) -> int:
    return text.count("\n", 0, marker.start())
