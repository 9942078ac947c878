"""What judges pages: axe-core, and what each theme does to every page, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Judge = Callable[..., list[dict[str, Any]]]
    """Is called with a page and what its theme does; see `judge`."""

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


@pytest.fixture(scope="session")
def owned() -> dict[str, tuple[Owned, ...]]:
    """Return what each theme does to every page."""
    return OWNED


@pytest.fixture(scope="session")
def judge(package: Callable[[str], Path]) -> Judge:
    """Return what finds barriers on a page with axe-core.

    Each has as `owner` its place among what the theme does to every page, or -1.
    """
    axe = package("axe-core/axe.min.js").read_text("utf-8")

    def barriers(page: Page, owned: tuple[Owned, ...] = ()) -> list[dict[str, Any]]:
        page.wait_for_function(SETTLED)
        page.evaluate(axe)
        found: list[dict[str, Any]] = page.evaluate(JUDGE, owned)
        return found

    return barriers
