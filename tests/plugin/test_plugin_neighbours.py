"""Other plugins beside ours, listed before and after it: strict builds without a warning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import BrokenLinks
    from tests.plugin.conftest import Build, Project

PAGE = Path(__file__).parents[2] / "docs/how-to/other-plugins.md"
ORDERS = "sse-events/categories/orders.md"
STOCK = "sse-events/categories/stock.md"
COUNT = "There are <!-- sse-registry: count of=event-types --><!-- /sse-registry --> types."
HOME = f"# Home\n\n{COUNT}\n\n<!-- sse-registry: events -->\n<!-- /sse-registry -->\n"
SCRIPT = f"""
import mkdocs_gen_files

with mkdocs_gen_files.open("made.md", "w") as page:
    print("# Made\\n\\n`orders.placed`. {COUNT}", file=page)
"""
MACRO = """
def define_env(env):
    @env.macro
    def count(of):
        return f"<!-- sse-registry: count of={of} --><!-- /sse-registry -->"
"""
EVENT = "<!-- sse-registry: event type=orders.shipped -->\n<!-- /sse-registry -->"
POST = f"""---
date: 2026-11-23
---

# News

{COUNT}

{EVENT}

<!-- more -->

More on `stock.low`.
"""
TEMPLATE = "Total {{ 6 * 7 }} {% raw %}."
"""What the text of a registry may look like."""


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A plugin beside ours.

    Attributes:
        plugin: The entry in `plugins`.
        files: Files of the site, beside its first page.
        shown: What pages show to a reader.
        markup: What pages have in their HTML.
        labels: What the navigation begins with, if that depends on the plugin.
        options: Options of MkDocs.
    """

    plugin: Any
    files: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    markup: dict[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


NEIGHBOURS = {
    "mkdocstrings": Neighbour(
        plugin={"mkdocstrings": {"handlers": {"python": {"paths": ["."]}}}},
        files={
            "docs/events.md": "# Events\n\n::: shop.events.OrderPlaced\n\n::: shop.told\n",
            "shop/told.py": f'"""What is told.\n\n{COUNT}\n"""\n',
        },
        shown={"events.md": "What is told. There are 3 types."},
        markup={ORDERS: 'href="../../../events/#shop.events.OrderPlaced"'},
    ),
    "autorefs": Neighbour(
        plugin="autorefs",
        files={"docs/refs.md": "# References\n\nSee [orders.shipped][].\n"},
        markup={"refs.md": 'href="../sse-events/categories/orders/#orders.shipped"'},
    ),
    "literate-nav": Neighbour(
        plugin="literate-nav",
        files={"docs/SUMMARY.md": "* [Start](index.md)\n* [Live](sse-events/)\n"},
        labels=("Start", "Live", "SSE events", "Payload fields"),
        # The list itself is a page of the site, and has links to folders.
        options={"validation": {}, "exclude_docs": "/SUMMARY.md"},
    ),
    "awesome-nav": Neighbour(
        plugin="awesome-nav",
        files={"docs/.nav.yml": "nav:\n  - Start: index.md\n  - Live: sse-events\n"},
        labels=("Start", "Live", "SSE events", "Findings"),
    ),
    "section-index": Neighbour(
        plugin="section-index", labels=("Home", "SSE events", "Categories", "Orders", "Stock")
    ),
    "gen-files": Neighbour(
        plugin={"gen-files": {"scripts": ["make.py"]}},
        files={"make.py": SCRIPT},
        shown={"made.md": "There are 3 types.", ORDERS: "Mentioned in Made ."},
    ),
    "macros": Neighbour(
        plugin="macros",
        files={"main.py": MACRO, "docs/macro.md": "# {{ 6 * 7 }}\n\n{{ count('gaps') }} gap\n"},
        shown={"macro.md": "42 1 gap", "index.md": TEMPLATE, ORDERS: TEMPLATE},
    ),
    "tags": Neighbour(
        plugin="tags",
        files={
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
            "docs/live.md": f"---\ntags: [live]\n---\n\n# Live\n\n{COUNT}\n",
        },
        shown={"live.md": "There are 3 types.", "tags.md": "Live"},
    ),
    "meta": Neighbour(
        plugin="meta",
        files={
            "docs/old/.meta.yml": "title: Chronicle\n",
            "docs/old/news.md": f"{COUNT} See `stock.low`.\n",
        },
        shown={"old/news.md": "There are 3 types.", STOCK: "Chronicle ."},
    ),
    "blog": Neighbour(
        plugin="blog",
        files={"docs/blog/index.md": "# Blog\n", "docs/blog/posts/news.md": POST},
        shown={"blog/2026/11/23/news.md": "There are 3 types.", "blog/index.md": "There are 3"},
        markup={"blog/2026/11/23/news.md": 'categories/stock/#stock.low" title="Little is left'},
    ),
    "mermaid2": Neighbour(
        plugin={"mermaid2": {"javascript": "js/mermaid.min.js"}},
        files={"docs/js/mermaid.min.js": "// the script of Mermaid"},
        markup={ORDERS: '<div class="mermaid">'},
    ),
}


def test_the_page_about_other_plugins_has_a_row_for_each_of_them() -> None:
    rows = re.findall(r"^\| \[?(\w[\w-]*)", PAGE.read_text("utf-8"), re.MULTILINE)

    assert set(rows[1:]) == {"mkdocs-static-i18n", *NEIGHBOURS}


@pytest.mark.parametrize(
    "engine", ["mkdocs", pytest.param("properdocs", marks=pytest.mark.thorough)]
)
@pytest.mark.parametrize("comes_first", [True, False], ids=["ours first", "ours last"])
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_neighbour_and_we_leave_each_other_alone(
    shop: Project, broken_links: BrokenLinks, name: str, engine: str, *, comes_first: bool
) -> None:
    neighbour = NEIGHBOURS[name]
    settle(shop, [neighbour], comes_first=comes_first)

    built = shop.build(engine=engine)

    assert built.status == 0, built.log
    assert built.warnings == []
    assert built.said("index.md").startswith("Home There are 3 types. Event type")
    assert built.labels("index.md")[: len(neighbour.labels)] == list(neighbour.labels)
    look(built, neighbour)
    assert broken_links(built.site) == []


@pytest.mark.parametrize("comes_first", [True, False], ids=["ours first", "ours last"])
def test_all_of_them_at_once(
    shop: Project, broken_links: BrokenLinks, *, comes_first: bool
) -> None:
    # Each of the other two would make the nav, too.
    everyone = [each for name, each in NEIGHBOURS.items() if name != "awesome-nav"]
    settle(shop, everyone, comes_first=comes_first)

    built = shop.build()

    assert built.status == 0, built.log
    assert built.warnings == []
    for each in everyone:
        look(built, each)
    assert broken_links(built.site) == []


def test_a_finding_on_a_page_that_a_script_makes_names_the_page_and_its_line(shop: Project) -> None:
    shop.write("make.py", SCRIPT.replace("orders.placed", "orders.cancelled"))
    shop.configure(plugins=[NEIGHBOURS["gen-files"].plugin])

    built = shop.build()

    assert built.status == 1
    assert "docs/made.md:3:2: SSE401" in built.log


def settle(shop: Project, neighbours: list[Neighbour], *, comes_first: bool) -> None:
    """Write a site with plugins beside ours."""
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("shop/sse_registry.py", source.replace("An order was placed.", TEMPLATE))
    shop.write("docs/index.md", HOME)
    options: dict[str, Any] = {}
    for each in neighbours:
        options |= each.options
        for path, text in each.files.items():
            shop.write(path, text)
    plugins = [each.plugin for each in neighbours]
    plugins.insert(0 if comes_first else len(plugins), {"sse-registry": shop.registry})
    shop.configure(plugins=plugins, theme="material", **options)


def look(built: Build, neighbour: Neighbour) -> None:
    """See that pages show what they should, and nothing that was meant for us."""
    for file in built.site.rglob("*.html"):
        assert "sse-reference" not in file.read_text("utf-8"), file
    for page, text in neighbour.shown.items():
        assert text in built.said(page)
    for page, markup in neighbour.markup.items():
        assert markup in built.html(page).replace("<wbr>", "")
