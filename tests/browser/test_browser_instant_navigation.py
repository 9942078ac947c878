"""Material puts one page in the place of another; all that a page can do still works there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site, Visit

OVERVIEW = "sse-events/"
PROVIDER = "sse-events/categories/provider/"
FIELDS = "sse-events/payload-fields/"


@pytest.fixture
def page(visit: Visit, material: Site) -> Page:
    """Return the overview, from which every other page is reached without loading."""
    page = visit.page(
        material.url + OVERVIEW, width=700, permissions=["clipboard-read", "clipboard-write"]
    )
    page.wait_for_load_state("networkidle")  # it reads the site map first
    page.evaluate("window.isTheSame = true")
    return page


def follow(page: Page, name: str, address: str) -> None:
    """Follow a link of the page's text, and see to it that nothing is loaded."""
    page.get_by_role("article").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url(f"**/{address}")
    expect(page.locator(f"link[rel=canonical][href$='{address}']")).to_be_attached()
    assert page.evaluate("window.isTheSame")


def test_everything_works_on_pages_that_come_without_loading(
    page: Page, visit: Visit, material: Site
) -> None:
    follow(page, "Provider", PROVIDER)

    section = page.locator("[id='provider.token.failed'] ~ .tabbed-set").first
    section.get_by_text("curl", exact=True).click()
    expect(section.locator("pre:visible")).to_contain_text("curl -N")
    section.locator(".highlight:visible").hover()
    section.locator("button[data-md-type=copy]:visible").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('curl')")

    page.get_by_role("article").get_by_role("link", name="provider.token.refreshed").first.click()
    page.wait_for_url("**#provider.token.refreshed")
    expect(page.locator("[id='provider.token.refreshed']")).to_be_in_viewport()

    page.go_back()
    page.go_back()
    page.wait_for_url(material.url + OVERVIEW)
    follow(page, "payload fields", FIELDS)

    total = page.locator(".sse-table tbody tr").count()
    page.get_by_label("Filter rows").fill("token failed")
    expect(page.locator(".sse-table tbody tr:visible")).not_to_have_count(total)
    assert page.evaluate("window.isTheSame")
    assert visit.complaints == []


def test_the_back_button_leads_back(page: Page, material: Site) -> None:
    follow(page, "Provider", PROVIDER)

    page.go_back()

    page.wait_for_url(material.url + OVERVIEW)
    expect(page.locator(".sse-tiles")).to_be_visible()
    page.go_forward()
    page.wait_for_url(material.url + PROVIDER)
    expect(page.locator("[id='provider.token.failed']")).to_be_attached()
    assert page.evaluate("window.isTheSame")


def test_the_keyboard_scrolls_a_table_that_came_without_loading(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    follow(page, "payload fields", FIELDS)

    scroller = page.locator(".sse-table [tabindex='0']").first
    scroller.focus()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("box => box.scrollLeft > 0", arg=scroller.element_handle())
