"""A site that is compared, in a real browser: the page of changes, and marks that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.accessibility.conftest import Judge, Owned
    from tests.browser.conftest import Site, Visit
    from tests.conftest import Repository

LEAST_CONTRAST = 4.5
"""Of text, as the Web Content Accessibility Guidelines 2.2 ask for (1.4.3)."""

CATEGORY = "sse-events/categories/orders/"
PAGES = (
    "sse-events/changes/",
    CATEGORY,
    "sse-events/payload-fields/",
    "sse-events/mapping-coverage/",
)

BEFORE = """
SSE_EVENT_REGISTRY = [
    {
        "event_type": "orders.order.placed_by_customer",
        "category": "orders",
        "description": "An order was placed.",
        "payload_fields": {"order_id": "string", "total": "string", "coupon": "string"},
    },
    {
        "event_type": "orders.order.cancelled_before_the_parcel_left",
        "category": "orders",
        "description": "A customer thought otherwise.",
        "payload_fields": {"order_id": "string", "why": "string"},
    },
]
"""

EDITS = (
    ("An order was placed.", "Somebody ordered."),
    ('"total": "string", "coupon"', '"total": "number", "currency_of_total"'),
    ("orders.order.cancelled_before_the_parcel_left", "orders.return.parcel_received"),
    ("A customer thought otherwise.", "A parcel came back."),
    ('"order_id": "string", "why"', '"parcel_id"'),
)

CONTRASTS = """marks => marks.map(mark => {
  const channels = colour => colour.match(/[0-9.]+/g).map(Number)
  const luminance = colour => {
    const [r, g, b] = channels(colour).slice(0, 3).map(value => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const isSeen = colour => channels(colour).length < 4 || channels(colour)[3] === 1
  let below = mark
  while (below && !isSeen(getComputedStyle(below).backgroundColor)) below = below.parentElement
  const behind = below ? getComputedStyle(below).backgroundColor : "rgb(255, 255, 255)"
  const [dark, light] = [getComputedStyle(mark).color, behind].map(luminance).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
})"""
"""How far the text of each mark stands out from what is behind it."""


@pytest.fixture(scope="module", params=["material", "mkdocs", "readthedocs"])
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    repository: Callable[[Path], Repository],
    publish: Callable[..., Site],
) -> Site:
    """Return a site of a theme, in which something of every kind changed."""
    shop = repository(tmp_path_factory.mktemp("changes"))
    shop.commit({"events.py": BEFORE})
    shop.edit("events.py", *EDITS)
    options = {
        "registry": "events",
        "compare_to": "main",
        "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
    }
    return publish(shop.folder, request.param, options)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out_from_what_is_behind_them(visit: Visit, site: Site, scheme: str) -> None:
    page = visit.page(site.url + CATEGORY, color_scheme=scheme)

    marks = page.locator(".sse-mark")

    assert {"New", "Changed", "Removed"} <= set(marks.all_inner_texts())
    assert min(marks.evaluate_all(CONTRASTS)) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_no_page_with_changes_keeps_anybody_out(
    visit: Visit,
    site: Site,
    judge: Judge,
    owned: dict[str, tuple[Owned, ...]],
    scheme: str,
) -> None:
    page = visit.page(site.url, color_scheme=scheme)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in PAGES:
            page.goto(site.url + path)
            found = judge(page, owned[site.theme])
            assert [each for each in found if each["owner"] < 0] == [], path


def test_no_page_scrolls_sideways_on_a_phone(visit: Visit, site: Site) -> None:
    page = visit.page(site.url, width=360)
    for path in PAGES:
        page.goto(site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_mark_is_reached_by_the_keyboard_and_leads_to_the_changes(
    visit: Visit, site: Site
) -> None:
    page = visit.page(site.url + CATEGORY)
    mark = page.get_by_role("link", name="New", exact=True).first

    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sse-events/changes/")

    said = page.get_by_text("orders.order.cancelled_before_the_parcel_left")
    expect(said.first).to_be_visible()
