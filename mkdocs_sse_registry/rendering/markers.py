"""Find the markers of regions in the text of a page; knows neither what they ask for nor Markdown.

Code must be taken out of the text before, but for code spans, which are recognised here.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

OPENING = re.compile(
    r"<!--[ \t]*sse-registry:[ \t]*+(?!ignore(?:\s|-->))"  # that one silences a rule
    r"(?P<content>(?:(?!-->)[^\n])*?)[ \t]*-->"
)
CLOSING = re.compile(r"<!--[ \t]*/sse-registry[ \t]*-->")

ALMOST = re.compile(
    r"(?P<almost><!--[ \t]*(?:/|\\|[Ee]nd[ \t]+)?[ \t]*[Ss][Ss][Ee][-_ ]?[Rr]egist[a-z]*(?![\w-])"
    r"(?!:[ \t]*ignore(?:\s|-->))(?:(?:(?!-->)[^\n])*-->|[^\n]*\S)?)"
)
"""A comment that begins as a marker does, and is none."""

_EACH = re.compile(f"{OPENING.pattern}|(?P<closing>{CLOSING.pattern})|{ALMOST.pattern}")
_ANY = re.compile("sse[-_ ]?regist", re.IGNORECASE)
_BLANK_LINE = r"\n[ \t>]*\n"
_CODE_SPAN = re.compile(
    rf"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!{_BLANK_LINE}).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)


class Broken(Struct, frozen=True, kw_only=True):
    """What is wrong with a marker.

    Attributes:
        marker: The marker as written.
        line: Its line, from 0.
        message: What is wrong with it, to be read after it.
        fix: What to do.
    """

    marker: str
    line: int
    message: str
    fix: str


class Marked(Struct, frozen=True, kw_only=True):
    """A region as it stands in the text, or a marker that belongs to none.

    Attributes:
        marker: The opening marker as written, or the one that belongs to none.
        content: What the opening marker says after `sse-registry:`; `None` without a region.
        line: Line of the marker, from 0.
        start: Offset of the marker.
        end: Offset behind the closing marker.
        is_block: Whether the marker is alone on its line, not inside a sentence.
        margin: Spaces and signs of quotation at the begin of its line.
        broken: What is wrong with a marker that belongs to none.
    """

    marker: str
    content: str | None
    line: int
    start: int
    end: int
    is_block: bool
    margin: str
    broken: tuple[Broken, ...] = ()


def scan(text: str) -> tuple[Marked, ...]:
    """Return the regions of a text and the markers that belong to none, in their order.

    Regions do not nest, so a marker that opens one, or is misspelt, ends the search for the end of
    the one before.
    """
    found: list[Marked] = []
    pending: re.Match[str] | None = None
    for marker in _markers(text):
        if not marker["closing"]:
            if pending is not None:
                found.append(_unclosed(text, pending))
            pending = marker
            if marker["almost"]:
                found.append(_misspelt(text, marker))
                pending = None
        elif pending is not None:
            found.append(_marked(text, pending, marker.end()))
            pending = None
        else:
            fix = "Remove it, or write <!-- sse-registry: NAME --> where the region begins."
            found.append(_alone(text, marker, "closes no region.", fix))
    if pending is not None:
        found.append(_unclosed(text, pending))
    return tuple(found)


def may_be_in(text: str) -> bool:
    """Return whether a text may have a marker, or something like one."""
    return _ANY.search(text) is not None


def _markers(text: str) -> list[re.Match[str]]:
    """Return all markers that are not in a code span."""
    if not may_be_in(text):
        return []
    spans = [match.span() for match in _CODE_SPAN.finditer(text)]
    return [
        marker
        for marker in _EACH.finditer(text)
        if not any(start < marker.start() < end for start, end in spans)
    ]


def _marked(text: str, marker: re.Match[str], end: int) -> Marked:
    before = text[: marker.start()].rpartition("\n")[2]
    after = text[marker.end() :].partition("\n")[0]
    text_before = before.lstrip(" \t>")
    return Marked(
        marker=marker[0],
        content=marker["content"],
        line=text.count("\n", 0, marker.start()),
        start=marker.start(),
        end=end,
        is_block=not text_before and not after.strip(),
        margin=before.removesuffix(text_before),
    )


def _misspelt(text: str, marker: re.Match[str]) -> Marked:
    is_open = not marker[0].endswith("-->")
    message = "has no --> on its line." if is_open else "is no marker of a region."
    fix = "Write <!-- sse-registry: NAME --> where a region begins, <!-- /sse-registry --> where"
    return _alone(text, marker, message, f"{fix} it ends.")


def _unclosed(text: str, marker: re.Match[str]) -> Marked:
    message = "opens a region that is never closed."
    return _alone(text, marker, message, "Write <!-- /sse-registry --> where the region ends.")


def _alone(text: str, marker: re.Match[str], message: str, fix: str) -> Marked:
    marked = replace(_marked(text, marker, marker.end()), content=None)
    broken = Broken(marker=marker[0], line=marked.line, message=message, fix=fix)
    return replace(marked, broken=(broken,))
