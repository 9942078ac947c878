"""Someone who never saw the site finds an event type on a phone: two taps and one search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Site, Visit

PHONE_HEIGHT = 844
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": PHONE_HEIGHT},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}

IS_AT_TOP = "heading => heading.getBoundingClientRect().top < innerHeight / 4"

SECTION = """heading => {
  const said = []
  for (let each = heading.nextElementSibling; each && each.tagName !== "H2";
    each = each.nextElementSibling) said.push(each)
  const last = said.at(-1).getBoundingClientRect()
  return { text: said.map(each => each.innerText).join("\\n"), end: last.bottom }
}"""
"""What stands below a heading up to the next, and how far down the screen that goes."""


def test_what_an_event_type_carries_and_who_sends_it_is_two_taps_and_a_search_away(
    visit: Visit, own_site: Site, tmp_path: Path
) -> None:
    page = visit.page(own_site.url, **PHONE)
    page.screenshot(path=tmp_path / "home.png")

    page.locator(".md-header__button[for=__search]").tap()
    page.keyboard.type("token.failed")
    hit = page.locator(".md-search-result__item a", has_text="provider.token.failed").first
    expect(hit).to_be_in_viewport(ratio=1)
    expect(hit).to_contain_text("A connection asked for a new token and got none.")
    expect(hit.locator("mark", has_text="token.failed")).to_be_in_viewport(ratio=1)
    page.screenshot(path=tmp_path / "search.png")
    hit.tap()

    heading = page.locator("[id='provider.token.failed']")
    expect(page.locator(".sse-diagram > div.mermaid")).to_be_visible()  # moves what is below it
    expect(heading).to_be_in_viewport(ratio=1)
    page.wait_for_function(IS_AT_TOP, arg=heading.element_handle())
    page.screenshot(path=tmp_path / "section.png")
    assert_says_it(page)


def assert_says_it(page: Page) -> None:
    """See to it that one screen, without a further tap, says what is sent, and by whom."""
    heading = page.locator("[id='provider.token.failed']")
    section = heading.evaluate(SECTION)
    words = section["text"].split()
    for field, kind in {
        "connection_id": "string",
        "provider_slug": "string",
        "reason": "string",
        "error_code": "string",
        "needs_sign_in": "boolean",
    }.items():
        assert words[words.index(field) + 1] == kind
    assert "From ProviderTokenRefreshFailed" in section["text"]
    assert "by provider_token_refresh_failed" in section["text"]
    assert section["end"] <= 2 * PHONE_HEIGHT, "two screens, not more"
