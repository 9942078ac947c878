"""One headless browser for the tests of a module; where there is none they are skipped."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What lets the browser run as root, and keeps it from asking the network for things of its own."""


@pytest.fixture(scope="session")
def program() -> Callable[..., str]:
    """Return what finds a program by any of its names, or skips the test."""

    def found(*names: str) -> str:
        path = next(filter(None, map(shutil.which, names)), None)
        if path is None and os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(f"This run must have {names[0]}, and there is none on the path.")
        return path or pytest.skip(f"there is no {names[0]} on the path")

    return found


@pytest.fixture(scope="module")
def browser(program: Callable[..., str]) -> Iterator[Browser]:
    path = program("chromium", "chromium-browser")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield launched
        launched.close()
