"""The address of an event type's section, in each theme: how it is got, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Site, Visit

SYNC = "sse-events/categories/data-sync/"
ANCHOR = "sync.holdings.completed"

UNCOVERED = """() => {
  const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const box = heading.querySelector("code").getBoundingClientRect()
  const seen = document.elementFromPoint(box.left + 5, box.top + box.height / 2)
  return box.top >= 0 && box.bottom <= innerHeight && heading.contains(seen)
}"""
"""Whether the heading that the address names can be seen: nothing that sticks lies over it."""


@pytest.fixture(scope="module", params=["material", "mkdocs", "readthedocs"])
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    publish: Callable[..., Site],
) -> Site:
    """Return a site of a theme, with permalinks."""
    extensions = [
        {"toc": {"permalink": True}},
        "pymdownx.superfences",
        {"pymdownx.tabbed": {"alternate_style": True}},
    ]
    folder: Path = tmp_path_factory.mktemp("permalinks")
    return publish(folder, request.param, markdown_extensions=extensions)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_permalink_puts_the_name_of_the_event_type_into_the_address(
    visit: Visit, site: Site, width: int
) -> None:
    page = visit.page(site.url + SYNC, width=width)
    heading = page.locator(f"[id='{ANCHOR}']")
    heading.scroll_into_view_if_needed()
    heading.hover()

    heading.locator("a.headerlink").click()

    page.wait_for_url(f"{site.url}{SYNC}#{ANCHOR}")
    page.wait_for_function(UNCOVERED)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_address_leads_to_a_heading_that_nothing_covers(
    visit: Visit, site: Site, width: int
) -> None:
    page = visit.page(f"{site.url}{SYNC}#{ANCHOR}", width=width)

    page.wait_for_function(UNCOVERED)
