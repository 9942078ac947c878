"""Code on a page is the very text it stands for, under every way that a site shows code."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from msgspec.structs import replace

from mkdocs_sse_registry.domain.model import EventType, Registry
from mkdocs_sse_registry.markdown_extension.fences import Fences
from mkdocs_sse_registry.markdown_extension.voice import SiteVoice
from mkdocs_sse_registry.rendering import wire
from mkdocs_sse_registry.rendering.pieces import fill, piece, visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Render = Callable[..., Any]
Wrap = Callable[[str], str]

REGION = "<!-- sse-registry: event type=order.placed -->\n<!-- /sse-registry -->"
LABELS = ["On the wire", "Browser", "curl", "Python"]


def superfences(**options: object) -> Any:  # noqa: ANN401 - an extension without types
    return import_module("pymdownx.superfences").makeExtension(**options)


CONTAINERS = (
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.blocks.admonition", "pymdownx.details"),
)
CODE: dict[str, tuple[Any, ...]] = {
    "nothing": (),
    "fenced_code": ("fenced_code",),
    "codehilite": ("fenced_code", "codehilite"),
    "superfences": ("pymdownx.superfences",),
    "highlight": ("pymdownx.highlight", "pymdownx.superfences", "pymdownx.inlinehilite"),
    "superfences with tabs kept": (superfences(preserve_tabs=True),),
}
TABS: dict[str, tuple[str, ...]] = {
    "no tabs": (),
    "tabbed": ("pymdownx.tabbed",),
    "blocks.tab": ("pymdownx.blocks.tab",),
    "both": ("pymdownx.blocks.tab", "pymdownx.tabbed"),
}
TEXTS = (
    "",
    '{"a": 1}',
    "\tindented\n    by tabs\n\n\n  and spaces  \n\t\n",
    "trailing space \nand tab\t",
    "```\nfence\n```",
    "~~~\nfence\n~~~",
    "`````` six, ```` four",
    '```python hl_lines="1" title="x"\nx\n```',
    "</code></pre><script>alert(1)</script>",
    "&lt; &amp; &",
    "{{ x }} {% y %} {# z #}",
    "<!-- sse-registry: coverage -->\n<!-- /sse-registry -->",
    "\x02wzxhzdk:0\x03 \x02sse-block:0\x03 \x1f\x00\x1b",
    '=== "x"\n\n    y\n\n/// tab | x\n///\n////////////\n',
    "# a\n- b\n> c\n| d | e |\n\n***",
    "a\u2028b\u2029c\x85d\x0be",
    "\ufeff\u202eאב\u200b👍🏽",
    "\ud800",
    "#!python\n:::python\nx",
)


def indent(text: str, margin: str = "    ") -> str:
    return "\n".join((margin + line).rstrip() for line in text.split("\n"))


PLACES: dict[str, Wrap] = {
    "page": str,
    "paragraph": lambda text: f"before\n\n{text}\n\nafter",
    "list": lambda text: f"- item\n\n{indent(text)}\n\n- next",
    "nested list": lambda text: f"- item\n\n    1. one\n\n{indent(indent(text))}\n\n- next",
    "quotation": lambda text: f"> quote\n>\n{indent(text, '> ')}\n>\n> after",
    "admonition": lambda text: f"!!! note\n\n{indent(text)}\n\nafter",
    "details": lambda text: f"??? note\n\n{indent(text)}",
    "block": lambda text: f"/// note\n\n{text}\n\n///",
    "list in a block": lambda text: f"/// note\n\n- item\n\n{indent(text)}\n\n///",
    "definition": lambda text: f"term\n:   text\n\n{indent(text)}\n\nend",
    "footnote": lambda text: f"a[^1]\n\n[^1]:\n    b\n\n{indent(text)}",
    "element": lambda text: f'<div markdown="1">\n\n{text}\n\n</div>\n\nend',
}
"""Where a region can stand."""


@pytest.fixture
def registry(shop: Registry) -> Registry:
    return shop


def with_example(registry: Registry, example: str | None) -> Registry:
    first, *rest = registry.events
    return replace(registry, events=(replace(first, example=example), *rest))


def listings_in(html: str) -> list[str]:
    """Return what a browser makes of each `pre` of a page, without the line end that ends it."""
    root: Element = html5lib.HTMLParser(strict=True).parseFragment(html)
    found = [each for each in root.iter() if str(each.tag).endswith("}pre")]
    return ["".join(each.itertext()).removesuffix("\n") for each in found]


def expected(registry: Registry) -> list[str]:
    url = "http://localhost:8000/events"
    return [visible(each.text) for each in wire.wire(registry.events[0], url, None).listings]


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_listing_is_the_text_it_stands_for(
    text: str, code: str, render: Render, registry: Registry
) -> None:
    shown = with_example(registry, text)

    html = render(REGION, *CONTAINERS, *CODE[code], registries={"": shown}).html

    assert listings_in(html) == expected(shown)


SIGNS = st.sampled_from("`~\n\t #\\{}<>&=/\"'\x02\x03a")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=st.text(SIGNS | st.characters(), max_size=40))
@pytest.mark.parametrize("code", CODE)
def test_any_text_is_listed_as_it_is(code: str, text: str) -> None:
    md = Markdown(extensions=[*CODE[code]])
    lines = fill(
        piece("listing", "python", text), SiteVoice(md, Fences(), None, marks_references=False)
    )

    root: Element | None = md.parser.parseDocument(lines.split("\n")).getroot()
    stashed = md.htmlStash.rawHtmlBlocks

    assert listings_in(str(stashed[-1])) == [visible(text)]
    assert root is not None
    assert len(root) == 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("tabs", TABS)
@pytest.mark.parametrize("code", CODE)
def test_listings_stand_wherever_a_region_can(
    code: str, tabs: str, place: str, render: Render, registry: Registry
) -> None:
    shown = with_example(registry, '{\n\n    "a": "```"\n\n}')
    page = PLACES[place](REGION)

    rendered = render(page, *CONTAINERS, *CODE[code], *TABS[tabs], registries={"": shown})

    assert listings_in(rendered.html) == expected(shown)
    assert [label for label in LABELS if f">{label}<" in rendered.html] == LABELS
    assert rendered.problems == ()


@pytest.mark.parametrize(
    ("tabs", "place", "sets"),
    [
        ("no tabs", "page", 0),
        ("tabbed", "page", 1),
        ("tabbed", "nested list", 1),
        ("tabbed", "block", 1),
        ("blocks.tab", "page", 1),
        ("blocks.tab", "nested list", 1),
        ("blocks.tab", "quotation", 1),
        ("blocks.tab", "block", 0),
        ("blocks.tab", "list in a block", 0),
        ("both", "page", 1),
    ],
)
def test_listings_are_in_tabs_where_the_site_has_tabs(
    tabs: str, place: str, sets: int, render: Render, registry: Registry
) -> None:
    html = render(
        PLACES[place](REGION),
        *CONTAINERS,
        "pymdownx.superfences",
        *TABS[tabs],
        registries={"": registry},
    ).html

    assert html.count('class="tabbed-set') == sets
    assert html.count("<label") == 4 * sets
    bold = [label for label in LABELS if f"<p><strong>{label}</strong></p>" in html]
    assert bold == ([] if sets else LABELS)


@pytest.mark.parametrize(
    ("tabs", "page", "labels"),
    [
        ("tabbed", f'=== "a"\n\n{indent(REGION)}\n\n=== "b"\n\n    text\n', ["a", *LABELS, "b"]),
        ("tabbed", f'=== "a"\n\n    text\n\n{REGION}', ["a", *LABELS]),
        ("tabbed", f"{REGION}\n\n{REGION}", [*LABELS, *LABELS]),
        ("blocks.tab", f"/// tab | a\n\n{REGION}\n\n///\n\n/// tab | b\ntext\n///", ["a", "b"]),
        ("blocks.tab", f"/// tab | a\ntext\n///\n\n{REGION}", ["a", *LABELS]),
        ("blocks.tab", f"{REGION}\n\n{REGION}", [*LABELS, *LABELS]),
    ],
)
def test_tabs_of_the_page_and_of_a_region_do_not_mix(
    tabs: str, page: str, labels: list[str], render: Render, registry: Registry
) -> None:
    html = render(page, "pymdownx.superfences", *TABS[tabs], registries={"": registry}).html

    root: Element = html5lib.HTMLParser(strict=True).parseFragment(html)
    found = ["".join(e.itertext()) for e in root.iter() if str(e.tag).endswith("}label")]
    assert sorted(found) == sorted(labels)
    for each in root.iter():
        if each.get("class") == "tabbed-set":
            own = [e for e in each if str(e.tag).endswith("}label")]
            names = ["".join(e.itertext()) for e in own]
            assert names in (LABELS, ["a", "b"], ["a"])
    assert len(listings_in(html)) == 4 * page.count(REGION.split("\n", maxsplit=1)[0])


def test_a_name_that_cannot_be_sent_has_no_listings(render: Render, registry: Registry) -> None:
    shown = replace(registry, events=(EventType(type="", category="orders"),), mappings=())
    page = '<!-- sse-registry: event type="" -->\n<!-- /sse-registry -->'

    html = render(page, registries={"": shown}).html

    assert "<pre>" not in html
    assert "<p>No client can hear of it by this name: it is empty.</p>" in html


def test_a_frame_without_an_observed_payload_leaves_its_values_open(
    render: Render, registry: Registry
) -> None:
    html = render(REGION, registries={"": registry}).html

    assert listings_in(html)[0] == 'id: …\nevent: order.placed\ndata: {"id": …, "total": …}'
    assert "… stands for a value that is not known here." in html


def test_the_code_has_the_highlighting_of_the_site(render: Render, registry: Registry) -> None:
    html = render(REGION, "pymdownx.superfences", registries={"": registry}).html

    assert html.count('<div class="highlight">') == 4
    assert '<span class="kd">const</span>' in html
