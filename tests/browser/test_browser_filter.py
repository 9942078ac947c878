"""The box that filters a long table, as a reader uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site
    from tests.conftest import Repository, Run

ROWS = ".sse-table tbody tr:visible"
LONG = "sse-events/payload-fields/"


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(site.url + LONG)
    yield opened
    opened.close()


def test_rows_that_have_all_words_in_any_order_are_left(page: Page) -> None:
    box = page.get_by_label("Filter rows")
    total = page.locator(ROWS).count()
    assert total > 15

    box.fill("FAILED id")

    left = page.locator(ROWS).all_inner_texts()
    assert 0 < len(left) < total
    assert all("failed" in row.lower() and "id" in row.lower() for row in left)
    expect(page.get_by_role("status")).to_have_text(f"{len(left)} of {total}")

    box.fill("id failed")

    assert page.locator(ROWS).all_inner_texts() == left


def test_escape_brings_all_rows_back(page: Page) -> None:
    total = page.locator(ROWS).count()
    box = page.get_by_label("Filter rows")
    box.fill("nothing has this")
    assert page.locator(ROWS).count() == 0

    box.press("Escape")

    expect(box).to_have_value("")
    assert page.locator(ROWS).count() == total


def test_columns_keep_their_places_while_rows_go(page: Page) -> None:
    heads = page.locator(".sse-table th")
    before = [head.bounding_box() for head in heads.all()]

    page.get_by_label("Filter rows").fill("connection")

    assert [head.bounding_box() for head in heads.all()] == before


def test_the_whole_table_is_printed(page: Page) -> None:
    total = page.locator(ROWS).count()
    page.get_by_label("Filter rows").fill("connection")

    page.emulate_media(media="print")

    assert page.locator(".sse-table tbody tr").count() == total
    assert page.locator(ROWS).count() == total
    expect(page.locator(".sse-filter")).to_be_hidden()


def test_the_focus_on_the_box_can_be_seen(page: Page) -> None:
    page.get_by_label("Filter rows").focus()

    outline = page.get_by_label("Filter rows").evaluate("box => getComputedStyle(box).outlineStyle")

    assert outline == "solid"


def test_a_short_table_has_no_box(page: Page, site: Site) -> None:
    page.goto(f"{site.url}sse-events/categories/ai/")

    assert page.locator(".sse-table").count() > 0
    assert page.locator(".sse-filter").count() == 0


def test_without_scripts_the_table_is_complete(browser: Browser, page: Page, site: Site) -> None:
    total = page.locator(ROWS).count()
    quiet = browser.new_page(java_script_enabled=False)

    quiet.goto(site.url + LONG)

    assert quiet.locator(ROWS).count() == total
    assert quiet.locator(".sse-filter").count() == 0
    quiet.close()


def test_a_page_that_comes_without_loading_has_one_box(page: Page, site: Site) -> None:
    page.goto(f"{site.url}sse-events/", wait_until="networkidle")
    page.evaluate("window.isTheSame = true")

    page.get_by_role("main").get_by_role("link", name="payload fields").first.click()

    expect(page.get_by_label("Filter rows")).to_have_count(1)
    assert bool(page.evaluate("window.isTheSame")) == (site.theme == "material")
    page.go_back()
    page.go_forward()
    expect(page.get_by_label("Filter rows")).to_have_count(1)


def test_the_option_leaves_the_box_out(
    tmp_path: Path, repository: Callable[[Path], Repository], run: Run
) -> None:
    shop = repository(tmp_path)
    registry = {
        "registry": "events",
        "pages": {"filter": False},
        "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
    }
    options = {"site_name": "Shop", "plugins": [{"sse-registry": registry}]}
    event = {"event_type": "order.placed", "category": "orders", "description": "It was placed."}
    shop.write(
        {
            "mkdocs.yml": yaml.safe_dump(options),
            "events.py": f"SSE_EVENT_REGISTRY = [{event | {'payload_fields': ['id']}}]",
            "docs/index.md": "# Home",
        }
    )

    done = run(shop.folder, "mkdocs", "build", "--strict")

    assert done.returncode == 0, done.stderr
    scripts = (shop.folder / "site" / "assets").glob("*.js")
    assert [each.name for each in scripts] == ["sse-registry.js"]
    assert "sse-registry-filter" not in (shop.folder / "site" / "index.html").read_text("utf-8")
