"""Wire names in the text of a page become links to their sections; knows no region.

Only inline code is looked at. What regions and generated pages say is not there yet, since it stays
out of the tree until the page is put together.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mkdocs_sse_registry.rendering.addresses import address
from mkdocs_sse_registry.rendering.html import title
from mkdocs_sse_registry.rendering.pieces import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from mkdocs_sse_registry.markdown_extension.conversion import Conversion

CLOSED = frozenset(
    {"a", "autoref", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "summary"}
)
"""Elements without links of ours: they are links, or react to a click, or are anchors."""

_TAG = re.compile("<[^>]*>")


class _LinkNames(Treeprocessor):
    """Puts each name of an event type into a link."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self._conversion = conversion

    def run(self, root: Element) -> None:
        page = self._conversion.page
        if page is None:
            return
        for parent, number, code in tuple(_codes(root)):
            name = self._said(code)
            registry = self._conversion.host.meant(name, page)
            if registry is not None:
                link = self._link(name, registry, page)
                link.tail, code.tail = code.tail, None
                link.append(code)
                parent[number] = link

    def _said(self, code: Element) -> str:
        """Return the text of a code element; extensions that highlight it keep it elsewhere."""
        text = code.text or ""
        if stashed := HTML_PLACEHOLDER_RE.fullmatch(text):
            text = _TAG.sub("", str(self.md.htmlStash.rawHtmlBlocks[int(stashed[1])]))
        return html.unescape(text)

    def _link(self, name: str, registry: str, page: str) -> Element:
        book = self._conversion.host.books[registry]
        event, target = book.by_type[name], book.layout.event(name)
        link = Element("a", {"href": address(target.uri, target.anchor, page=page)})
        if event.description:
            # An entity that the description spells out would be read as one.
            told = title(visible(" ".join(event.description.split())))
            link.set("title", self.md.htmlStash.store(told))
        return link


def register(md: Markdown, conversion: Conversion) -> None:
    """Register what links names: after lists of attributes are read (8), before links are (1)."""
    md.treeprocessors.register(_LinkNames(md, conversion), "sse_registry_names", 4)


def _codes(element: Element) -> Iterator[tuple[Element, int, Element]]:
    """Yield each element of inline code that can be a link, with its parent and its place there."""
    for number, child in enumerate(element):
        if child.tag == "code":
            yield element, number, child
        elif child.tag not in CLOSED:
            yield from _codes(child)
