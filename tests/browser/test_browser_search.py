"""What readers type into the search of a site leads them to the section of the event type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

QUERIES = {
    "sync.accounts.started": "sync.accounts.started",
    "accounts.completed": "sync.accounts.completed",
    "sync.accounts": "sync.accounts.failed",
    "ProviderTokenRefreshed": "provider.token.refreshed",
}
"""What is typed, and what has to be among the hits."""

HEARD = """() => {
  document.getElementById("mkdocs-search-query").dispatchEvent(new Event("keyup"))
  return document.querySelector("#mkdocs-search-results a")
}"""
"""Whether the theme has heard a key; while it loads its index it hears none."""


def hits(page: Page, site: Site, query: str) -> list[str]:
    """Type a query, and return the addresses that the hits lead to, best first."""
    if site.theme == "material":
        page.goto(site.url)
        page.locator("label[for=__search]:visible, .md-search__form").first.click()
        page.locator("input[data-md-component=search-query]").press_sequentially(query)
        found = page.locator(".md-search-result__item a[href]")
    elif site.theme == "mkdocs":
        page.goto(site.url)
        page.get_by_role("link", name="Search").click()
        page.locator("#mkdocs-search-query").press_sequentially(query)
        page.wait_for_function(HEARD)
        found = page.locator("#mkdocs-search-results a")
    else:
        page.goto(f"{site.url}search.html?q={query}")
        found = page.locator("#mkdocs-search-results a")
    expect(found.first).to_be_attached(timeout=20_000)
    addresses: list[str] = found.evaluate_all("all => all.map(a => a.href)")
    return addresses


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_leads_to_the_section(browser: Browser, site: Site, query: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})

    found = hits(page, site, query)

    assert any(each.endswith(f"#{QUERIES[query]}") for each in found), found
    page.close()
