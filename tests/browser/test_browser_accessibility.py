"""No generated page has a barrier of its own: axe-core finds none, nothing scrolls sideways."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DARK = {"material", "mkdocs"}
"""Themes that are dark where the reader wants it."""

JUDGE = """async owned => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
  const { violations } = await axe.run({ runOnly, resultTypes: ["violations"], elementRef: true })
  const owner = (id, element) =>
    owned.findIndex(([rule, selector]) => rule === id && element.matches(selector))
  return violations.flatMap(({ id, nodes }) => nodes
    .filter(({ element }) => element.isConnected)
    .map(({ element, html, any, all, none }) =>
      ({ id, html, owner: owner(id, element), why: [...any, ...all, ...none][0].message })))
}"""
"""What keeps people out of a page, by the Web Content Accessibility Guidelines 2.2 AA."""

SETTLED = """() => [...document.querySelectorAll(".sse-table, .sse-table *, pre, pre > code")]
  .every(box => box.tabIndex === 0 || box.scrollWidth <= box.clientWidth
    || !["auto", "scroll"].includes(getComputedStyle(box).overflowX))"""
"""Whether the script has seen all that scrolls."""


class Owned(NamedTuple):
    """What a theme does to every page, whoever wrote it."""

    rule: str
    selector: str
    reason: str


OWNED = {
    "material": (
        Owned("color-contrast", ".highlight .c1", "comments in code"),
        Owned("color-contrast", ".md-copyright", "the foot of the page"),
        Owned("color-contrast", "p > a:not([class]) > code", "linked code in a dark sentence"),
        Owned("link-in-text-block", "p > a:not([class])", "links are not underlined"),
    ),
    "mkdocs": (
        Owned("color-contrast", "a:not([class])", "the blue of links"),
        Owned("color-contrast", "a:not([class]) > code", "the blue of links"),
        Owned("color-contrast", "a.nav-link", "the blue of links"),
    ),
    "readthedocs": (
        Owned("aria-allowed-attr", "a.reference.internal", "the buttons of the menu"),
        Owned("target-size", "button.toctree-expand", "the buttons of the menu"),
        Owned("color-contrast", "a:not([class])", "the blue of links"),
        Owned("color-contrast", "a:not([class]) > code", "the blue of links"),
        Owned("color-contrast", "a.icon", "the blue of links"),
        Owned("color-contrast", "code", "the red of code"),
        Owned("color-contrast", "footer", "the foot of the page"),
        Owned("link-in-text-block", "footer a", "the foot of the page"),
        Owned("link-in-text-block", "p > a:not([class])", "links are not underlined"),
    ),
}


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


def barriers(page: Page, site: Site, path: str, axe: str) -> list[dict[str, Any]]:
    """Return what axe-core finds on a page; `owner` is the place in `OWNED`, or -1."""
    page.goto(site.url + path)
    page.wait_for_function(SETTLED)
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(JUDGE, OWNED[site.theme])
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_no_generated_page_keeps_anybody_out(page: Page, site: Site, axe: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})

    found = {path: barriers(page, site, path, axe) for path in site.pages}

    ours = [(path, each) for path, all_of in found.items() for each in all_of if each["owner"] < 0]
    assert ours == []


def test_what_is_put_down_to_a_theme_is_on_a_page_that_is_not_ours(
    browser: Browser, site: Site, axe: str
) -> None:
    seen = set()
    for scheme in SCHEMES:
        for width in (360, 1280):
            page = browser.new_page(
                color_scheme=scheme,
                reduced_motion="reduce",
                viewport={"width": width, "height": 800},
            )
            seen |= {each["owner"] for each in barriers(page, site, "guide/more/plain/", axe)}
            page.close()

    assert seen - {-1} == set(range(len(OWNED[site.theme])))


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
