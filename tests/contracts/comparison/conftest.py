"""The page of other ways: its table, its examples, and what builds and searches their sites."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.conftest import Repository, Run

    Build = Callable[[Repository], subprocess.CompletedProcess[str]]
    Finds = Callable[..., list[bool]]

TEXT = (Path(__file__).parents[3] / "docs" / "explanation" / "comparison.md").read_text("utf-8")
BLOCK = re.compile(r'^```\w+ title="(.*?)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
FIRST_PAGE = "# Shop\n\nAn order begins with `order.placed`.\n"
ADDRESS = "http://shop.example/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The page.

    Attributes:
        text: Its Markdown.
        ways: The columns of its table.
        table: The cells, by question and way.
    """

    text: str
    ways: tuple[str, ...]
    table: dict[str, dict[str, str]]

    def answer(self, question: str, way: str) -> str:
        """Return what the table says, without what it adds after a comma."""
        return self.table[question][way].partition(",")[0]

    def files(self, way: str) -> dict[str, str]:
        """Return the files in the section of a way, by path."""
        section = self.text.partition(f"\n## {way}\n")[2].partition("\n## ")[0]
        return dict(BLOCK.findall(section))


def read(text: str) -> Comparison:
    lines = text.partition("\n| ")[2].partition("\n\n")[0].splitlines()
    columns, _, *rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    ways = tuple(re.findall(r"\[(.*?)\]", " ".join(columns)))
    table = {question: dict(zip(ways, cells, strict=True)) for question, *cells in rows}
    return Comparison(text=text, ways=ways, table=table)


COMPARISON = read(TEXT)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return COMPARISON


@pytest.fixture(params=COMPARISON.ways)
def way(request: pytest.FixtureRequest, shop: Repository, comparison: Comparison) -> str:
    """Put the example of each way into the shop."""
    files = comparison.files(request.param)
    settings = f"site_name: Shop\n{files.get('mkdocs.yml', '')}"
    shop.commit(files | {"mkdocs.yml": settings, "docs/index.md": FIRST_PAGE})
    return str(request.param)


@pytest.fixture
def build(run: Run) -> Build:
    """Return what builds a site strictly, where the application can be imported."""
    return lambda shop: run(shop.folder, sys.executable, "-m", "mkdocs", "build", "--strict")


@pytest.fixture
def finds(tool: Callable[..., str]) -> Finds:
    """Return what asks the search of a site, and tells for each query whether it finds anything."""
    chromium = tool("chromium", "chromium-browser")

    def search(site: Path, *queries: str) -> list[bool]:
        def answer(route: Route) -> None:
            path = site / route.request.url.removeprefix(ADDRESS).partition("?")[0]
            file = path / "index.html" if path.is_dir() else path
            if file.is_file():
                route.fulfill(path=file)
            else:
                route.abort()

        found = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for query in queries:
                page = browser.new_page()
                page.route("**/*", answer)
                page.goto(f"{ADDRESS}?q={query}")
                results = page.locator("#mkdocs-search-results, .md-search-result__list")
                results.locator("> *").first.wait_for(state="attached")
                found.append(results.locator("a").count() > 0)
            browser.close()
        return found

    return search
