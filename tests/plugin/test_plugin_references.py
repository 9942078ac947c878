"""Links from the generated pages to Python objects and source, and from other sites to events."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.plugin.conftest import Project

ORDERS = "sse-events/categories/orders.md"
MKDOCSTRINGS = {"mkdocstrings": {"handlers": {"python": {"paths": ["."]}}}}


def line_of(shop: Project, statement: str) -> int:
    lines = (shop.folder / "shop/events.py").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(statement))


def test_class_links_to_its_mkdocstrings_entry(shop: Project) -> None:
    shop.write("docs/events.md", "# Events\n\n::: shop.events.OrderPlaced\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material", repo_url="https://github.com/a/b")

    built = shop.build()

    assert built.status == 0, built.log
    entry = '<a href="../../../events/#shop.events.OrderPlaced"><code>OrderPlaced</code></a>'
    assert entry in built.html(ORDERS)
    line = line_of(shop, "class OrderShipped")
    assert f'blob/HEAD/shop/events.py#L{line}"><code>OrderShipped</code></a>' in built.html(
        ORDERS
    ), "this class has no entry, so its source is linked"


def test_class_documented_on_two_pages_gives_no_warning(shop: Project) -> None:
    for page in ("one", "two"):
        shop.write(f"docs/{page}.md", f"# {page}\n\n::: shop.events.OrderPlaced\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert '#shop.events.OrderPlaced"><code>OrderPlaced</code></a>' in built.html(ORDERS)


def test_class_is_plain_code_without_repository_or_mkdocstrings(shop: Project) -> None:
    html = shop.build().html(ORDERS)

    line = line_of(shop, "class OrderPlaced")
    assert f"From <code>OrderPlaced</code> (<code>events.py:{line}</code>)" in html
    assert "sse-reference" not in html


def test_source_links_name_the_built_commit(
    shop: Project, repository: Callable[[Path], Repository]
) -> None:
    commit = repository(shop.folder).commit()
    shop.configure(repo_url="https://github.com/a/b/")

    html = shop.build().html(ORDERS)

    line = line_of(shop, "class OrderPlaced")
    assert f'href="https://github.com/a/b/blob/{commit}/shop/events.py#L{line}"' in html


@pytest.mark.parametrize("page", [ORDERS, "sse-events/index.md"])
def test_edit_link_of_a_generated_page_leads_to_the_registry(shop: Project, page: str) -> None:
    theme = {"name": "material", "features": ["content.action.edit"]}
    shop.configure(theme=theme, repo_url="https://github.com/a/b", edit_uri="edit/main/docs/")

    html = shop.build().html(page)

    assert 'href="https://github.com/a/b/edit/main/shop/sse_registry.py"' in html


def test_event_types_are_in_the_inventory_for_other_sites(shop: Project) -> None:
    shop.write("docs/events.md", "# Events\n\n::: shop.events.OrderPlaced\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material")

    inventory = (shop.build().site / "objects.inv").read_bytes()

    entries = zlib.decompress(inventory.split(b"\n", 4)[4]).decode().splitlines()
    found = [entry for entry in entries if entry.startswith("orders.placed ")]
    assert found == ["orders.placed sse:event 1 sse-events/categories/orders/#$ -"]


def test_event_types_can_be_referred_to_through_autorefs(shop: Project) -> None:
    shop.write(
        "docs/index.md", "# Home\n\nSee [the event][orders.placed] and [orders.shipped][].\n"
    )
    shop.configure(plugins=["autorefs"], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert 'href="sse-events/categories/orders/#orders.placed"' in built.html("index.md")
    html = built.html("index.md")
    shipped = re.search(r'<a [^>]*href="sse-events/categories/orders/#orders.shipped"[^>]*>', html)
    assert shipped
    assert "wzxhzdk" not in html, "a title of autorefs shows what stands for text in the meantime"


def test_event_section_copied_to_a_page_takes_no_anchor(shop: Project) -> None:
    region = "<!-- sse-registry: event type=orders.placed -->\n<!-- /sse-registry -->\n"
    shop.write("docs/index.md", f"# Home\n\n{region}")
    shop.configure(plugins=["autorefs"], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert 'id="orders.placed"' not in built.html("index.md")
