"""Sites with more than one registry: each has its pages, and what they share gets in no one's way.

The depot is a copy of the shop, with an event type that has another name.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository, Run
    from tests.plugin.conftest import Project

SHOP: dict[str, Any] = {"name": "shop", "pages": {"directory": "shop-events"}}
DEPOT: dict[str, Any] = {"name": "depot", "pages": {"directory": "depot-events"}}
STOCK = "categories/stock.md"


@pytest.fixture
def both(shop: Project) -> Project:
    text = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("depot/__init__.py", "")
    shop.write("depot/sse_registry.py", text.replace('"orders.placed"', '"depot.placed"'))
    return shop


def listed(project: Project, *entries: dict[str, Any]) -> list[dict[str, Any]]:
    """Return entries of the plugin; each is about the registry of its name, else the shop's."""
    return [
        {
            "sse-registry": {
                **project.registry,
                "registry": f"{entry.get('name', 'shop')}.sse_registry",
                **entry,
            }
        }
        for entry in entries
    ]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_three_registries_have_their_pages_their_regions_and_their_places_in_the_nav(
    both: Project, engine: str
) -> None:
    third = {"name": "third", "registry": "shop.sse_registry", "pages": {"directory": "all/third"}}
    entries: list[dict[str, Any]] = [SHOP, DEPOT, third]
    entries = [
        {**each, "pages": {**each["pages"], "title": f"All of {each['name']}", "nav": True}}
        for each in entries
    ]
    region = "<!-- sse-registry: events registry={} -->\n<!-- /sse-registry -->\n"
    both.write("docs/index.md", "\n".join(["# Home", *map(region.format, ("depot", "third"))]))
    both.configure(plugins=listed(both, *entries), theme="material", nav=[{"Home": "index.md"}])

    built = both.build(engine=engine)

    assert built.status == 0, built.log
    home = built.html("index.md")
    assert 'href="depot-events/categories/orders/#depot.placed"' in home
    assert 'href="all/third/categories/orders/#orders.placed"' in home
    titles = [each for each in built.labels("index.md") if each.startswith("All of")]
    assert list(dict.fromkeys(titles)) == ["All of shop", "All of depot", "All of third"]
    for directory in ("shop-events", "depot-events", "all/third"):
        assert 'id="stock.low"' in built.html(f"{directory}/{STOCK}")


def test_the_folder_of_one_can_be_in_that_of_another(both: Project) -> None:
    outer = {**SHOP, "pages": {"directory": "events", "title": "The shop"}}
    inner = {**DEPOT, "pages": {"directory": "events/depot", "title": "The depot"}}
    both.configure(plugins=listed(both, outer, inner), theme="material")

    built = both.build()

    assert built.status == 0, built.log
    labels = [each for each in built.labels("index.md") if each != "Home"]
    assert labels[:6] == ["The shop", "The shop", "Categories", "Orders", "Stock", "Payload fields"]
    assert labels[9:14] == ["The depot", "The depot", "Categories", "Orders", "Stock"]


def test_a_name_of_both_leads_other_sites_to_neither(both: Project) -> None:
    both.write("docs/index.md", "# Home\n\n`stock.low` [orders.placed][] [depot.placed][]\n")
    both.configure(plugins=["autorefs", *listed(both, SHOP, DEPOT)], theme="material")

    built = both.build()

    assert built.status == 0, built.log
    home = built.html("index.md")
    assert 'href="shop-events/categories/orders/#orders.placed"' in home
    assert 'href="depot-events/categories/orders/#depot.placed"' in home
    assert "<code>stock.low</code> <a" in home
    assert list(built.inventory()) == ["depot.placed", "orders.placed"]


def test_a_name_of_both_leads_other_sites_to_the_one_without_a_name(both: Project) -> None:
    both.configure(plugins=listed(both, {}, DEPOT))

    built = both.build()

    assert built.status == 0, built.log
    assert built.inventory()["stock.low"].startswith("sse-events/")
    assert built.inventory()["depot.placed"].startswith("depot-events/")


def test_autorefs_says_where_a_name_of_both_could_lead(both: Project) -> None:
    both.write("docs/index.md", "# Home\n\n[stock.low][]\n")
    both.configure(plugins=["autorefs", *listed(both, SHOP, DEPOT)], theme="material")

    built = both.build()

    assert built.status == 1
    (warning,) = built.warnings
    assert "shop-events/categories/stock/#stock.low" in warning
    assert "depot-events/categories/stock/#stock.low" in warning


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            {**SHOP, "name": "both"},
            {**DEPOT, "name": "both"},
            "Two registries of this site are called 'both': shop.sse_registry and "
            "depot.sse_registry. Give each `sse-registry` in the plugins its own `name`",
        ),
        (
            SHOP,
            {**DEPOT, "pages": {"directory": "./Shop-events/"}},
            "Two registries of this site have their pages in one folder: shop.sse_registry in "
            "'shop-events' and depot.sse_registry in './Shop-events/' would both make "
            "Shop-events/index.md. Give each `sse-registry` in the plugins its own "
            "`pages.directory`.",
        ),
        (SHOP, {**DEPOT, "registry": "depot.lost"}, "there is no module 'depot.lost'."),
        (SHOP, {**DEPOT, "pagse": {}}, "'pagse': there is no such option. Did you mean 'pages'?"),
    ],
    ids=["one name", "one folder", "one that cannot be loaded", "a wrong option"],
)
def test_what_stops_the_build_says_which_of_them_it_is_about(
    both: Project, first: dict[str, Any], second: dict[str, Any], expected: str
) -> None:
    registries = [{"registry": "shop.sse_registry"}, {"registry": "depot.sse_registry"}]
    entries = [{**where, **entry} for where, entry in zip(registries, (first, second), strict=True)]
    both.configure(plugins=listed(both, *entries))

    built = both.build()

    assert built.status == 1
    assert expected in built.log


def test_each_is_held_to_its_own_threshold(both: Project) -> None:
    high, low = {"coverage": {"fail_under": 90}}, {"coverage": {"fail_under": 60}}
    both.configure(plugins=listed(both, {**SHOP, **low}, {**DEPOT, **high}))

    built = both.build()

    assert built.status == 1
    said = re.findall(r"(\w+): The coverage is 2/3 \(67 %\), under the threshold", built.log)
    assert said == ["depot"]


def test_one_of_them_is_compared_with_an_earlier_revision(
    both: Project, repository: Callable[[Path], Repository]
) -> None:
    repository(both.folder).commit()
    text = (both.folder / "depot/sse_registry.py").read_text("utf-8")
    both.write("depot/sse_registry.py", text.replace("An order was placed.", "New words."))
    both.configure(plugins=listed(both, SHOP, {**DEPOT, "compare_to": "HEAD"}))

    built = both.build()

    assert built.status == 0, built.log
    assert "New words." in built.said("depot-events/changes.md")
    assert not (built.site / "shop-events/changes").exists()


def test_the_site_can_inherit_them_from_another_file(both: Project, sse_registry: Run) -> None:
    both.configure(plugins=listed(both, SHOP, DEPOT))
    (both.folder / "mkdocs.yml").rename(both.folder / "base.yml")
    both.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: Heir\n")

    built = both.build()
    shown = sse_registry(both.folder, "--name", "depot", "show")

    assert built.status == 0, built.log
    assert 'id="depot.placed"' in built.html("depot-events/categories/orders.md")
    assert shown.stdout.startswith("depot.sse_registry\n")


def test_an_edit_of_either_is_seen_while_serving(both: Project) -> None:
    both.configure(plugins=listed(both, SHOP, DEPOT))

    with serving(both.folder) as server:
        for name in ("shop", "depot"):
            file = both.folder / name / "sse_registry.py"
            text = file.read_text("utf-8").replace("An order was placed.", f"Told by {name}.")
            edit = functools.partial(file.write_text, text, "utf-8")
            page = server.page_after(edit, f"{name}-events/categories/orders/")
            assert f"Told by {name}." in page
