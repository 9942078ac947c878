"""One headless browser for the tests of a module, what serves a site to it, and sites to look at.

A test of a browser or of a package that is not there is skipped; see `tool`.
"""

from __future__ import annotations

import functools
import http.server
import os
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
REFERENCE = "mkdocs_sse_registry.reference.domain.events.sse_registry"

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

THEMES: dict[str, dict[str, Any]] = {
    "material": {
        "name": "material",
        "font": False,
        "features": ["content.code.copy", "navigation.instant"],
        "palette": [
            {"media": "(prefers-color-scheme: light)", "scheme": "default"},
            {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
        ],
    },
    "mkdocs": {"name": "mkdocs", "color_mode": "auto", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}

TABS = [
    "pymdownx.highlight",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]

PLAIN = """
# Plain

Text with `code`, a [link](../../index.md), and [`linked code`](../../index.md).

| Name | Link |
| --- | --- |
| `code` | [link](../../index.md) [`linked code`](../../index.md) |

## Section with `code`

```js
const answer = 42 // as everybody knows
```
"""
"""What a page of anybody's has, to see what a theme makes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site of the reference registry.

    Attributes:
        theme: Name of its theme.
        url: Where it is served, with a slash at the end.
        pages: Addresses of its generated pages, relative to `url`.
    """

    theme: str
    url: str
    pages: tuple[str, ...]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return what serves a folder for as long as the tests run, and gives its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture(scope="module")
def browser(tool: Callable[..., str]) -> Iterator[Browser]:
    path = tool("chromium", "chromium-browser")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the program that judges how accessible a page is, or skip the test."""
    if AXE.exists():
        return AXE.read_text("utf-8")
    problem = "there is no axe-core; npm ci --prefix tests/browser installs it"
    if os.environ.get("REQUIRE_TOOLS"):
        pytest.fail(problem)
    pytest.skip(problem)


@pytest.fixture(scope="session", params=THEMES)
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    run: Run,
    serve: Callable[[Path], str],
) -> Site:
    """Return a site of the reference registry in each theme, with a page that is not ours."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "docs" / "guide" / "more").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "docs" / "guide" / "more" / "plain.md").write_text(PLAIN, "utf-8")
    (folder / "site").mkdir()
    url = serve(folder / "site")  # Material puts pages in the place of others only at `site_url`
    direct = [{"match": "ai.*", "reason": "streamed while the assistant answers"}]
    registry = {
        "registry": REFERENCE,
        "paths": [str(ROOT)],
        "coverage": {"direct": direct},
        "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
    }
    options = {
        "site_name": "Reference",
        "site_url": url,
        "theme": THEMES[request.param],
        "plugins": ["search", {"sse-registry": registry}],
        "markdown_extensions": TABS if request.param == "material" else [],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(options), "utf-8")
    done = run(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Site(theme=request.param, url=url, pages=generated_pages(folder / "site"))


def generated_pages(built: Path) -> tuple[str, ...]:
    """Return the addresses of the generated pages of a site."""
    files = sorted((built / "sse-events").rglob("index.html"))
    return tuple(f"{file.parent.relative_to(built).as_posix()}/" for file in files)
