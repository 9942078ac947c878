"""One headless browser for the tests of a module, sites to look at, and a judge of their pages.

A test of a browser or of a package that is not there is skipped; see `tool`.
"""

from __future__ import annotations

import functools
import http.server
import os
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
PACKAGES = Path(__file__).parent / "node_modules"
MERMAID = PACKAGES / "mermaid" / "dist" / "mermaid.min.js"
MERMAID_HOST = "https://unpkg.com/mermaid@*/**"
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

OPTIONS = {
    "registry": REFERENCE,
    "paths": [str(ROOT)],
    "coverage": {"direct": [{"match": "ai.*", "reason": "streamed while the assistant answers"}]},
    "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
}
"""Of the plugin."""

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


@dataclass(kw_only=True)
class Visit:
    """Opens pages, and hears what the browser complains of.

    The script that draws diagrams comes from the packages here, not from its host.

    Attributes:
        browser: The browser.
        contexts: Those that are open.
        complaints: Errors of scripts, and what the console shows as errors.
    """

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def page(self, url: str, *, width: int = 1280, **options: Any) -> Page:  # noqa: ANN401
        """Open a page as a reader would who has the browser to themselves.

        Args:
            url: Address of the page.
            width: Of the window.
            options: More of the browser's context.
        """
        size = {"width": width, "height": 800}
        context = self.browser.new_context(
            **{"viewport": size, "reduced_motion": "reduce"} | options
        )
        context.route(MERMAID_HOST, lambda route: route.fulfill(path=MERMAID))
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.goto(url)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


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
def package() -> Callable[[str], Path]:
    """Return what finds a file of the packages of npm, or skips the test."""

    def find(name: str) -> Path:
        if (PACKAGES / name).exists():
            return PACKAGES / name
        problem = f"there is no {name}; npm ci --prefix tests/browser installs it"
        if os.environ.get("REQUIRE_TOOLS"):
            pytest.fail(problem)
        pytest.skip(problem)

    return find


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return what opens pages, and closes them when the test ends."""
    visit = Visit(browser=browser)
    yield visit
    for context in visit.contexts:
        context.close()


@pytest.fixture(scope="session")
def registry() -> dict[str, Any]:
    """Return options of the plugin for the reference registry."""
    return OPTIONS


@pytest.fixture(scope="session")
def publish(run: Run, serve: Callable[[Path], str]) -> Callable[..., Site]:
    """Return what builds the site of a folder in a theme, strictly, and serves it."""

    def build(
        folder: Path, theme: str, registry: dict[str, Any] = OPTIONS, **options: object
    ) -> Site:
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
        (folder / "site").mkdir()
        # Material puts pages in the place of others only at `site_url`.
        url = serve(folder / "site")
        content = {
            "site_name": "Reference",
            "site_url": url,
            "theme": THEMES[theme],
            "plugins": ["search", {"sse-registry": registry}],
            "markdown_extensions": TABS if theme == "material" else [],
            **options,
        }
        (folder / "mkdocs.yml").write_text(yaml.dump(content), "utf-8")
        done = run(folder, "mkdocs", "build", "--strict")
        assert done.returncode == 0, done.stderr
        return Site(theme=theme, url=url, pages=generated_pages(folder / "site"))

    return build


@pytest.fixture(scope="session")
def reference_site(
    tmp_path_factory: pytest.TempPathFactory, publish: Callable[..., Site]
) -> Callable[[str], Site]:
    """Return what gives a site of the reference registry in a theme, with a page not ours."""

    @functools.cache
    def build(theme: str) -> Site:
        folder = tmp_path_factory.mktemp(theme)
        (folder / "docs" / "guide" / "more").mkdir(parents=True)
        (folder / "docs" / "guide" / "more" / "plain.md").write_text(PLAIN, "utf-8")
        return publish(folder, theme)

    return build


@pytest.fixture(scope="session", params=THEMES)
def site(request: pytest.FixtureRequest, reference_site: Callable[[str], Site]) -> Site:
    """Return a site of the reference registry in each theme."""
    return reference_site(request.param)


@pytest.fixture(scope="session")
def material(reference_site: Callable[[str], Site]) -> Site:
    """Return a site of the reference registry in Material."""
    return reference_site("material")


@pytest.fixture(scope="session")
def own_site(
    tmp_path_factory: pytest.TempPathFactory,
    run: Run,
    serve: Callable[[Path], str],
    package: Callable[[str], Path],
) -> Site:
    """Return the project's own site, which draws diagrams."""
    package("mermaid")
    folder = tmp_path_factory.mktemp("own")
    done = run(ROOT, "mkdocs", "build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return Site(theme="material", url=serve(folder), pages=generated_pages(folder))


def generated_pages(built: Path) -> tuple[str, ...]:
    """Return the addresses of the generated pages of a site."""
    files = sorted((built / "sse-events").rglob("index.html"))
    return tuple(f"{file.parent.relative_to(built).as_posix()}/" for file in files)
