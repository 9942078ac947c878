"""Cells of a table that hold only data and links are made without the parser.

A page has thousands of them, and the parser would look for every pattern of the site in each. Knows
no region.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.util import HTML_PLACEHOLDER, AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown.util import HtmlStash

STASHED = HTML_PLACEHOLDER % "[0-9]+"
PLAIN = rf"(?:[ ,0-9]|{STASHED})"
"""What no Markdown extension takes for anything; a word may be an abbreviation or an emoji."""

LINK = re.compile(rf"\[({PLAIN}*)\]\(<([^<>\\`\s\x02\x03]+)>\)")
TAG = re.compile(r'<(?:br|/?small|/?span)(?: class="[a-z-]+")?>')
SIMPLE = re.compile(rf"(?:{PLAIN}|{LINK.pattern}|{TAG.pattern})*")


def settle(cell: Element, stash: HtmlStash) -> None:
    """Turn the text of a cell into what it stands for, if it is simple; the parser skips it then.

    Args:
        cell: Any element.
        stash: Keeps markup from the parser.
    """
    if cell.tag not in ("td", "th") or len(cell) or not SIMPLE.fullmatch(cell.text or ""):
        return
    text = TAG.sub(lambda tag: stash.store(tag[0]), cell.text or "")
    first, *links = LINK.split(text)
    cell.text = AtomicString(first)
    for label, address, following in zip(links[::3], links[1::3], links[2::3], strict=True):
        link = SubElement(cell, "a", {"href": address})
        link.text, link.tail = AtomicString(label), AtomicString(following)
