"""Whatever a registry says comes out as that text, and nothing in it becomes markup.

Each text stands in every place that text can come from, on a page of each kind and in each region,
with every Markdown extension switched on that a site may have. What comes of it is compared with
what comes of plain words in the same places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_sse_registry.domain.naming import in_words
from mkdocs_sse_registry.rendering.pieces import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element


class Rendered(Protocol):
    html: str
    toc: list[Any]


class Site(Protocol):
    def pages(self, say: Callable[[str], str]) -> dict[str, Rendered]: ...


TEXTS = {
    "tables": ("|", "a | b", "\\|", "| a |\n|---|\n| b |", "</td></tr></table>"),
    "code": ("`", "``x`", "`#!py x`", "```\nx\n```", "    x", "<code>", "</code>", "\\`"),
    "templates": ("{{ x }}", "{% x %}", "{# x #}", "${x}", "%s", "\\1", "\\g<0>"),
    "html": ("<b>", "<script>alert(1)</script>", '"><img onerror=x>', "'><i>", "</h2>", "<br>"),
    "more html": ("<!DOCTYPE x>", "<?php x ?>", "<![CDATA[x]]>", "<", ">", "x<wbr>y", "</p>"),
    "comments": ("<!-- /sse-registry -->", "<!-- sse-registry: events -->", "-->", "<!--", "--!>"),
    "entities": ("&", "&amp;", "&amp;amp;", "&lt;b&gt;", "&#60;", "&copy;", "&nbsp"),
    "lines": ("a\nb", "a\n\nb", "a\r\nb", "a\rb", "\n", "a\n\n    b", "\ta\tb", " a ", "a\u2028b"),
    "blocks": ("# a", "a\n===", "- a", "a\n- b", "1. a", "> a", "a\n> b", "---", "a\n# b", "+ a"),
    "emphasis": ("_a_", "__a__", "*a*", "**a**", "a_b_c", "==a==", "^a^", "^^a^^", "~a~", "~~a~~"),
    "links": (
        "[x](y)",
        "![x](y)",
        "[x]: y",
        "[x][y]",
        "[[x]]",
        "[x]",
        "[^1]",
        "[^1]: x",
        "*[x]: y",
    ),
    "addresses": ("https://e.com/a_b_c", "<https://e.com>", "a@b.com", "@user", "#12", "a/b#1"),
    "attributes": ("{.cls}", "{#id}", "{: .cls }", "{", "}", "a {.b}", "{: #x }\ny"),
    "symbols": ("(c)", "--", "...", '"q"', "'q'", "=>", "1/2", "+/-", ":smile:", ":fake-icon:"),
    "extensions": ("++ctrl+c++", "{++x++}", "{--x--}", '[=50% "x"]', "[ ] x", "$x$", "\\(x\\)"),
    "containers": ("!!! note", "??? x", "/// x", '=== "x"', '--8<-- "x"', "term\n: def", "///\nx"),
    "directions": ("אבג", "עברית x", "\u202eabc", "\u2066x\u2069", "\u2069\u202ex", "\u200f"),
    "languages": ("é", "日本語", "👍🏽", "e\u0301", "ﬀ", "\u200b", "\ufeff"),
    "our tokens": ("\x02sse-block:0\x03", "\x02sse-inline:0\x03", "\x02sse-anchor:0\x03"),
    "their tokens": ("\x02wzxhzdk:0\x03", "wzxhzdk:0", "\x02klzzwxh:0000\x03", "\x02amp\x03"),
    "pieces": ("\x02text\x1fa\x03", "\x02", "\x03", "\x1f", "\x02picture\x1f<b>\x1fx\x03"),
    "controls": ("\x00", "\x01", "\x04", "\x07", "\x0b", "\x0c", "\x1b[1m", "\x7f", "\x85", "\x9f"),
    "no characters": ("\ud800", "a\udfffb", "\ufffe", "\uffff", "\U0001ffff", "\ufdd0"),
    "names": ("x" * 400, "a." * 200, "aB" * 100, "javascript:alert(1)", "../../x", "/", "index"),
    "words": ("Gaps", "page", "None", "False", "0", "sse-registry", "<sse-reference>"),
}


TO_TELL_APART = {
    "direct": " d",
    "gap": " g",
    "class not mapped": " n",
    "field without a type": " u",
}
"""What is put behind a text in the places that must differ."""

LAYOUT = {"bdi", "br", "wbr"}
"""Elements that come with a text, for its direction, its lines and its length."""

PLAIN_WORD = re.compile("(w|W)ord([0-9]+)x")


@pytest.fixture(scope="module")
def plain(site: Site) -> Plain:
    """Return what comes of a registry of plain words."""
    places: list[str] = []

    def say(place: str) -> str:
        if place not in places:
            places.append(place)
        return f"word{places.index(place)}x"

    return Plain(pages={kind: read(page) for kind, page in site.pages(say).items()}, places=places)


@pytest.mark.parametrize("text", [text for texts in TEXTS.values() for text in texts], ids=ascii)
def test_a_text_comes_out_as_itself(text: str, site: Site, plain: Plain) -> None:
    expect_as_itself(text, site, plain)


SIGNS = "|`*_~^=<>{}[]()!#&:;-+\\/\n\r\t \x02\x03\x1f@.$%'\""
ANY_TEXT = st.text(st.sampled_from(SIGNS) | st.characters(), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(text=ANY_TEXT.filter(str.strip))
def test_any_text_comes_out_as_itself(text: str, site: Site, plain: Plain) -> None:
    expect_as_itself(text, site, plain)


def test_a_registry_that_says_nothing_is_shown(site: Site) -> None:
    for page in site.pages(lambda place: TO_TELL_APART.get(place, "")).values():
        assert "\x02" not in read(page).words


def expect_as_itself(text: str, site: Site, plain: Plain) -> None:
    def say(place: str) -> str:
        return text + TO_TELL_APART.get(place, "")

    def said(word: re.Match[str]) -> str:
        new = say(plain.places[int(word[2])])
        return visible(in_words(new) if word[1] == "W" else new)

    def expected(words: str) -> str:
        return in_one_line(PLAIN_WORD.sub(said, words))

    for kind, page in site.pages(say).items():
        came = read(page)
        assert came.words == expected(plain.pages[kind].words), kind
        assert came.elements == plain.pages[kind].elements, kind
        assert came.contents == [expected(words) for words in plain.pages[kind].contents], kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a browser makes of a page: its words, its elements, its table of contents."""

    words: str
    elements: list[tuple[str, list[str]]]
    contents: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    pages: dict[str, Page]
    places: list[str]


def read(page: Rendered) -> Page:
    root = parsed(page.html)
    contents = [parsed(name) for name in names_in(page.toc)]
    assert not any(elements_of(name)[1:] for name in contents)
    return Page(
        words=words_of(root), elements=elements_of(root), contents=[*map(words_of, contents)]
    )


def parsed(html: str) -> Element:
    root: Element = html5lib.HTMLParser(strict=True).parseFragment(html)
    return root


def words_of(root: Element) -> str:
    return in_one_line("".join(text_in(root)))


def text_in(element: Element) -> Iterator[str]:
    if "hidden" in element.attrib:  # words for the search, parts of names among them
        return
    yield " " if name_of(element) == "br" else element.text or ""
    for child in element:
        yield from text_in(child)
        yield child.tail or ""


def elements_of(root: Element) -> list[tuple[str, list[str]]]:
    return [
        (name_of(element), sorted(starmap(attribute, element.attrib.items())))
        for element in root.iter()
        if name_of(element) not in LAYOUT
    ]


def attribute(name: str, value: str) -> str:
    if name == "class":
        return f"{name}={value}"
    return f"{name}={urlsplit(value).scheme}:" if name in ("href", "src", "url") else str(name)


def name_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def names_in(toc: list[Any]) -> Iterator[str]:
    for entry in toc:
        yield entry["name"]
        yield from names_in(entry["children"])


def in_one_line(text: str) -> str:
    return " ".join(text.split())
