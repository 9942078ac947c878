"""`mkdocs serve`: every edit is seen, a broken one shows a notice, the next good one heals it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serving import serving

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

ORDERS = "sse-events/categories/orders/"
NOTICE = "This content is out of date."


def edit(shop: Project, path: str, old: str, new: str) -> None:
    file = shop.folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_edit_is_seen_and_a_broken_one_heals(shop: Project) -> None:
    shop.write("docs/index.md", "# Home\n\n<!-- sse-registry: events -->\n<!-- /sse-registry -->\n")
    registry = "shop/sse_registry.py"
    with serving(shop.folder) as server:
        assert "An order was placed." in server.page(ORDERS)

        edit(shop, registry, "An order was placed.", "An order was served.")
        server.wait_for_rebuild()
        assert "An order was served." in server.page(ORDERS)

        edit(shop, "shop/events.py", "class OrderShipped", "class ParcelShipped")
        server.wait_for_rebuild()
        broken = server.page(ORDERS)
        assert NOTICE in broken
        assert "cannot import name 'OrderShipped'" in broken
        assert "An order was served." in broken
        assert NOTICE in server.page("")

        edit(shop, registry, "OrderShipped", "ParcelShipped")
        server.wait_for_rebuild()
        healed = server.page(ORDERS)
        assert NOTICE not in healed
        assert "ParcelShipped" in healed


def test_module_that_a_later_edit_imports_is_watched_too(shop: Project) -> None:
    shop.write("texts/__init__.py", "")
    shop.write("texts/words.py", "PLACED = 'The first words.'\n")
    with serving(shop.folder) as server:
        server.page(ORDERS)

        edit(shop, "shop/sse_registry.py", '"An order was placed."', "words.PLACED")
        edit(shop, "shop/sse_registry.py", "from enum", "from texts import words\nfrom enum")
        server.wait_for_rebuild()
        while "The first words." not in server.page(ORDERS):
            server.wait_for_rebuild()

        edit(shop, "texts/words.py", "first", "other")
        server.wait_for_rebuild()
        assert "The other words." in server.page(ORDERS)


def test_a_file_that_sends_an_event_type_is_watched_too(shop: Project) -> None:
    shop.write("jobs/watch.py", 'send("stock.low")\nsend("stock.low")\n')
    with serving(shop.folder) as server:
        assert "watch.py:2" in server.page("sse-events/mapping-coverage/")

        edit(shop, "jobs/watch.py", 'send("stock.low")\n' * 2, 'send("stock.low")\n')
        server.wait_for_rebuild()

        page = server.page("sse-events/mapping-coverage/")
        assert "watch.py:1" in page
        assert "watch.py:2" not in page


def test_a_section_forgets_a_page_that_names_it_no_more(shop: Project) -> None:
    shop.write("docs/guide.md", "# Guide\n\nOn `orders.placed`, wait.\n")
    with serving(shop.folder) as server:
        assert "Mentioned in" in server.page(ORDERS)

        edit(shop, "docs/guide.md", "orders.placed", "stock.low")
        server.wait_for_rebuild()

        assert "Mentioned in" not in server.page(ORDERS)
        assert "Mentioned in" in server.page("sse-events/categories/stock/")
