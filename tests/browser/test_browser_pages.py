"""The project's own site in a real browser: each generated page, wide, narrow, light and dark."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs" / "assets"


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, run: Run, serve: Callable[[Path], str]
) -> tuple[str, list[str]]:
    """Serve the project's own site; gives its address and its generated pages."""
    folder = tmp_path_factory.mktemp("site")
    done = run(ROOT, "mkdocs", "build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    pages = [
        f"{file.parent.relative_to(folder).as_posix()}/"
        for file in sorted((folder / "sse-events").rglob("index.html"))
    ]
    return serve(folder), pages


@pytest.fixture
def visit(browser: Browser, site: tuple[str, list[str]]) -> Iterator[Visit]:
    visit = Visit(browser, site[0])
    yield visit
    visit.close()


class Visit:
    """Pages of the site, with what the browser complained of."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._open: list[Page] = []
        self.complaints: list[str] = []

    def page(self, path: str, *, width: int, dark: bool = False) -> Page:
        """Open a page of the site."""
        page = self._browser.new_page(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.goto(self._url + path)
        self._open.append(page)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def close(self) -> None:
        """Close all pages."""
        for page in self._open:
            page.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways_or_complains(
    visit: Visit, site: tuple[str, list[str]], width: int, *, dark: bool
) -> None:
    assert len(site[1]) == 10
    for path in site[1]:
        page = visit.page(path, width=width, dark=dark)
        scrolled = page.evaluate("document.documentElement.scrollWidth")
        assert scrolled <= width, path
    assert visit.complaints == []


def test_row_of_a_table_leads_to_the_section_of_its_event_type(visit: Visit) -> None:
    page = visit.page("sse-events/payload-fields/", width=1280)

    page.get_by_role("link", name="provider.token.failed").first.click()

    heading = page.locator("h2:target")
    assert heading.inner_text().strip("¶ \n") == "provider.token.failed"
    assert page.url.endswith("sse-events/categories/provider/#provider.token.failed")


def test_tiles_stand_in_one_row_of_equal_height(visit: Visit) -> None:
    page = visit.page("sse-events/", width=1280)

    boxes = [tile.bounding_box() for tile in page.locator(".sse-tiles > li").all()]

    assert len({(box["y"], box["height"]) for box in boxes if box}) == 1


def test_text_of_marks_and_bars_can_be_read_aloud(visit: Visit) -> None:
    page = visit.page("sse-events/mapping-coverage/", width=1280)

    names = [bar.text_content() for bar in page.locator("svg.sse-bar title").all()]

    assert names[1] == "3 of 4 mapped, 1 direct, no gaps"


def test_screenshot_of_the_documentation_is_made_here(visit: Visit, tmp_path: Path) -> None:
    target = ASSETS if os.environ.get("UPDATE_SCREENSHOTS") else tmp_path
    page = visit.page("sse-events/categories/provider/", width=1280)

    page.screenshot(path=target / "category.png")

    assert (target / "category.png").stat().st_size > 10_000
    assert (ASSETS / "category.png").exists(), "run UPDATE_SCREENSHOTS=1 make test"
