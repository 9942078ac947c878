"""On the pages of any registry everything is there once, as the text that it is.

What comes of a registry is compared with what comes of one of the same shape that says plain words.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from msgspec import Struct, structs

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import Registry
from mkdocs_sse_registry.markdown_extension import Host, RegistryExtension
from mkdocs_sse_registry.markdown_extension.conversion import PAGE_SOURCE
from mkdocs_sse_registry.rendering.pieces import visible
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mkdocs_sse_registry.rendering.book import Book

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.snippets", "pymdownx.superfences"),
    *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)
"""Those that Material recommends."""

OUTSIDE = "https://html.spec.whatwg.org/multipage/server-sent-events.html"
"""The one link that leads to no page of ours."""

TEMPLATES = Templates()
SETTINGS = Settings(folder=Path(), registry="x")
LAYOUT = ("bdi", "br", "wbr")
"""Elements that come with a text, for its direction, its lines and its length."""

FIXED = (
    *("string", "integer", "array", "object", "observed", "static", "declared", "inferred"),
    *("raised", "timed-out", "not-json", "switched-off", '{"a": 1}'),
)
"""Texts that mean something to us, in attributes that hold nothing else."""


class Section(NamedTuple):
    """A section of an event type.

    Attributes:
        page: The page that it is on.
        uri: The page of the section that it is, or leads to.
        anchor: The id of that section.
    """

    page: str
    uri: str
    anchor: str


@given(registry=st.from_type(Registry))
def test_every_event_type_has_one_section_and_that_is_on_its_category_page(
    registry: Registry,
) -> None:
    book = documented(registry)
    pages = pages_of(book)
    homes: dict[str, Section] = {}
    copies = []
    for event in registry.events:  # a second entry has a section that leads to the first one's
        target = book.layout.event(event.type)
        its_page = book.layout.category(event.category).uri
        section = Section(its_page, target.uri, target.anchor)
        if homes.setdefault(event.type, section) is not section:
            copies.append(section)

    own, leading = sections_of(pages)

    assert Counter(own) == Counter(homes.values())
    assert Counter(leading) == Counter(copies)
    assert all(section.page == section.uri for section in own)
    assert len({*own}) == len(homes)
    for uri, page in pages.items():
        assert [name for name, count in ids_of(page).items() if count > 1] == [], uri


@given(registry=st.from_type(Registry))
def test_links_between_the_pages_lead_somewhere(registry: Registry) -> None:
    pages = pages_of(documented(registry))
    ids = {uri: ids_of(page) for uri, page in pages.items()}

    for uri, page in pages.items():
        for link in page.iter("a"):
            if link.get("href", "") != OUTSIDE:
                target, anchor = target_of(link, uri)
                assert anchor in {"", *ids[target]}, link.attrib


@given(registry=st.from_type(Registry))
def test_no_text_becomes_an_element_or_an_attribute(registry: Registry) -> None:
    said, plain = (pages_of(documented(each)) for each in (registry, in_plain_words(registry)))

    for (uri, page), in_words in zip(said.items(), plain.values(), strict=True):
        assert elements_of(page) == elements_of(in_words), uri


@given(registry=st.from_type(Registry))
def test_every_text_comes_out_as_it_went_in(registry: Registry) -> None:
    book = documented(registry)
    words = {uri: words_of(page) for uri, page in pages_of(book).items()}

    for category in registry.categories:
        assert seen(category.description) in words[book.layout.category(category.name).uri]
    for event in registry.events:
        page = words[book.layout.category(event.category).uri]
        texts = (event.type, event.description, event.since, *event.extra.values())
        for text in (*texts, *(field.name for field in event.payload_fields)):
            assert seen(text) in page


def documented(registry: Registry) -> Book:
    return usecases.document(registry, SETTINGS)


def pages_of(book: Book) -> dict[str, Element]:
    """Return each generated page by its path, as a browser reads it."""
    host = Host(report=lambda finding: pytest.fail(str(finding)))
    host.add("", book, TEMPLATES)
    md = Markdown(extensions=[*EXTENSIONS, RegistryExtension(host)])
    pages = {}
    for page in book.layout.pages:
        host.page = page.uri
        html = md.reset().convert(PAGE_SOURCE)
        pages[page.uri] = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
            f"<!DOCTYPE html><title>x</title>{html}"
        )
    return pages


def in_plain_words(registry: Registry) -> Registry:
    """Return a registry of the same shape; where two texts were equal, two words are."""
    words: dict[str, str] = {}

    def said(value: Any) -> Any:  # noqa: ANN401 - any part of a registry
        if isinstance(value, str):
            end = "\n" if set("\r\n") & set(value) else ""  # no client hears of such a name
            word = f"word{len(words)}{end}x"
            return value if not value or value in FIXED else words.setdefault(value, word)
        if isinstance(value, tuple):
            return tuple(map(said, value))
        if isinstance(value, dict):
            return {said(key): said(each) for key, each in value.items()}
        if isinstance(value, Struct):
            parts = structs.asdict(value)
            return type(value)(**{name: said(each) for name, each in parts.items()})
        return value

    plain: Registry = said(registry)
    return plain


def sections_of(pages: dict[str, Element]) -> tuple[list[Section], list[Section]]:
    """Return the sections with headings that say a name as code, and those that link it as well."""
    own, leading = [], []
    for uri, page in pages.items():
        headings = (each for level in range(1, 7) for each in page.iter(f"h{level}"))
        for heading in headings:
            link = heading.find(".//a")
            if link is not None:
                leading.append(Section(uri, *target_of(link, uri)))
            elif heading.find(".//code") is not None:
                own.append(Section(uri, uri, heading.get("id", "")))
    return own, leading


def target_of(link: Element, uri: str) -> tuple[str, str]:
    """Return the page and the anchor that a link on a page leads to."""
    path, _, anchor = unquote(link.get("href", "")).partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri, anchor


def ids_of(page: Element) -> Counter[str]:
    return Counter(filter(None, (each.get("id") for each in page.iter())))


def elements_of(page: Element) -> Counter[tuple[str, ...]]:
    """Return the elements of a page, each with its attributes and the values that are ours.

    They are counted, since some pages are in alphabetical order.
    """
    return Counter(
        (str(each.tag), str(each.get("class")), *sorted(map(str, each.attrib)))
        for each in outside_listings(page)
        if each.tag not in LAYOUT
    )


def outside_listings(element: Element) -> Iterator[Element]:
    """Yield elements; those inside a listing are the words of a language, with their colours."""
    yield element
    if "highlight" not in element.get("class", ""):
        for child in element:
            yield from outside_listings(child)


def words_of(element: Element) -> str:
    return in_one_line("".join(text_in(element)))


def text_in(element: Element) -> Iterator[str]:
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        yield from text_in(child)
        yield child.tail or ""


def seen(text: str | None) -> str:
    return in_one_line(visible(text or ""))


def in_one_line(text: str) -> str:
    return " ".join(text.split())
