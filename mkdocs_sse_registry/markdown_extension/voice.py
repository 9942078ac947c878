"""Write pieces for a Python-Markdown conversion: data goes to its stash, links to its parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.markdown_extension import folds, listings
from mkdocs_sse_registry.rendering import html
from mkdocs_sse_registry.rendering.addresses import address

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_sse_registry.markdown_extension.fences import Fences

ANCHOR = "\x02sse-anchor:{}\x03"


class SiteVoice:
    """Writes the pieces of one page.

    Args:
        md: The conversion; what is stashed in it is never parsed.
        fences: What its extension makes of fenced code.
        page: Path of the page, `None` where it is not known and no page can be linked.
        marks_references: Whether Python objects are marked for the engine to link.
        has_tabs: Whether tabs look like tabs, where the Markdown has them.

    Attributes:
        anchors: The permanent addresses that were written, by the number in their mark.
        summaries: The lines that open what is folded, by the number in their mark.
        in_cells: What names are in a cell of a table, where that differs, by what stands for them.
    """

    def __init__(
        self,
        md: Markdown,
        fences: Fences,
        page: str | None,
        *,
        marks_references: bool,
        has_tabs: bool = True,
    ) -> None:
        self._md = md
        self._fences = fences
        self._page = page
        self._marks_references = marks_references
        self._has_tabs = has_tabs
        self.anchors: list[str] = []
        self.summaries: list[str] = []
        self.in_cells: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Write text; see `Voice`."""
        return self._stashed(html.text(text)) if text else ""

    def attribute(self, text: str) -> str:
        """Write text inside an attribute; see `Voice`."""
        return self._stashed(html.attribute(text)) if text else ""

    def code(self, text: str) -> str:
        """Write a name; see `Voice`."""
        return self._named(text)

    def anchor(self, name: str) -> str:
        """Write a mark that is taken from the heading once it is one; see `Voice`."""
        self.anchors.append(name)
        return ANCHOR.format(len(self.anchors) - 1)

    def opened(self, target: str, anchor: str) -> str:
        """Write the begin of a link; see `Voice`."""
        return "[" if self._address(target, anchor) else ""

    def closed(self, target: str, anchor: str) -> str:
        """Write the end of a link; see `Voice`."""
        leading = self._address(target, anchor)
        return f"](<{leading}>)" if leading else ""

    def picture(self, markup: str, words: str) -> str:  # noqa: ARG002 - the picture holds its words
        """Write a picture; see `Voice`."""
        return self._stashed(markup)

    def reference(self, label: str, identifier: str, url: str) -> str:
        """Write the name of a Python object; see `Voice`."""
        mark = html.attribute(identifier), html.attribute(url)
        if self._marks_references:
            begin = f'<sse-reference identifier="{mark[0]}" url="{mark[1]}">'
            return self._named(label, begin, "</sse-reference>")
        return self._named(label, f'<a href="{mark[1]}">', "</a>") if url else self._named(label)

    def listing(self, language: str, text: str) -> str:
        """Write code; see `Voice`."""
        return listings.listing(self._md, self._fences, language, text)

    def tabs(self, *parts: str) -> str:
        """Write listings in tabs; see `Voice`."""
        written = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        contents = [
            (self.text(label), self.listing(language, text)) for label, language, text in written
        ]
        if not self._has_tabs:
            return listings.one_by_one(contents)
        return listings.tabs(self._md, contents)

    def diagram(self, source: str) -> str:
        """Write a diagram as the site's own code that it draws; see `Voice`."""
        return self._stashed(listings.diagram(self._md, self._fences, source))

    def folded(self, summary: str) -> str:
        """Write a mark that becomes an element once the page is parsed; see `Voice`."""
        self.summaries.append(self.text(summary))
        return folds.BEGIN.format(len(self.summaries) - 1)

    def unfolded(self, summary: str) -> str:  # noqa: ARG002 - it stands at the begin
        """Write the mark of the end; see `Voice`."""
        return folds.END

    def tiles(self, *parts: str) -> str:
        """Write numbers as tiles; see `Voice`."""
        items = (
            f"<li><strong>{self.text(number)}</strong> {self.text(words)}</li>"
            for number, words in zip(parts[::2], parts[1::2], strict=True)
        )
        return "\n".join(['<ul class="sse-tiles">', *items, "</ul>"])

    def mark(self, words: str, kind: str, title: str = "", target: str = "") -> str:
        """Write a mark; see `Voice`."""
        own = f" sse-mark--{html.attribute(kind)}" if kind else ""
        leading = self._address(target, "")
        shown = html.title(title)
        told = f' title="{shown}"' if title and not leading else ""
        word = self._stashed(f'<span class="sse-mark{own}"{told}>{html.text(words)}</span>')
        return f'[{word}](<{leading}> "{self._stashed(shown)}")' if leading else word

    def tag(self, markup: str) -> str:
        """Write a tag as it is; see `Voice`."""
        return markup

    def _address(self, target: str, anchor: str) -> str:
        return address(target, anchor, page=self._page)

    def _named(self, name: str, begin: str = "", end: str = "") -> str:
        """Write a name between two tags; in a cell there is less room for it."""
        written = self._stashed(f"{begin}{html.code(name, html.LONGEST_IN_LINE)}{end}")
        if len(name) > html.LONGEST_IN_CELL:
            self.in_cells[written] = f"{begin}{html.code(name, html.LONGEST_IN_CELL)}{end}"
        return written

    def _stashed(self, markup: str) -> str:
        return self._md.htmlStash.store(markup)
