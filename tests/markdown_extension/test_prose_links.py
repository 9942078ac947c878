"""Wire names in the text of a page lead to their sections."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import Registry
    from tests.markdown_extension.conftest import Rendered

    Render = Callable[..., Rendered]

PLACED = "sse-events/categories/orders.md#order.placed"
LINK = f'<a href="{PLACED}" title="An order was placed."><code>order.placed</code></a>'


@pytest.fixture
def linked(render: Render) -> Render:
    """Return what renders a page on which names become links."""
    return partial(render, is_linked=True)


@pytest.mark.parametrize(
    ("text", "extensions", "html"),
    [
        ("On `order.placed`, wait.", [], f"<p>On {LINK}, wait.</p>"),
        ("`` order.placed ``", [], f"<p>{LINK}</p>"),
        ("**`order.placed`**!", [], f"<p><strong>{LINK}</strong>!</p>"),
        ("- `order.placed`: new", [], f"<li>{LINK}: new</li>"),
        ("> `order.placed`", [], f"<p>{LINK}</p>"),
        ("Name | Is\n--- | ---\n`order.placed` | new", ["tables"], f"<td>{LINK}</td>"),
        ("`order.placed`\n: new", ["def_list"], f"<dt>{LINK}</dt>"),
        ("!!! note\n    `order.placed`", ["admonition"], f"<p>{LINK}</p>"),
        ("Text[^1]\n\n[^1]: `order.placed`", ["footnotes"], LINK),
        ("<div markdown>\n`order.placed`\n</div>", ["md_in_html"], f"<p>{LINK}</p>"),
        ("`order.placed`", ["pymdownx.inlinehilite"], LINK),
        ("`order.placed`{.new}", ["attr_list"], LINK.replace("<code>", '<code class="new">')),
        ("`order.placed` `order.placed`", [], f"<p>{LINK} {LINK}</p>"),
    ],
)
def test_a_name_in_inline_code_is_a_link_to_its_section(
    linked: Render, text: str, extensions: list[str], html: str
) -> None:
    assert html in linked(text, *extensions).html


def test_a_name_that_is_highlighted_is_one_too(linked: Render) -> None:
    html = linked("`#!text order.placed`", "pymdownx.highlight", "pymdownx.inlinehilite").html

    assert f'<a href="{PLACED}"' in html
    assert re.search(r"<code[^>]*>(<[^>]+>)*order\.placed</code></a>", html)


@pytest.mark.parametrize(
    ("text", "extensions"),
    [
        ("# `order.placed`", []),
        ("`order.placed`\n---", []),
        ("[when `order.placed` comes](https://example.com)", []),
        ("[`order.placed`](orders.md)", []),
        ("```\norder.placed\n```", ["fenced_code"]),
        ("    order.placed", []),
        ('=== "`order.placed`"\n    text', ["pymdownx.tabbed"]),
        ('??? note "`order.placed`"\n    text', ["pymdownx.details"]),
        ("<code>order.placed</code>", []),
        ("order.placed", []),
    ],
)
def test_there_is_none_in_headings_links_blocks_of_code_and_what_reacts_to_a_click(
    linked: Render, text: str, extensions: list[str]
) -> None:
    html = linked(text, *extensions).html

    assert "order.placed" in html
    assert PLACED not in html


@pytest.mark.parametrize(
    "name", ["order", "order.placed.", "order.placed now", "Order.Placed", "order.*", "order.plced"]
)
def test_code_that_is_not_exactly_a_name_stays_code(linked: Render, name: str) -> None:
    assert linked(f"`{name}`").html == f"<p><code>{name}</code></p>"


def test_the_names_of_a_region_have_the_one_link_that_they_had(linked: Render) -> None:
    page = "<!-- sse-registry: events -->\n<!-- /sse-registry -->"

    html = linked(page).html

    assert html.count("#order.placed") == 1
    assert "title=" not in html


def test_the_link_is_as_seen_from_the_page(linked: Render) -> None:
    assert f'href="../../{PLACED}"' in linked("`order.placed`", page="guides/deep/page.md").html


def test_a_page_that_is_not_to_be_linked_stays_as_it_is(render: Render) -> None:
    assert render("`order.placed`").html == "<p><code>order.placed</code></p>"


@pytest.mark.parametrize(
    ("description", "title"),
    [
        (None, ""),
        (
            'Says "x" & <b>&amp;</b>.',
            ' title="Says &quot;x&quot; &amp;\u2060 '
            '&lt;\u2060b&gt;&amp;\u2060amp;&lt;\u2060/b&gt;."',
        ),
        ("Two\n  lines, **bold**.", ' title="Two lines, **bold**."'),
    ],
)
def test_the_description_is_text_in_the_tooltip(
    linked: Render, shop: Registry, description: str | None, title: str
) -> None:
    first, *others = shop.events
    other = replace(shop, events=(replace(first, description=description), *others))

    html = linked("`order.placed`", registries={"": other}).html

    assert html == f'<p><a href="{PLACED}"{title}><code>order.placed</code></a></p>'


def test_a_name_with_characters_of_html_is_found(linked: Render, shop: Registry) -> None:
    odd = replace(shop.events[0], type="a<b&amp;c", description=None)
    other = replace(shop, events=(odd,), mappings=(), direct=())

    html = linked("`a<b&amp;c`", registries={"": other}).html

    assert 'orders.md#a-b-amp-c"><code>a&lt;b&amp;amp;c</code></a>' in html


@pytest.mark.parametrize(
    ("names", "is_link"), [(("a", "b"), False), (("", "b"), True), (("a", ""), True)]
)
def test_a_name_of_two_registries_is_that_of_the_one_without_a_name(
    linked: Render, shop: Registry, names: tuple[str, ...], *, is_link: bool
) -> None:
    html = linked("`order.placed`", registries=dict.fromkeys(names, shop)).html

    assert (html == f"<p>{LINK}</p>") is is_link


def test_a_name_of_one_of_two_registries_leads_there(linked: Render, shop: Registry) -> None:
    other = replace(shop, events=shop.events[1:], mappings=())

    html = linked("`order.placed`", registries={"a": other, "b": shop}).html

    assert html == f"<p>{LINK}</p>"
