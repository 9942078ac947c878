"""The regions of one page, from the text they stand in to their content; knows no priorities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import code_escape

from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.domain.findings import Finding, Severity
from mkdocs_sse_registry.markdown_extension.voice import ANCHOR, SiteVoice
from mkdocs_sse_registry.rendering import html, markers, pieces, regions

if TYPE_CHECKING:
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

TOKEN = re.compile("\x02sse-region:([0-9]+)\x03")
ANCHOR_MARK = re.compile(ANCHOR.format("([0-9]+)"))
HEADING = re.compile("h[1-6]")
FENCE = re.compile(r"[ \t>]*(```+|~~~+)")
RERUN = ("fenced_code_block", "html_block")
"""Preprocessors that a region's content has missed, because it comes in later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What stands in the page while it is parsed.

    Attributes:
        marked: The region.
        source: The text that the token stands for, without the margin.
        before: Whether an empty line was put before it.
        after: Whether an empty line was put behind it.
    """

    marked: Marked
    source: str
    before: bool = False
    after: bool = False


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
        self._lines: list[str] = []
        self.tokens: list[Token] = []
        self._is_warned = False

    def begin(self, lines: list[str]) -> None:
        """Remember the page as it was before any code was taken out of it."""
        self._lines = lines
        self.tokens = []
        self._is_warned = False

    def tokenize(self, text: str) -> str:
        """Return the text with a token for each region."""
        found, broken = markers.scan(text)
        for each in broken:
            self._report(each.marker, f"The marker {each.message}", each.fix)
        written, position = [], 0
        for marked in found:
            written += [text[position : marked.start], self._token(text, marked)]
            position = marked.end
        return "".join([*written, text[position:]])

    def _token(self, text: str, marked: Marked) -> str:
        source = text[marked.start : marked.end]
        token = f"\x02sse-region:{len(self.tokens)}\x03"
        if marked.margin is None:
            self.tokens.append(Token(marked=marked, source=source))
            return token
        margin = marked.margin
        before = bool(text[: marked.start].rstrip("\n").rpartition("\n")[2].strip(" \t>"))
        before = before and not text[: marked.start].endswith("\n\n")
        rest, _, following = text[marked.end :].partition("\n")
        after = bool(following.partition("\n")[0].strip(" \t>"))
        lines = [line.removeprefix(margin) for line in source.split("\n")]
        self.tokens.append(
            Token(marked=marked, source="\n".join(lines), before=before, after=after)
        )
        empty = margin.rstrip()
        above = f"{empty}\n" if before else ""
        below = f"\n{empty}" if after else ""
        return f"{above}{margin}{token}{below}" + (f"\n{empty}\n{margin}" if rest.strip() else "")

    def block(self, number: int, parent: Element) -> None:
        """Put the content of a block region below an element."""
        marked = self.tokens[number].marked
        try:
            if marked.content == PAGE and self._generated is not None:
                markdown, book = self._page(*self._generated)
            else:
                markdown, book = self._region(marked, self._level())
        except regions.RegionError as error:
            self._fail(marked, error, parent)
            return
        except TemplateError as error:
            raise self._extension.host.failure(str(error)) from None
        if book.problem and not self._is_warned and marked.content != PAGE:
            self._is_warned = True
            markdown = f"{self._notice(book.problem)}\n\n{markdown}"
        self._parse(markdown, parent)

    def inline(self, number: int) -> str:
        """Return the number that an inline region stands for."""
        marked = self.tokens[number].marked
        try:
            region = regions.parse(marked.content)
            if not region.is_inline:
                lines = "its two markers each need a line of their own."
                raise regions.RegionError(f"`{region.kind}` is a block: {lines}")  # noqa: TRY301
            _, book, _ = self._chosen(region)
            return str(regions.number(region, book))
        except regions.RegionError as error:
            self._fail(marked, error, None)
            return ""

    @property
    def _generated(self) -> tuple[str, Page] | None:
        host = self._extension.host
        return host.generated.get(host.page or "")

    def _page(self, name: str, page: Page) -> tuple[str, Book]:
        host = self._extension.host
        book = host.books[name]
        return host.templates[name].render(f"pages/{page.kind}.md.jinja", book.page(page)), book

    def _region(self, marked: Marked, level: int) -> tuple[str, Book]:
        region = regions.parse(marked.content)
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
        """Return the level of a heading that belongs below the last one on the page so far."""
        root = self._md.parser.root
        headings = [each.tag for each in root.iter() if HEADING.fullmatch(str(each.tag))]
        return min(int(headings[-1][1]) + 1, 6) if headings else 2

    def _parse(self, markdown: str, parent: Element) -> None:
        host = self._extension.host
        voice = SiteVoice(self._md, host.page, marks_references=host.marks_references)
        lines = pieces.fill(markdown, voice).strip("\n").split("\n")
        for name in RERUN:
            if name in self._md.preprocessors:
                lines = self._md.preprocessors[name].run(lines)
        children = len(parent)
        self._md.parser.state.set("sse-registry")
        self._md.parser.parseChunk(parent, "\n".join(lines))
        self._md.parser.state.reset()
        for element in parent[children:]:
            for heading in element.iter():
                if HEADING.fullmatch(str(heading.tag)) and (
                    mark := ANCHOR_MARK.match(heading.text or "")
                ):
                    heading.set("id", voice.anchors[int(mark[1])])
                    heading.text = (heading.text or "")[mark.end() :]

    def _fail(self, marked: Marked, error: regions.RegionError, parent: Element | None) -> None:
        """Report a region that cannot be filled, and say so in its place."""
        fix = "The reference of regions lists what each takes."
        self._report(f"<!-- sse-registry: {marked.content} -->", _capitalised(str(error)), fix)
        if parent is not None:
            box = SubElement(parent, "p", {"class": "sse-problem"})
            box.text = self._md.htmlStash.store(html.text(f"SSE405: {error}"))

    def _report(self, marker: str, message: str, fix: str) -> None:
        host = self._extension.host
        line = self._line_of(marker)
        host.report(
            Finding(
                code="SSE405",
                severity=Severity.ERROR,
                subject=marker,
                message=message,
                fix=fix,
                path=host.page,
                line=None if line is None else line + host.first_line,
            )
        )

    def _line_of(self, marker: str) -> int | None:
        """Return the line of a marker in the page as it was, from 0; those in fences come last."""
        in_fence = ""
        inside: list[int] = []
        outside: list[int] = []
        wanted = " ".join(marker.split())
        for number, line in enumerate(self._lines):
            fence = FENCE.match(line)
            if fence and (not in_fence or fence[1].startswith(in_fence)):
                in_fence = "" if in_fence else fence[1][:3]
            if wanted in " ".join(line.split()):
                (inside if in_fence else outside).append(number)
        return next(iter(outside + inside), None)

    def restored(self, text: str, *, escaped: bool) -> str:
        """Return the text with every token turned back into what it stood for."""
        for number, token in enumerate(self.tokens):
            mark = f"\x02sse-region:{number}\x03"
            if mark not in text:
                continue
            written = code_escape(token.source) if escaped else token.source
            before = "\n?" if token.before else ""
            after = "\n?" if token.after else ""
            text = re.sub(f"{before}{re.escape(mark)}{after}", lambda _, new=written: new, text)  # type: ignore[misc]
        return text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
