"""Elements that hold only data and links are made without the parser, most of all cells of tables.

A page has thousands of them, and the parser would look for every pattern of the site in each. Knows
no region.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.util import HTML_PLACEHOLDER, HTML_PLACEHOLDER_RE, AtomicString

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from markdown.util import HtmlStash

CELLS = ("td", "th")
SETTLED = frozenset({*CELLS, "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "span"})
STASHED = HTML_PLACEHOLDER % "[0-9]+"
PLAIN = rf"(?:[ ,0-9→]|{STASHED})"
"""What no Markdown extension takes for anything; a word may be an abbreviation or an emoji."""

SPAN = re.compile(rf"\[({PLAIN}*)\]\(<([^<>\\`\s\x02\x03]+)>\)|\*\*({STASHED})\*\*")
TAG = re.compile(r'<(?:br|/?small|/?span)(?: class="[a-z-]+")?>')
BLOCK = re.compile(rf"&|<(?!{TAG.pattern[1:]}|(?<=\]\(<)[^<>\"'\s]*>)")
SIMPLE = re.compile(rf"(?:{PLAIN}|{SPAN.pattern}|{TAG.pattern})*")


def may_hold_blocks(text: str) -> bool:
    """Return whether a text may hold HTML that is more than an address or a tag inside a line."""
    return BLOCK.search(text) is not None


def narrow(cell: Element, stash: HtmlStash, in_cells: Mapping[str, str]) -> None:
    """Write what stands in a cell as it has to be there.

    Args:
        cell: Any element.
        stash: What the parser does not see.
        in_cells: What differs in a cell, by what stands for it.
    """
    if cell.tag in CELLS:
        for found in HTML_PLACEHOLDER_RE.finditer(cell.text or ""):
            if found[0] in in_cells:
                stash.rawHtmlBlocks[int(found[1])] = in_cells[found[0]]


def settle(element: Element, stash: HtmlStash) -> None:
    """Turn the text of an element into what it stands for, if it is simple; the parser skips it.

    Args:
        element: Any element.
        stash: Keeps markup from the parser.
    """
    text = element.text
    if element.tag not in SETTLED or not text or not SIMPLE.fullmatch(text):
        return
    if len(element) and SPAN.search(text):
        return  # the spans would come behind what the element has
    if "<" in text:
        text = TAG.sub(lambda tag: stash.store(tag[0]), text)
    first, *spans = SPAN.split(text)
    element.text = AtomicString(first)
    parts = (spans[start : start + 4] for start in range(0, len(spans), 4))
    for label, address, strong, following in parts:
        span = SubElement(element, "strong") if strong else SubElement(element, "a", href=address)
        span.text, span.tail = AtomicString(strong or label), AtomicString(following)
