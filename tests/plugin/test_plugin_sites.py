"""The pages of a real site: in every theme, under both engines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

MATERIAL_EXTENSIONS = [
    "admonition",
    "attr_list",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("directory_urls", [True, False], ids=["directories", "files"])
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_strict_build_has_every_page(
    shop: Project, pages: tuple[str, ...], theme: str, engine: str, *, directory_urls: bool
) -> None:
    extensions = MATERIAL_EXTENSIONS if theme == "material" else []
    shop.configure(theme=theme, use_directory_urls=directory_urls, markdown_extensions=extensions)

    built = shop.build(engine=engine)

    assert built.status == 0, built.log
    assert "WARNING -" not in built.log
    for page in pages:
        assert "sse-registry: page" not in built.html(page)
    orders = built.html("sse-events/categories/orders.md")
    assert 'id="orders.placed"' in orders
    assert "An order was placed." in orders
    assert (built.site / "assets" / "sse-registry.css").exists()
    assert "assets/sse-registry.css" in orders


@pytest.mark.parametrize(
    ("theme", "has_tabs"), [("mkdocs", False), ("readthedocs", False), ("material", True)]
)
def test_listings_are_in_tabs_where_the_theme_shows_tabs(
    shop: Project, theme: str, *, has_tabs: bool
) -> None:
    shop.configure(theme=theme, markdown_extensions=MATERIAL_EXTENSIONS)

    orders = shop.build().html("sse-events/categories/orders.md")

    assert ("tabbed-set" in orders) is has_tabs
    assert ("<strong>On the wire</strong>" in orders) is not has_tabs


@pytest.mark.parametrize("named", [[], [{"Orders": "sse-events/categories/orders.md"}]])
def test_explicit_nav_without_our_pages_or_with_one_of_them(
    shop: Project, pages: tuple[str, ...], named: list[dict[str, str]]
) -> None:
    shop.configure(theme="material", nav=[{"Home": "index.md"}, *named])

    built = shop.build()

    assert built.status == 0, built.log
    assert "WARNING -" not in built.log
    assert "not included in the" not in built.log
    for page in pages:
        assert built.html(page)


def test_section_that_mkdocs_makes_has_our_title_and_order(shop: Project) -> None:
    shop.registry["pages"] = {"title": "What we send"}
    shop.configure(theme="material")

    section = shop.build().labels("index.md")

    assert section[section.index("What we send") :][:7] == [
        "What we send",
        "What we send",
        "Categories",
        "Orders",
        "Stock",
        "Payload fields",
        "Mapping coverage",
    ]


def test_nav_true_adds_the_section_to_an_explicit_nav(shop: Project) -> None:
    shop.registry["pages"] = {"nav": True}
    shop.configure(theme="material", nav=[{"Home": "index.md"}])

    section = shop.build().labels("index.md")

    assert [label for label in section if label in ("Home", "SSE events", "Stock")] == [
        "Home",
        "SSE events",
        "SSE events",
        "Stock",
    ]


def test_previous_and_next_follow_the_order_of_the_section(shop: Project) -> None:
    html = shop.build().html("sse-events/categories/stock.md")

    assert re.search(r'rel="prev" href="\.\./orders/"', html)
    assert re.search(r'rel="next" href="\.\./\.\./payload-fields/"', html)


def test_no_pages_leaves_regions_without_links(shop: Project) -> None:
    shop.registry["pages"] = {"enabled": False}
    shop.write("docs/index.md", "<!-- sse-registry: events -->\n<!-- /sse-registry -->\n")
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    assert not (built.site / "sse-events").exists()
    assert "<td><code>orders.<wbr>placed</code></td>" in built.html("index.md")


def test_other_attributes_are_columns_of_the_category_pages(shop: Project) -> None:
    registry = shop.folder / "shop/sse_registry.py"
    text = registry.read_text("utf-8").replace(
        "    payload_fields: list[str]", '    transport: str = "sse"\n    payload_fields: list[str]'
    )
    placed, shipped = '"An order was placed.", ', '"An order left the house.", '
    text = text.replace(placed, f'{placed}"websocket", ').replace(shipped, f'{shipped}"", ')
    shop.write("shop/sse_registry.py", text)
    shop.registry["pages"] = {"columns": ["event-type", "transport"]}
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    table = built.html("sse-events/categories/orders.md").partition("</table>")[0]
    assert re.findall("<th>(.*?)</th>", table) == ["Event type", "Transport"]
    assert "<td>websocket</td>" in table


def test_disabled_plugin_does_nothing(shop: Project) -> None:
    shop.registry.update({"enabled": False, "registry": "not.there"})
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    assert not (built.site / "sse-events").exists()


def test_two_builds_give_the_same_bytes(shop: Project, pages: tuple[str, ...]) -> None:
    first: dict[str, str] = {}
    second: dict[str, str] = {}
    for seed, texts in (("1", first), ("2", second)):
        built = shop.build(PYTHONHASHSEED=seed)
        texts.update({page: built.html(page) for page in pages})

    assert first == second


def test_page_of_the_user_wins_with_a_warning(shop: Project) -> None:
    shop.write("docs/sse-events/statistics.md", "# My own statistics\n")

    built = shop.build()

    assert built.status == 1
    assert "The page sse-events/statistics.md is not generated, because" in built.log
    assert "My own statistics" in built.html("sse-events/statistics.md")


def test_readme_of_the_user_wins_over_the_overview_with_a_warning(shop: Project) -> None:
    shop.write("docs/sse-events/README.md", "# My own overview\n")

    built = shop.build()

    assert built.status == 1
    assert "The page sse-events/index.md is not generated, because" in built.log
    assert "My own overview" in built.html("sse-events/index.md")


def test_event_type_that_is_listed_twice_gives_one_anchor(shop: Project) -> None:
    entry = '    Metadata(EventType.LOW, Category.STOCK, "Twice.", []),\n'
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    end = "]\n\n\ndef placed"
    assert end in source
    shop.write("shop/sse_registry.py", source.replace(end, entry + end))

    html = shop.build().html("sse-events/categories/stock.md")

    assert "Twice." in html
    assert html.count('id="stock.low"') == 1
