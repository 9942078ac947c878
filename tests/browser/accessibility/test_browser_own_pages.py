"""The project's own site has no barrier: in light, in dark, and after a reader has switched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.accessibility.conftest import Judge
    from tests.browser.conftest import Site, Visit

PAGES = (
    "",
    "tutorial/",
    "architecture/sse-architecture/",
    "how-to/checks-in-ci/",
    "reference/options/",
    "reference/regions/",
    "reference/rules/",
    "explanation/payloads/",
)
"""Pages that are written by hand, one of each kind."""

OWNED = (
    ("scrollable-region-focusable", ".md-typeset__scrollwrap", "a table on a page of anybody's"),
)
"""What Material does to every page; the browser lets the keyboard reach it all the same."""


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_no_page_keeps_anybody_out_or_scrolls_sideways(
    visit: Visit, own_site: Site, judge: Judge, scheme: str
) -> None:
    page = visit.page(own_site.url, width=360, color_scheme=scheme)

    for path in PAGES:
        page.goto(own_site.url + path)
        assert [each for each in judge(page, OWNED) if each["owner"] < 0] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path

    assert visit.complaints == []


@pytest.mark.parametrize(("before", "after"), [("light", "slate"), ("dark", "default")])
def test_the_other_palette_is_one_click_away_and_can_be_read(
    visit: Visit, own_site: Site, judge: Judge, before: str, after: str
) -> None:
    page = visit.page(f"{own_site.url}sse-events/mapping-coverage/", color_scheme=before)
    bar = page.locator("svg.sse-bar").first
    colour = bar.evaluate("bar => getComputedStyle(bar).color")

    page.locator("label[title^='Switch to']:visible").click()

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)
    assert bar.evaluate("bar => getComputedStyle(bar).color") != colour
    for path in ("mapping-coverage/", "", "categories/provider/", "findings/"):
        page.goto(f"{own_site.url}sse-events/{path}")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)
        assert [each for each in judge(page, OWNED) if each["owner"] < 0] == [], path
