"""What comes out of a printer: all that a page says, and nothing that only a screen can use."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site, Visit

A4 = 718
"""Width of the paper between margins of 1 cm, in pixels."""

CUT = """() => [...document.querySelectorAll("pre, pre *, .sse-table, .sse-table *, p, li, svg")]
  .filter(each => each.getClientRects().length && !each.matches("wbr, .headerlink"))
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1
    || (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible"))
  .map(each => each.outerHTML.slice(0, 200))"""
"""What stands out of the paper, and what a box that scrolls would hide."""


def printed(page: Page) -> str:
    """Return what the browser prints, as words that one blank parts."""
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


def test_the_whole_table_is_printed_whatever_the_filter_leaves(visit: Visit, site: Site) -> None:
    page = visit.page(f"{site.url}sse-events/payload-fields/")
    fields = page.locator(".sse-table tbody td:first-child code").all_inner_texts()
    page.get_by_label("Filter rows").fill("connection")

    said = printed(page).replace(" ", "")

    assert len(fields) > 15
    assert [field for field in fields if field not in said] == []
    assert "Filterrows" not in said


def test_what_only_a_screen_can_use_is_not_printed(visit: Visit, site: Site) -> None:
    page = visit.page(f"{site.url}sse-events/payload-fields/")
    page.emulate_media(media="print")
    expect(page.locator(".sse-filter")).to_be_hidden()

    page.goto(f"{site.url}sse-events/categories/provider/")

    expect(page.locator(".md-code__nav:visible")).to_have_count(0)
    expect(page.locator("pre:visible").first).to_contain_text("event: provider.token.expiring")


def test_every_listing_is_printed(visit: Visit, site: Site) -> None:
    page = visit.page(f"{site.url}sse-events/categories/provider/")

    said = printed(page).replace(" ", "")

    assert "event:provider.token.failed" in said
    assert 'addEventListener("provider.token.failed"' in said
    assert said.count("curl-N") == 4
    assert 'ifevent.event=="provider.token.failed"' in said


@pytest.mark.parametrize(
    "path", ["", "categories/provider/", "payload-fields/", "mapping-coverage/", "statistics/"]
)
def test_nothing_is_cut_off_at_the_edge_of_the_paper(visit: Visit, site: Site, path: str) -> None:
    page = visit.page(f"{site.url}sse-events/{path}", width=A4)

    page.emulate_media(media="print")

    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= A4


def test_bars_are_no_background_and_so_keep_their_pattern_on_paper(
    visit: Visit, site: Site
) -> None:
    page = visit.page(f"{site.url}sse-events/mapping-coverage/", width=A4, color_scheme="dark")

    page.emulate_media(media="print")

    bar = page.locator("svg.sse-bar").first
    expect(bar).to_be_visible()
    expect(bar).to_have_css("background-image", "none")
    expect(bar.locator(".sse-bar__mapped")).not_to_have_css("fill", "none")
    expect(bar.locator(".sse-bar__direct")).to_have_css("stroke-dasharray", "1.5px, 1px")
    assert "17 of 21 event types (81 %) are mapped" in printed(page)
