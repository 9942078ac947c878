"""Sites draw diagrams as their own configuration draws Mermaid; each is built strictly.

The script that draws is loaded by the reader's browser; what a build leaves is its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project


ORDERS = "sse-events/categories/orders.md"
REGION = "# Home\n\n<!-- sse-registry: diagram -->\n<!-- /sse-registry -->\n"
CONFIGURATION = """
    site_name: Shop
    theme: {theme}
    plugins:
      - search
      - sse-registry:
          registry: shop.sse_registry
          rules: {{severity: {{SSE201: "off", SSE205: "off"}}}}
    markdown_extensions:
      - pymdownx.superfences:
          custom_fences:
            - name: mermaid
              class: mermaid
              format: !!python/name:pymdownx.superfences.fence_code_format
"""
SOURCES = re.compile(r'<(pre|div) class="mermaid">(.*?)</\1>', re.DOTALL)


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_fence_of_the_site_draws_the_page_of_each_category_and_the_region(
    theme: str,
    shop: Project,
) -> None:
    shop.write("mkdocs.yml", CONFIGURATION.format(theme=theme))
    shop.write("docs/index.md", REGION)

    built = shop.build()

    assert built.status == 0, built.log
    [(_, source)] = SOURCES.findall(built.html(ORDERS))
    assert 'e1["orders.placed"]' in source
    assert "d1 --&gt; e1" in source
    assert len(SOURCES.findall(built.html("index.md"))) == 2
    assert "Orders as a list" in built.said(ORDERS)


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_without_one_there_are_lists(theme: str, shop: Project) -> None:
    shop.configure(theme=theme)
    shop.write("docs/index.md", REGION)

    built = shop.build()

    assert built.status == 0, built.log
    assert "mermaid" not in built.html(ORDERS)
    assert "OrderPlaced → orders.placed" in built.said(ORDERS)
    assert "Stock gap → stock.low" in built.said("index.md")
    assert "<details" not in built.html("index.md")


def test_the_plugin_mermaid2_draws_them(shop: Project) -> None:
    shop.write("docs/js/mermaid.min.js", "// the script of Mermaid")
    shop.configure(plugins=[{"mermaid2": {"javascript": "js/mermaid.min.js"}}])
    shop.write("docs/index.md", REGION)

    built = shop.build()

    assert built.status == 0, built.log
    assert [tag for tag, _ in SOURCES.findall(built.html("index.md"))] == ["div", "div"]
    assert "mermaid.initialize" in built.html(ORDERS)
    assert "Orders as a list" in built.said(ORDERS)


def test_the_overview_names_the_first_gaps_and_the_statistics_show_bars(shop: Project) -> None:
    built = shop.build()

    overview = built.said("sse-events/index.md")
    assert "2 of 3 event types (67 %) are mapped from a domain event" in overview
    assert "1 is missing. Gap: stock.low ." in overview
    statistics = built.html("sse-events/statistics.md")
    widths = re.findall(r'<svg class="sse-amount".*?<rect width="(\d+)"', statistics)
    assert widths == ["100", "50", "100", "50", "50"]
