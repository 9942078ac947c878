"""Blocks that a reader opens by a line in words; knows no region.

Markdown without extensions cannot fold, so that two marks stand around the blocks until they are
parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN = "\x02sse-fold:{}\x03"
END = "\x02sse-fold-end\x03"

_BEGUN = re.compile(BEGIN.format("([0-9]+)"))


def fold(parent: Element, first: int, summaries: Sequence[str]) -> None:
    """Put the blocks between two marks into an element that folds them.

    Args:
        parent: What the blocks stand in.
        first: Index of the first child that may be a mark.
        summaries: The line of each, by the number in its mark.
    """
    kept: list[Element] = []
    box: Element | None = None
    for element in parent[first:]:
        text = element.text or "" if element.tag == "p" else ""
        if begun := _BEGUN.fullmatch(text):
            box = Element("details", {"class": "sse-fold"})
            SubElement(box, "summary").text = summaries[int(begun[1])]
            kept.append(box)
        elif text == END:
            box = None
        else:
            (kept if box is None else box).append(element)
    parent[first:] = kept
