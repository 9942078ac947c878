"""No generated page has a barrier of its own: axe-core finds none, nothing scrolls sideways."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.accessibility.conftest import Judge, Owned
    from tests.browser.conftest import Site, Visit

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DARK = {"material", "mkdocs"}
"""Themes that are dark where the reader wants it."""


@pytest.fixture(params=SCHEMES)
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    if request.param == "dark" and site.theme not in DARK:
        pytest.skip(f"{site.theme} has no dark colours")
    opened = browser.new_page(
        color_scheme=request.param,
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 800},
    )
    yield opened
    opened.close()


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.thorough)])
def test_no_generated_page_keeps_anybody_out(
    page: Page, site: Site, judge: Judge, owned: dict[str, tuple[Owned, ...]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})

    for path in site.pages:
        page.goto(site.url + path)
        found = judge(page, owned[site.theme])
        assert [each for each in found if each["owner"] < 0] == [], path


def test_what_is_put_down_to_a_theme_is_on_a_page_that_is_not_ours(
    visit: Visit, site: Site, judge: Judge, owned: dict[str, tuple[Owned, ...]]
) -> None:
    seen = set()
    for scheme in SCHEMES:
        for width in (360, 1280):
            page = visit.page(f"{site.url}guide/more/plain/", width=width, color_scheme=scheme)
            seen |= {each["owner"] for each in judge(page, owned[site.theme])}

    assert seen - {-1} == set(range(len(owned[site.theme])))


def test_no_generated_page_scrolls_sideways_on_a_phone(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    for path in site.pages:
        page.goto(site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.close()


def test_headings_leave_out_no_level(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    for path in site.pages:
        page.goto(site.url + path)
        main = page.locator("article.md-content__inner, [role=main]").first
        tags = main.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(h => h.tagName)")
        levels = [int(tag[1]) for tag in tags]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        steps = itertools.pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (path, levels)
    page.close()


def test_what_scrolls_is_reached_with_the_keyboard_and_shows_it(
    browser: Browser, site: Site
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site.url}sse-events/categories/data-sync/")
    scroller = page.locator(".sse-table[tabindex='0'], .sse-table [tabindex='0']").first
    scroller.wait_for()
    page.keyboard.press("Tab")  # from here on the focus is that of a keyboard

    scroller.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")

    assert scroller.evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    page.wait_for_function("box => box.scrollLeft > 0", arg=scroller.element_handle())
    page.close()
