"""Cells that are made without the parser come out as the parser would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pytest
from markdown.util import AtomicString, HtmlStash

from mkdocs_sse_registry.markdown_extension import cells

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
    monkeypatch.setattr(cells, "settle", lambda *_: None)
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

    cells.settle(cell, HtmlStash())

    assert cell.text == text
    assert not isinstance(cell.text, AtomicString)


def test_data_and_links_are_settled() -> None:
    stash = HtmlStash()
    data = [stash.store(text) for text in ("one", "two")]
    cell = Element("td")
    cell.text = f"[{data[0]}](<page.md#a.b>), {data[1]} 3<br>"

    cells.settle(cell, stash)

    assert cell.text == ""
    assert isinstance(cell.text, AtomicString)
    (link,) = cell
    assert (link.tag, link.attrib, link.text) == ("a", {"href": "page.md#a.b"}, data[0])
    assert link.tail == f", {data[1]} 3{stash.get_placeholder(2)}"
