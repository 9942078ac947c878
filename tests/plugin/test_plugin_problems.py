"""What stops a build, what warns, and what it says: a real process, its log and its exit status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

STOCK = """
EVENTS = [{"event_type": "stock.counted", "category": "stock", "description": "Counted."}]
"""
HOME = """
# Home

<!-- sse-registry: events registry=shop -->
<!-- /sse-registry -->

There is <!-- sse-registry: count of=event-types registry=stock --><!-- /sse-registry -->.
"""


def test_registry_that_cannot_be_imported_stops_with_one_message(shop: Project) -> None:
    shop.build()
    shop.write("shop/events.py", "import money_machine\n")

    built = shop.build()

    assert built.status == 1
    assert built.log.count("money_machine") > 0
    assert "cannot be loaded: it imports 'money_machine'" in built.log
    assert "mkdocs_sse_registry/" not in built.log
    assert len(re.findall(r"^ERROR ", built.log, re.MULTILINE)) == 1
    assert "Aborted with a BuildError!" in built.log
    assert built.html("sse-events/index.md"), "the last site must not be lost"


def test_registry_that_cannot_be_imported_stops_also_without_strict(shop: Project) -> None:
    shop.write("shop/sse_registry.py", "1 / 0\n")

    assert shop.build("--no-strict").status == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "option 'registry': missing. Expected the dotted name of a module"),
        (
            {"registry": "shop.sse_registry", "timeout": "soon"},
            "option 'timeout': expected a number of seconds over 0",
        ),
        (
            {"registry": "shop.sse_registry", "page": {}},
            "option 'page': there is no such option. Did you mean 'pages'?",
        ),
        (
            {"registry": "shop.sse_registry", "pages": {"directory": "../up"}},
            "option 'pages.directory': expected a folder below docs_dir",
        ),
    ],
)
def test_wrong_option_stops_with_its_name(
    shop: Project, options: dict[str, object], message: str
) -> None:
    shop.registry = options
    shop.configure()

    built = shop.build()

    assert built.status == 1
    assert message in built.log
    assert "Traceback" not in built.log


def test_column_that_nothing_has_stops_with_what_there_is(shop: Project) -> None:
    shop.registry["pages"] = {"columns": ["event-type", "descripton"]}
    shop.configure()

    built = shop.build()

    assert built.status == 1
    assert (
        "pages.columns: there is no column 'descripton'. Did you mean 'description'? Allowed: "
        "event-type, category, description, payload, domain-event, sent, source." in built.log
    )
    assert "Traceback" not in built.log


def test_broken_region_is_logged_once_with_its_line_and_stops_strict_only(shop: Project) -> None:
    page = """
        ---
        title: Home
        ---
        # Home

        <!-- sse-registry: events categroy=orders -->
        <!-- /sse-registry -->

        The rest of the page.
        """
    shop.write("docs/index.md", page)

    strict, lenient = shop.build(), shop.build("--no-strict")

    assert (strict.status, lenient.status) == (1, 0)
    assert lenient.log.count("docs/index.md:6: SSE405") == 1
    assert "Did you mean 'category'?" in lenient.log
    assert "The rest of the page." in lenient.html("index.md")


def test_template_with_an_unknown_variable_stops_with_file_and_line(shop: Project) -> None:
    shop.write(
        "overrides/pages/statistics.md.jinja",
        """
        {% extends "default/pages/statistics.md.jinja" %}
        {% block title %}
        # {{ tilte }}
        {% endblock %}
        """,
    )
    shop.registry["templates"] = "overrides"
    shop.configure()

    built = shop.build()

    assert built.status == 1
    assert re.search(r"statistics\.md\.jinja, line 3: 'tilte' is undefined", built.log)
    assert "Traceback" not in built.log


def test_template_of_the_user_replaces_one_block(shop: Project) -> None:
    shop.write(
        "overrides/pages/category.md.jinja",
        """
        {% extends "default/pages/category.md.jinja" %}
        {% block summary %}
        **Ask the shop team** about {{ category.title }}.
        {% endblock %}
        """,
    )
    shop.registry["templates"] = "overrides"
    shop.configure()

    html = shop.build().html("sse-events/categories/orders.md")

    assert "<strong>Ask the shop team</strong> about Orders." in html
    assert "An order was placed." in html


def test_output_of_the_module_is_shown_in_verbose_mode_only(shop: Project) -> None:
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("shop/sse_registry.py", source + "\nprint('counting the stock')\n")

    assert "counting the stock" not in shop.build().log
    assert "counting the stock" in shop.build("--verbose").log


def test_two_registries_without_names_stop(shop: Project) -> None:
    shop.configure(plugins=[{"sse-registry": {"registry": "shop.sse_registry"}} for _ in "ab"])

    built = shop.build()

    assert built.status == 1
    assert "Two registries of this site have no name: shop.sse_registry and " in built.log


def test_two_registries_have_their_own_pages_and_regions(shop: Project) -> None:
    shop.write("stock.py", STOCK)
    shop.write("docs/index.md", HOME)
    first = {**shop.registry, "name": "shop"}
    second = {
        **shop.registry,
        "registry": "stock",
        "name": "stock",
        "attributes": {"events": "EVENTS"},
        "pages": {"directory": "stock-events", "title": "Stock"},
    }
    shop.configure(plugins=[{"sse-registry": first}, {"sse-registry": second}])

    built = shop.build()

    assert built.status == 0, built.log
    assert "An order was placed." in built.html("index.md")
    assert "There is 1." in built.html("index.md")
    assert "Counted." in built.html("stock-events/categories/stock.md")
    assert "Little is left" in built.html("sse-events/categories/stock.md")
