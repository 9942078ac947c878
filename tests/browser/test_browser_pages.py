"""The project's own site in a real browser: each page that is generated, narrow and wide."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visit

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs" / "assets"

SCREENSHOTS = {"category.png": "sse-events/categories/provider/"}
"""Pictures of the documentation, and the page that each shows."""

PICTURE = re.compile(r"[\w./-]*assets/([\w.-]+\.(?:png|jpe?g|webp|gif))")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_generated_page_scrolls_sideways_or_complains(
    visit: Visit, own_site: Site, width: int, scheme: str
) -> None:
    assert len(own_site.pages) == 10
    page = visit.page(own_site.url, width=width, color_scheme=scheme)

    for path in own_site.pages:
        page.goto(own_site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    assert visit.complaints == []


def test_row_of_a_table_leads_to_the_section_of_its_event_type(
    visit: Visit, own_site: Site
) -> None:
    page = visit.page(f"{own_site.url}sse-events/payload-fields/")

    page.get_by_role("link", name="provider.token.failed").first.click()

    heading = page.locator("h2:target")
    assert heading.inner_text().strip("¶ \n") == "provider.token.failed"
    assert page.url.endswith("sse-events/categories/provider/#provider.token.failed")


def test_tiles_stand_in_one_row_of_equal_height(visit: Visit, own_site: Site) -> None:
    page = visit.page(f"{own_site.url}sse-events/")

    boxes = [tile.bounding_box() for tile in page.locator(".sse-tiles > li").all()]

    assert len({(box["y"], box["height"]) for box in boxes if box}) == 1


def test_text_of_marks_and_bars_can_be_read_aloud(visit: Visit, own_site: Site) -> None:
    page = visit.page(f"{own_site.url}sse-events/mapping-coverage/")

    names = [bar.text_content() for bar in page.locator("svg.sse-bar title").all()]

    assert names[1] == "3 of 4 mapped, 1 direct, no gaps"


@pytest.mark.parametrize("name", SCREENSHOTS)
def test_screenshots_of_the_documentation_are_made_here(
    visit: Visit, own_site: Site, tmp_path: Path, name: str
) -> None:
    target = ASSETS if os.environ.get("UPDATE_SCREENSHOTS") else tmp_path
    page = visit.page(own_site.url + SCREENSHOTS[name])

    page.screenshot(path=target / name)

    assert (target / name).stat().st_size > 10_000
    assert (ASSETS / name).exists(), "run UPDATE_SCREENSHOTS=1 make test"


def test_the_documentation_shows_no_other_pictures() -> None:
    texts = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    shown = {name for text in texts for name in PICTURE.findall(text.read_text("utf-8"))}
    kept = {each.name for each in ASSETS.iterdir() if PICTURE.match(f"assets/{each.name}")}

    assert shown == kept == set(SCREENSHOTS), "add the picture and its page to SCREENSHOTS"
