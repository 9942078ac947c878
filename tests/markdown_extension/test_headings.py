"""Addresses of headings: permanent on generated pages, never twice, none of ours in a copy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown import Markdown
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import Category, EventType, Registry
from mkdocs_sse_registry.markdown_extension import Host, RegistryExtension
from mkdocs_sse_registry.markdown_extension.conversion import PAGE_SOURCE
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ID = re.compile(r'<h([1-6]) id="([^"]*)"')


def page(registry: Registry, uri: str) -> str:
    """Return the HTML of a generated page."""
    host = Host(page=uri)
    host.add("", usecases.document(registry, Settings(folder=Path(), registry="x")), Templates())
    return Markdown(extensions=["tables", "toc", RegistryExtension(host)]).convert(PAGE_SOURCE)


def headings(registry: Registry, uri: str) -> list[tuple[str, str]]:
    """Return level and id of the headings of a generated page."""
    return ID.findall(page(registry, uri))


def with_types(shop: Registry, *types: str) -> Registry:
    events = tuple(EventType(type=each, category="orders") for each in types)
    return replace(shop, categories=(Category(name="orders"),), events=events, direct=())


def test_the_anchor_of_an_event_type_is_its_name(shop: Registry) -> None:
    assert headings(shop, "sse-events/categories/orders.md") == [
        ("1", "orders"),
        ("2", "order.placed"),
        ("2", "order.paid"),
    ]


@pytest.mark.parametrize(
    ("types", "anchors"),
    [
        (["a.B-c_d:e~f"], ["a.B-c_d:e~f"]),
        (["paid <b>"], ["paid-b"]),
        (["a b", "a-b", "a  b"], ["a-b-2", "a-b", "a-b-3"]),
        (["paid", "PAID"], ["paid", "PAID"]),
        (["déjà.vu", "日本"], ["déjà.vu", "日本"]),
        (["", "?", "event"], ["event-2", "event-3", "event"]),
    ],
)
def test_what_an_id_cannot_hold_is_replaced_and_clashes_are_numbered(
    types: list[str], anchors: list[str], shop: Registry
) -> None:
    found = headings(with_types(shop, *types), "sse-events/categories/orders.md")

    assert [anchor for _, anchor in found[1:]] == anchors


def test_no_id_is_there_twice(shop: Registry) -> None:
    registry = with_types(shop, "orders", "order", "Orders")

    anchors = [anchor for _, anchor in headings(registry, "sse-events/categories/orders.md")]

    assert anchors[1:] == ["orders", "order", "Orders"]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index", [("1", "sse-events")]),
        ("payload-fields", [("1", "payload-fields")]),
        ("statistics", [("1", "statistics"), ("2", "fields-by-event-type")]),
        (
            "mapping-coverage",
            [
                ("1", "mapping-coverage"),
                ("2", "gaps"),
                ("3", "never-sent"),
                ("2", "sent-directly"),
                ("2", "mapped"),
            ],
        ),
    ],
)
def test_the_headings_of_the_other_pages(
    page: str, expected: list[tuple[str, str]], shop: Registry
) -> None:
    assert headings(shop, f"sse-events/{page}.md") == expected


def test_a_copy_has_no_permanent_anchor_and_no_id_twice(render: Callable[..., Any]) -> None:
    copy = "<!-- sse-registry: event type=order.paid -->\n<!-- /sse-registry -->"

    page = render(f"# Guide\n\n{copy}\n\n{copy}\n\n## order.paid", "toc")

    assert ID.findall(page.html) == [
        ("1", "guide"),
        ("2", "orderpaid"),
        ("2", "orderpaid_1"),
        ("2", "orderpaid_2"),
    ]


def test_the_headings_of_a_region_are_in_the_table_of_contents(render: Callable[..., Any]) -> None:
    page = render("# Guide\n\n<!-- sse-registry: coverage -->\n<!-- /sse-registry -->", "toc")

    [guide] = page.toc
    assert [entry["name"] for entry in guide["children"]] == ["Gaps", "Sent directly"]


def test_a_name_wraps_in_a_cell_sooner_than_in_a_heading(shop: Registry) -> None:
    names = ("order.shipped", "order.shipped.to.someone", "order.shipped.to.the.customer")
    registry = with_types(shop, *names)

    html = page(registry, "sse-events/categories/orders.md")

    for in_cell, in_heading in (
        ("order.<wbr>shipped", "order.shipped"),
        ("order.<wbr>shipped.to.<wbr>someone", "order.shipped.to.someone"),
        ("order.<wbr>shipped.to.<wbr>the.customer", "order.shipped.to.the.<wbr>customer"),
    ):
        assert re.search(f"<td><a [^>]*><code>{in_cell}</code></a>", html)
        assert f"<span><code>{in_heading}</code></span></h2>" in html
