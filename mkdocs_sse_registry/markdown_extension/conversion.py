"""The regions of one page, from the text they stand in to their content; knows no priorities."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.tables import TableProcessor
from markdown.util import code_escape

from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.domain.findings import Finding, Severity
from mkdocs_sse_registry.markdown_extension.page_lines import line_in_page
from mkdocs_sse_registry.markdown_extension.voice import ANCHOR, SiteVoice
from mkdocs_sse_registry.rendering import html, markers, pieces, regions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from mkdocs_sse_registry.markdown_extension import RegistryExtension
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.layout import Page
    from mkdocs_sse_registry.rendering.markers import Marked
    from mkdocs_sse_registry.rendering.regions import Region
    from mkdocs_sse_registry.rendering.templating import Templates

PAGE = "page"
"""What the marker in the source of a generated page asks for; no other page may."""

PAGE_SOURCE = f"<!-- sse-registry: {PAGE} -->\n<!-- /sse-registry -->\n"
"""The source of every generated page."""

TOKEN = re.compile("\x02sse-(?:block|inline):([0-9]+)\x03")
BLOCK_TOKEN = re.compile("\x02sse-block:([0-9]+)\x03")
MARGIN = re.compile(" *")
ANCHOR_MARK = re.compile(ANCHOR.format("([0-9]+)"))
HEADING = re.compile("h[1-6]")
RERUN = ("fenced_code_block", "html_block")
"""Preprocessors that a region's content has missed, because it comes in later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What stands in the page while it is parsed.

    Attributes:
        marked: The region.
        lines: The lines that the token stands for, without the margin.
    """

    marked: Marked
    lines: tuple[str, ...]


class Conversion:
    """The regions of one conversion of Markdown.

    Args:
        md: The conversion.
        extension: Knows the host, which is asked for only when there is a region.

    Attributes:
        tokens: What stands for the regions, by the number in the token.
    """

    def __init__(self, md: Markdown, extension: RegistryExtension) -> None:
        self._md = md
        self._extension = extension
        self.begin([])

    def begin(self, lines: list[str]) -> None:
        """Remember the page as it was before any code was taken out of it."""
        self._lines = lines
        self._text = ""
        self.tokens: list[Token] = []
        self._headings: list[Element] = []
        self._is_warned = False

    def tokenize(self, text: str) -> str:
        """Return the text with a token for each region."""
        self._text = text
        written, position = [], 0
        for marked in markers.scan(text):
            form = "block" if marked.is_block else "inline"
            token = f"\x02sse-{form}:{len(self.tokens)}\x03"
            lines = _without(marked.margin, text[marked.start : marked.end].split("\n"))
            self.tokens.append(Token(marked=marked, lines=lines))
            written += [text[position : marked.start], token]
            position = marked.end
        return "".join([*written, text[position:]])

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
            self._fail(marked, error)
            self._show_problem(str(error), parent)
            return
        except TemplateError as error:
            raise self._extension.host.failure(str(error)) from None
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
            if not region.is_inline:
                lines = "its two markers each need a line of their own."
                raise regions.RegionError(f"`{region.kind}` is a block: {lines}")  # noqa: TRY301
            _, book, _ = self._chosen(region)
            return str(regions.number(region, book))
        except regions.RegionError as error:
            self._fail(marked, error)
            return ""

    def _realised(self, number: int) -> Marked:
        """Return a region that has turned out to be no code, and report its broken markers."""
        marked = self.tokens[number].marked
        for each in marked.broken:
            self._report(each.marker, each.line, f"{each.marker} {each.message}", each.fix)
        return marked

    @property
    def _generated(self) -> tuple[str, Page] | None:
        host = self._extension.host
        return host.generated.get(host.page or "")

    def _page(self, name: str, page: Page) -> tuple[str, Book]:
        host = self._extension.host
        book = host.books[name]
        return host.templates[name].render(f"pages/{page.kind}.md.jinja", book.page(page)), book

    def _region(self, content: str, level: int) -> tuple[str, Book]:
        region = regions.parse(content)
        _, book, templates = self._chosen(region)
        if region.is_inline:
            return str(regions.number(region, book)), book
        return regions.render(region, book, templates, level=level), book

    def _chosen(self, region: Region) -> tuple[str, Book, Templates]:
        host = self._extension.host
        name = regions.choose(region, host.books)
        return name, host.books[name], host.templates[name]

    def _notice(self, problem: str) -> str:
        templates = next(iter(self._extension.host.templates.values()))
        return templates.notice(problem)

    def _level(self) -> int:
        """Return the level of a heading below the last one so far that no region made."""
        headings = [each for each in _headings(self._md.parser.root) if each not in self._headings]
        return min(int(headings[-1].tag[1]) + 1, 6) if headings else 2

    def _parse(self, markdown: str, parent: Element) -> None:
        host = self._extension.host
        voice = SiteVoice(self._md, host.page, marks_references=host.marks_references)
        lines = pieces.fill(markdown, voice).strip("\n").split("\n")
        for name in RERUN:
            if name in self._md.preprocessors:
                lines = self._md.preprocessors[name].run(lines)
        children = len(parent)
        with self._tables():
            self._md.parser.state.set("sse-registry")
            self._md.parser.parseChunk(parent, "\n".join(lines))
            self._md.parser.state.reset()
        for element in parent[children:]:
            for heading in _headings(element):
                self._headings.append(heading)
                if mark := ANCHOR_MARK.match(heading.text or ""):
                    heading.set("id", voice.anchors[int(mark[1])])
                    heading.text = (heading.text or "")[mark.end() :]
                _enclose(heading)

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

    def _fail(self, marked: Marked, error: regions.RegionError) -> None:
        """Report a region that cannot be filled."""
        fix = "Correct the marker: the documentation's page on regions lists what each takes."
        self._report(marked.marker, marked.line, _capitalised(str(error)), fix)

    def _show_problem(self, problem: str, parent: Element) -> None:
        """Say in the place of a region why it is not there."""
        box = SubElement(parent, "p", {"class": "sse-problem"})
        box.text = self._md.htmlStash.store(html.text(f"SSE405: {problem}"))

    def _report(self, marker: str, line: int, message: str, fix: str) -> None:
        host = self._extension.host
        place = line_in_page(marker, line, self._text.split("\n"), self._lines)
        host.report(
            Finding(
                code="SSE405",
                rule="broken-region",
                severity=Severity.ERROR,
                subject=marker,
                message=message,
                fix=fix,
                path=host.page,
                line=None if place is None else place + host.first_line,
            )
        )

    def code(self, text: str) -> str:
        """Return the text of a code element with every token turned back into what was there."""
        return TOKEN.sub(lambda found: code_escape(self._source(found)), text)

    def raw(self, text: str) -> str:
        """Return HTML with every token turned back; those that are left stand in raw HTML."""
        for found in TOKEN.finditer(text):
            marked = self.tokens[int(found[1])].marked
            message = f"{marked.marker} stands where no Markdown is read, as in an HTML element."
            fix = 'Move it out, or give the element `markdown="1"` (extension md_in_html).'
            self._report(marked.marker, marked.line, message, fix)
        return TOKEN.sub(self._source, text)

    def _source(self, found: re.Match[str]) -> str:
        """Return what a token stood for, its other lines as far in as the one with the token."""
        first, *below = self.tokens[int(found[1])].lines
        margin = MARGIN.match(found.string, found.string.rfind("\n", 0, found.start()) + 1)
        indent = margin[0] if margin else ""
        return "\n".join([first, *(indent + line if line else "" for line in below)])


def _enclose(heading: Element) -> None:
    """Put the text of a heading into an element of its own.

    Others read a heading's text before what is stashed is back in it: autorefs makes titles of it.
    """
    span = Element("span")
    span.text, heading.text = heading.text, None
    heading.insert(0, span)


def _headings(element: Element) -> list[Element]:
    return [each for each in element.iter() if HEADING.fullmatch(str(each.tag))]


def _without(margin: str, lines: list[str]) -> tuple[str, ...]:
    """Return the lines without what stands before each; one that has nothing else is empty."""
    return tuple(
        "" if line.strip() == margin.strip() else line.removeprefix(margin) for line in lines
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
