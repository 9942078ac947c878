"""Links from the generated pages to Python objects and source, and from other sites to events."""

from __future__ import annotations

import html
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


def test_class_links_to_its_entry_under_the_name_that_it_is_exported_by(shop: Project) -> None:
    shop.write("shop/api.py", "from shop.events import OrderPlaced\n\n__all__ = ['OrderPlaced']\n")
    shop.write("docs/api.md", "# API\n\n::: shop.api.OrderPlaced\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert '/api/#shop.api.OrderPlaced"><code>OrderPlaced</code></a>' in built.html(ORDERS)


@pytest.mark.parametrize("is_documented", [True, False])
def test_class_is_not_taken_for_an_event_type_of_its_name(
    shop: Project, *, is_documented: bool
) -> None:
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    name = "shop.events.OrderPlaced"
    shop.write("shop/sse_registry.py", source.replace('"orders.placed"', f'"{name}"'))
    shown = name if is_documented else "shop.events.OrderShipped"
    shop.write("docs/events.md", f"# Events\n\n::: {shown}\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material", repo_url="https://github.com/a/b")

    built = shop.build()

    assert built.status == 0, built.log
    own, other = f"events/#{name}", f"sse-events/categories/orders/#{name}"
    assert built.inventory()[name] == (own if is_documented else other)
    source_line = f"blob/HEAD/shop/events.py#L{line_of(shop, 'class OrderPlaced')}"
    entry = f'{own if is_documented else source_line}"><code>OrderPlaced</code></a>'
    assert entry in built.html(ORDERS)


def test_extractors_link_to_their_entries_or_to_their_source(shop: Project) -> None:
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    method = """class Payloads:
    @staticmethod
    def placed(event):
        \"\"\"Return what clients get.\"\"\"
"""
    source = source.replace("def placed(event):\n    return", f"{method}        return")
    source = source.replace("placed, lambda event: event.user_id", "Payloads.placed, user")
    user = 'def user(event):\n    """Return whom it concerns."""\n    return event.user_id\n\n\n'
    source = source.replace("class Payloads:", f"{user}class Payloads:")
    shop.write("shop/sse_registry.py", source)
    shop.write("docs/api.md", "# API\n\n::: shop.sse_registry\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material", repo_url="https://github.com/a/b")

    built = shop.build()

    assert built.status == 0, built.log
    orders = built.html(ORDERS).replace("<wbr>", "")
    assert '/api/#shop.sse_registry.Payloads.placed"><code>Payloads.placed</code></a>' in orders
    assert re.search(r'blob/HEAD/shop/sse_registry.py#L\d+"><code>shipped</code></a>', orders), (
        "a function without a docstring has no entry"
    )
    coverage = built.html("sse-events/mapping-coverage.md").replace("<wbr>", "")
    assert '/api/#shop.sse_registry.user"><code>user</code></a>' in coverage
    assert re.search(r'sse_registry.py#L\d+"><code>event.user_id</code></a>', coverage)


def test_class_is_plain_code_without_repository_or_mkdocstrings(shop: Project) -> None:
    made = shop.build().html(ORDERS)

    line = line_of(shop, "class OrderPlaced")
    assert f"From <code>OrderPlaced</code> (<code>events.py:{line}</code>)" in made
    assert "sse-reference" not in made


def test_source_links_name_the_built_commit(
    shop: Project, repository: Callable[[Path], Repository]
) -> None:
    commit = repository(shop.folder).commit()
    shop.configure(repo_url="https://github.com/a/b/")

    made = shop.build().html(ORDERS)

    line = line_of(shop, "class OrderPlaced")
    assert f'href="https://github.com/a/b/blob/{commit}/shop/events.py#L{line}"' in made


@pytest.mark.parametrize("page", [ORDERS, "sse-events/index.md"])
def test_edit_link_of_a_generated_page_leads_to_the_registry(shop: Project, page: str) -> None:
    theme = {"name": "material", "features": ["content.action.edit"]}
    shop.configure(theme=theme, repo_url="https://github.com/a/b", edit_uri="edit/main/docs/")

    made = shop.build().html(page)

    assert 'href="https://github.com/a/b/edit/main/shop/sse_registry.py"' in made


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
    home = built.html("index.md")
    shipped = re.search(r'<a [^>]*href="sse-events/categories/orders/#orders.shipped"[^>]*>', home)
    assert shipped
    assert "wzxhzdk" not in home, "a title of autorefs shows what stands for text in the meantime"


def test_docstrings_can_refer_to_event_types(shop: Project) -> None:
    source = (shop.folder / "shop/events.py").read_text("utf-8")
    told = "A customer ordered: [orders.placed][], later [a parcel][orders.shipped]."
    shop.write("shop/events.py", source.replace("A customer ordered.", told))
    shop.write("docs/events.md", "# Events\n\n::: shop.events.OrderPlaced\n")
    shop.configure(plugins=[MKDOCSTRINGS], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    for anchor in ("orders.placed", "orders.shipped"):
        assert f'href="../sse-events/categories/orders/#{anchor}"' in built.html("events.md")


@pytest.mark.parametrize("features", [[], ["content.tooltips"]], ids=["plain", "tooltips"])
def test_links_of_autorefs_have_the_description_as_their_title(
    shop: Project, features: list[str]
) -> None:
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    told = """'The "first" <img src=x onerror=alert(1)> & more.'"""
    shop.write("shop/sse_registry.py", source.replace('"An order was placed."', told))
    shop.write("docs/index.md", "# Home\n\nSee [the event][orders.placed].\n")
    shop.configure(plugins=["autorefs"], theme={"name": "material", "features": features})

    built = shop.build()

    assert built.status == 0, built.log
    (title,) = re.findall('class="autorefs[^"]*" title="([^"]*)"', built.html("index.md"))
    shown = html.unescape(html.unescape(title) if features else title)
    assert shown == "The 'first' <img src=x onerror=alert(1)> & more."


def test_event_section_copied_to_a_page_takes_no_anchor(shop: Project) -> None:
    region = "<!-- sse-registry: event type=orders.placed -->\n<!-- /sse-registry -->\n"
    shop.write("docs/index.md", f"# Home\n\n{region}")
    shop.configure(plugins=["autorefs"], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert 'id="orders.placed"' not in built.html("index.md")
