"""Elements that are made without the parser come out as the parser would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import pytest
from markdown import Markdown
from markdown.util import AtomicString, HtmlStash

from mkdocs_sse_registry.markdown_extension import simple_elements

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.markdown_extension.conftest import Site

    Say = Callable[[str], str]

SAYINGS: dict[str, Say] = {
    "names": lambda place: f"{place.replace(' ', '_')}.name",
    "Markdown": lambda place: f"**{place}** [a](b.md) `c` :smile: (c) 1/2 www.a.com | {place}",
    "HTML": lambda place: f"<b title='{place}'>&amp;</b> <br> \\_ ==a== ++ctrl++",
}


@pytest.mark.parametrize("say", SAYINGS.values(), ids=SAYINGS)
def test_every_page_is_what_the_parser_makes(
    site: Site, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = site.pages(say)
    monkeypatch.setattr(simple_elements, "settle", lambda *_: None)
    parsed = site.pages(say)

    assert {kind: page.html for kind, page in settled.items()} == {
        kind: page.html for kind, page in parsed.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        *("User", "API", ":smile:", "(c)", "1/2", "1st", "www.example.com", "++ctrl++", "a_b"),
        *("**bold**", "a -- b", "...", "#1", "@somebody", "<b>", "<br onclick='x()'>", "&amp;"),
        *(r"[a](<b\_c.md>)", "[a](<b`c`.md>)", "[a](< b.md >)", "[a](b.md)", "[a](<>)", "\\"),
    ],
)
def test_what_an_extension_may_look_at_is_left_to_the_parser(text: str) -> None:
    cell = Element("td")
    cell.text = text

    simple_elements.settle(cell, HtmlStash())

    assert cell.text == text
    assert not isinstance(cell.text, AtomicString)


def test_data_and_links_are_settled() -> None:
    stash = HtmlStash()
    data = [stash.store(text) for text in ("one", "two")]
    cell = Element("td")
    cell.text = f"[{data[0]}](<page.md#a.b>), {data[1]} 3<br>"

    simple_elements.settle(cell, stash)

    assert cell.text == ""
    assert isinstance(cell.text, AtomicString)
    (link,) = cell
    assert (link.tag, link.attrib, link.text) == ("a", {"href": "page.md#a.b"}, data[0])
    assert link.tail == f", {data[1]} 3{stash.get_placeholder(2)}"


@pytest.mark.parametrize("tag", ["p", "li", "h2", "span"])
def test_other_elements_are_settled_too(tag: str) -> None:
    stash = HtmlStash()
    element = Element(tag)
    element.text = f"**{stash.store('one')}** → {stash.store('two')}"

    simple_elements.settle(element, stash)

    (strong,) = element
    assert (strong.tag, strong.text) == ("strong", stash.get_placeholder(0))
    assert strong.tail == f" → {stash.get_placeholder(1)}"
    assert isinstance(strong.tail, AtomicString)


@pytest.mark.parametrize(("tag", "text"), [("code", "1"), ("pre", "1"), ("p", "1\n2"), ("p", "")])
def test_code_and_lines_are_left_to_the_parser(tag: str, text: str) -> None:
    element = Element(tag)
    element.text = text

    simple_elements.settle(element, HtmlStash())

    assert not isinstance(element.text, AtomicString)


def test_spans_are_not_put_behind_what_an_element_has() -> None:
    stash = HtmlStash()
    element = Element("li")
    element.text = text = f"**{stash.store('one')}**"
    SubElement(element, "ul")

    simple_elements.settle(element, stash)

    assert (element.text, [each.tag for each in element]) == (text, ["ul"])


@pytest.mark.parametrize(
    ("text", "may_hold"),
    [
        ("a > b, [1](<a.md#b>) and [2](<https://example.com/a?b=c#L1>)", False),
        ('one<br>two <small class="sse-small">three</small> <span>four</span>', False),
        *(
            (text, True)
            for text in ("<div>", "a < b", "&amp;", "<small id=a>", "a <hr> b", "<!-- -->")
        ),
        *((text, True) for text in ("[1](<a b>)", "(<a.md>)", "[1](<a", "<br", "`<p>`", "<?x?>")),
    ],
)
def test_html_is_looked_for_where_there_may_be_some(text: str, *, may_hold: bool) -> None:
    assert simple_elements.may_hold_blocks(text) is may_hold

    for md in (Markdown(), Markdown(extensions=["md_in_html"])):
        assert may_hold or md.preprocessors["html_block"].run([text, text]) == [text, text]


def test_a_long_name_has_more_places_to_wrap_at_in_a_cell() -> None:
    stash = HtmlStash()
    wide, other = stash.store("wide"), stash.store("other")
    row = Element("tr")
    cell, line = SubElement(row, "td"), SubElement(row, "p")
    cell.text, line.text = f"{wide} {other}", other

    for element in row.iter():
        simple_elements.narrow(element, stash, {wide: "narrow"})

    assert stash.rawHtmlBlocks == ["narrow", "other"]
