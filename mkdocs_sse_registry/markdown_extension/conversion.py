"""The regions of one page are filled while it is parsed; knows no priorities."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.tables import TableProcessor

from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.domain.findings import Finding, Severity
from mkdocs_sse_registry.markdown_extension import folds, listings, simple_elements
from mkdocs_sse_registry.markdown_extension.page_lines import line_in_page
from mkdocs_sse_registry.markdown_extension.page_regions import PageRegions, headings
from mkdocs_sse_registry.markdown_extension.voice import ANCHOR, SiteVoice
from mkdocs_sse_registry.rendering import complaints, html, pieces, regions
from mkdocs_sse_registry.rendering.first_line import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown
    from markdown.util import HtmlStash

    from mkdocs_sse_registry.markdown_extension import RegistryExtension
    from mkdocs_sse_registry.markdown_extension.host import Host
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.complaints import Complaint
    from mkdocs_sse_registry.rendering.layout import Page
    from mkdocs_sse_registry.rendering.markers import Marked
    from mkdocs_sse_registry.rendering.regions import Region
    from mkdocs_sse_registry.rendering.templating import Templates

PAGE = "page"
"""What the marker in the source of a generated page asks for; no other page may."""

PAGE_SOURCE = f"<!-- sse-registry: {PAGE} -->\n<!-- /sse-registry -->\n"
"""The source of every generated page."""

ANCHOR_MARK = re.compile(ANCHOR.format("([0-9]+)"))
RERUN = ("fenced_code_block", "html_block")
"""Preprocessors that a region's content has missed, because it comes in later."""


class Conversion(PageRegions):
    """The regions of one conversion of Markdown.

    Args:
        md: The conversion.
        extension: Knows the host, which is asked for only when it is needed.
    """

    def __init__(self, md: Markdown, extension: RegistryExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def begin(self, lines: list[str]) -> None:
        """Begin a page; see `PageRegions`."""
        super().begin(lines)
        self._is_warned = False
        self._asked: Host | None = None

    @property
    def host(self) -> Host:
        """The engine, the same one for all of a page.

        Raises:
            RegistryError: There is none, and the registry could not be read.
        """
        if self._asked is None:
            self._asked = self._extension.host_of(self._md)
        return self._asked

    @property
    def page(self) -> str | None:
        """Path of the page, `None` where its links would lead nowhere."""
        return self._extension.page_of(self._md)

    def source(self, lines: list[str]) -> list[str]:
        """Return what the page is made of: of a file that we wrote, what it would hold now."""
        first = next(filter(None, lines), "")
        if first.startswith(OURS) and self.page is not None and self._generated is not None:
            return PAGE_SOURCE.split("\n")
        return lines

    def block(self, number: int, parent: Element) -> None:
        """Put the content of a block region below an element."""
        marked = self._realised(number)
        try:
            if marked.content is None:
                self._show_problem(f"{marked.marker} {marked.broken[0].message}", parent)
                return
            if marked.content == PAGE and self._generated is not None:
                markdown, book = self._page(*self._generated)
            else:
                markdown, book = self._region(marked.content, self._level())
        except regions.RegionError as error:
            self._report(marked.marker, marked.line, complaints.unfilled(error))
            self._show_problem(str(error), parent)
            return
        except TemplateError as error:
            raise self.host.failure(str(error)) from None
        if book.problem and not self._is_warned and marked.content != PAGE:
            self._is_warned = True
            markdown = f"{self._notice(book.problem)}\n\n{markdown}"
        self._parse(markdown, parent)

    def inline(self, number: int) -> str:
        """Return the number that an inline region stands for, nothing for a broken one."""
        marked = self._realised(number)
        if marked.content is None:
            return ""
        try:
            region = regions.parse(marked.content)
            regions.check_place(region, is_block=False)
            _, book, _ = self._chosen(region)
            return str(regions.number(region, book))
        except regions.RegionError as error:
            self._report(marked.marker, marked.line, complaints.unfilled(error))
            return ""

    def _realised(self, number: int) -> Marked:
        """Return a region that has turned out to be no code, and report its broken markers."""
        marked = self.tokens[number].marked
        for each in marked.broken:
            self._report(each.marker, each.line, complaints.unpaired(each))
        return marked

    @property
    def _generated(self) -> tuple[str, Page] | None:
        return self.host.generated.get(self.host.page or "")

    def _page(self, name: str, page: Page) -> tuple[str, Book]:
        host = self.host
        book = host.books[name]
        context = book.page(page, draws_mermaid=self._draws_mermaid)
        return host.templates[name].render(f"pages/{page.kind}.md.jinja", context), book

    def _region(self, content: str, level: int) -> tuple[str, Book]:
        region = regions.parse(content)
        _, book, templates = self._chosen(region)
        if region.is_inline:
            return str(regions.number(region, book)), book
        made = regions.render(
            region, book, templates, level=level, draws_mermaid=self._draws_mermaid
        )
        return made, book

    @property
    def _draws_mermaid(self) -> bool:
        fences, takes_code = self._extension.fences, self.host.draws_mermaid
        return listings.draws_mermaid(self._md, fences, takes_code=takes_code)

    def _chosen(self, region: Region) -> tuple[str, Book, Templates]:
        host = self.host
        name = regions.choose(region, host.books)
        return name, host.books[name], host.templates[name]

    def _notice(self, problem: str) -> str:
        templates = next(iter(self.host.templates.values()))
        return templates.notice(problem)

    def _parse(self, markdown: str, parent: Element) -> None:
        host = self.host
        voice = SiteVoice(
            self._md,
            self._extension.fences,
            host.page,
            marks_references=host.marks_references,
            has_tabs=host.has_tabs,
        )
        lines = self._preprocessed(pieces.fill(markdown, voice).strip("\n"))
        children = len(parent)
        with self._tables():
            self._md.parser.state.set("sse-registry")
            self._md.parser.parseChunk(parent, "\n".join(lines))
            self._md.parser.state.reset()
        folds.fold(parent, children, voice.summaries)
        for element in parent[children:]:
            for heading in headings(element):
                self._made_headings.append(heading)
                if mark := ANCHOR_MARK.match(heading.text or ""):
                    heading.set("id", voice.anchors[int(mark[1])])
                    heading.text = (heading.text or "")[mark.end() :]
                _enclose(heading)
        _finish(parent, children, self._md.htmlStash, voice.in_cells)

    def _preprocessed(self, text: str) -> list[str]:
        """Return the lines of a region's content, with what parsers must not see out of them."""
        lines = text.split("\n")
        # To look for HTML takes long; nearly all regions have none.
        names = RERUN if simple_elements.may_hold_blocks(text) else RERUN[:1]
        for name in names:
            if name in self._md.preprocessors:
                lines = self._md.preprocessors[name].run(lines)
        return lines

    @contextmanager
    def _tables(self) -> Iterator[None]:
        """Let the parser read tables for a while, also where the page's own are not read."""
        processors = self._md.parser.blockprocessors
        is_missing = "table" not in processors
        if is_missing:
            table = TableProcessor(self._md.parser, {"use_align_attribute": False})
            processors.register(table, "table", 75)
        yield
        if is_missing:
            processors.deregister("table")

    def strand(self, number: int) -> None:
        """Report a region that stands where no Markdown is read."""
        marked = self.tokens[number].marked
        self._report(marked.marker, marked.line, complaints.stranded(marked.marker))

    def _show_problem(self, problem: str, parent: Element) -> None:
        """Say in the place of a region why it is not there."""
        box = SubElement(parent, "p", {"class": "sse-problem"})
        box.text = self._md.htmlStash.store(html.text(f"SSE405: {problem}"))

    def _report(self, marker: str, line: int, complaint: Complaint) -> None:
        host = self.host
        place = line_in_page(marker, line, self._text.split("\n"), self._lines)
        host.report(
            Finding(
                code="SSE405",
                rule="broken-region",
                severity=Severity.ERROR,
                subject=marker,
                message=complaint.message,
                fix=complaint.fix,
                path=host.page,
                line=None if place is None else place + host.first_line,
            )
        )


def _enclose(heading: Element) -> None:
    """Put the text of a heading into an element of its own.

    Others read a heading's text before what is stashed is back in it: autorefs makes titles of it.
    """
    span = Element("span")
    span.text, heading.text = heading.text, None
    heading.insert(0, span)


def _finish(parent: Element, first: int, stash: HtmlStash, in_cells: Mapping[str, str]) -> None:
    """Finish what has been parsed, from a child on, where no parser is needed for it.

    Each table is put into a box that it scrolls in and that scripts know.
    """
    for index in range(first, len(parent)):
        element = parent[index]
        if element.tag == "table":
            parent[index] = Element("div", {"class": "sse-table"})
            parent[index].append(element)
            for cell in element.iter():
                simple_elements.narrow(cell, stash, in_cells)
                simple_elements.settle(cell, stash)
        else:
            simple_elements.settle(element, stash)
            _finish(element, 0, stash, in_cells)
