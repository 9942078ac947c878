"""What leads to event types: drawn in Mermaid's language, and said as a list."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import EventType, Mapping, Registry
from mkdocs_sse_registry.rendering import regions
from mkdocs_sse_registry.rendering.diagrams import MOST_DRAWN
from mkdocs_sse_registry.rendering.mermaid import label
from mkdocs_sse_registry.rendering.pieces import visible
from mkdocs_sse_registry.rendering.plain_voice import plain
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.book import Book

LABEL = re.compile(r"(?:[\w .,-]|#\d+;)+")
LIST = """\
- Orders
    - `OrderPlaced` → `order.placed`
    - gap → `order.paid`"""


def book_of(registry: Registry) -> Book:
    return usecases.document(registry, Settings(folder=Path(), registry="shop.sse_registry"))


def shown(registry: Registry, options: str = "", *, draws_mermaid: bool = True) -> str:
    region = regions.parse(f"diagram {options}")
    made = regions.render(
        region, book_of(registry), Templates(), level=2, draws_mermaid=draws_mermaid
    )
    return plain(made)


def arrows(registry: Registry, options: str = "") -> list[str]:
    """Return the arrows of the diagrams, with what stands in the boxes in the place of ids."""
    source = shown(registry, options)
    boxes = dict(re.findall(r'^ +(\w+)\(?\["(.*?)"\]', source, re.MULTILINE))
    inline = re.sub(r'(\w+)\(\["(.*?)"\]\)( -)', r"\1\3", source)
    found = re.findall(r"^ +(\w+) (-\S+>) (.+)$", inline, re.MULTILINE)
    return [
        f"{boxes[begin]} {arrow} {', '.join(boxes[each] for each in ends.split(' & '))}"
        for begin, arrow, ends in found
    ]


def test_a_diagram_leads_from_domain_events_through_event_types_to_the_category(
    shop: Registry,
) -> None:
    source = shown(shop, "category=orders")

    assert arrows(shop, "category=orders") == [
        "OrderPlaced --> order.placed",
        "gap -.-> order.paid",
    ]
    box = source.partition('subgraph category["Orders"]\n')[2].partition("    end")[0]
    assert re.findall('"(.*)"', box) == ["order.placed", "order.paid"]


def test_a_list_below_it_says_the_same(shop: Registry) -> None:
    source = shown(shop, "category=orders")

    assert source.endswith(
        f"```\n\n<details>\n<summary>Orders as a list</summary>\n\n{LIST}\n\n</details>"
    )


def test_where_nothing_draws_it_there_is_the_list_alone(shop: Registry) -> None:
    assert shown(shop, "category=orders", draws_mermaid=False) == LIST


def test_all_categories_have_a_diagram_each_but_for_those_without_event_types(
    shop: Registry,
) -> None:
    empty = replace(shop.categories[0], name="empty")

    source = shown(replace(shop, categories=(*shop.categories, empty)))

    assert re.findall("subgraph .*", source) == [
        'subgraph category["Orders"]',
        'subgraph category["AI"]',
    ]


def test_what_is_sent_directly_says_so(shop: Registry) -> None:
    assert arrows(shop, "category=ai") == ["sent directly --> ai.chunk"]
    assert "- sent directly → `ai.chunk`" in shown(shop, "category=ai")


def test_one_domain_event_can_lead_to_several_event_types_and_several_to_one(
    shop: Registry,
) -> None:
    paid = Mapping(domain_event="shop.OrderPlaced", event_type="order.paid")
    billed = Mapping(domain_event="shop.OrderBilled", event_type="order.paid")
    registry = replace(shop, mappings=(*shop.mappings, paid, billed))

    assert arrows(registry, "category=orders") == [
        "OrderPlaced --> order.placed",
        "OrderPlaced --> order.paid",
        "OrderBilled --> order.paid",
    ]
    assert "- `OrderPlaced`, `OrderBilled` → `order.paid`" in shown(registry)


def test_two_classes_of_one_name_are_told_apart_by_their_modules(shop: Registry) -> None:
    paid = Mapping(domain_event="till.OrderPlaced", event_type="order.paid")
    registry = replace(shop, mappings=(*shop.mappings, paid))

    assert arrows(registry, "category=orders") == [
        "shop.OrderPlaced --> order.placed",
        "till.OrderPlaced --> order.paid",
    ]


def test_an_event_type_that_is_registered_twice_is_drawn_once(shop: Registry) -> None:
    registry = replace(shop, events=(*shop.events, shop.events[0]))

    assert shown(registry) == shown(shop)


def test_a_category_with_very_many_event_types_is_a_list_and_says_why(shop: Registry) -> None:
    events = tuple(
        EventType(type=f"order.{number}", category="orders") for number in range(MOST_DRAWN + 1)
    )

    source = shown(replace(shop, events=events))

    assert source.startswith(
        f"Orders has {MOST_DRAWN + 1} event types, too many for a diagram that can be read."
    )
    assert "mermaid" not in source
    assert f"    - gap → `order.{MOST_DRAWN}`" in source


def test_a_registry_without_mappings_or_event_types_says_so(shop: Registry) -> None:
    assert shown(replace(shop, mappings=())) == (
        "This registry has no mappings; what leads to an event type shows once "
        "`DOMAIN_TO_SSE_MAPPING` has entries."
    )
    assert shown(replace(shop, events=())) == "There are no event types."


@given(st.text())
def test_a_label_has_no_syntax_and_stands_for_its_text(text: str) -> None:
    written = label(text)

    assert LABEL.fullmatch(written)
    assert not re.search(r"(?i)^\d|^-|www\.|(?<![^\W_])_|_(?![^\W_])", written)
    came = unescape(re.sub(r"#(\d+);", r"&#\1;", written)).replace("\u200b", "")
    assert came.strip("\xa0") == " ".join(visible(text).split()).replace("\u200b", "").strip("\xa0")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("order.placed", "order.placed"),
        ("order_line", "order_line"),
        ('say "x"', "say #34;x#34;"),
        ("a#quot;b", "a#35;quot#59;b"),
        ("`x` <b>\n[y](z)", "#96;x#96; #60;b#62; #91;y#93;#40;z#41;"),
        ("1. x", "#49;. x"),
        ("_x_", "#95;x#95;"),
        ("", "#160;"),
        (
            "portfolio.position.valuation_updated",
            "portfolio.#8203;position.#8203;valuation#95;#8203;updated",
        ),
    ],
)
def test_how_a_label_is_written(text: str, written: str) -> None:
    assert label(text) == written
