"""Folders of Markdown, as a code host and as engines without plugins show them."""

from __future__ import annotations

import posixpath
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import html5lib
import markdown
import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Run

    Dead = Callable[[dict[str, "Shown"]], list[str]]
    Engine = Callable[[str], str]
    Show = Callable[[str], "Shown"]

ROOT = Path(__file__).parents[2]
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
USUAL = ("tables", "fenced_code", "toc")
OFTEN = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.caret"),
    *("pymdownx.details", "pymdownx.emoji", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde", "pymdownx.snippets"),
)
"""What Material and Zensical recommend."""

ENGINES: dict[str, Engine] = {
    "GitHub": GITHUB.render,
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=USUAL),
    "Python-Markdown with extensions": lambda text: markdown.markdown(text, extensions=OFTEN),
}
CONFIGURATION = f"""\
    site_name: Dispatch API
    plugins:
      - search
      - sse-registry:
          registry: mkdocs_sse_registry.reference.domain.events.sse_registry
          paths: ['{ROOT.as_posix()}']
          coverage:
            direct:
              - {{match: "ai.*", reason: streamed while the assistant answers}}
              - {{match: provider.token.expiring, reason: a watch on the tokens sends it}}
    markdown_extensions:
      - sse_registry
    """
HOME = """\
    # Live updates

    The application sends <!-- sse-registry: count of=event-types --><!-- /sse-registry --> types.

    <!-- sse-registry: events category=provider -->
    <!-- /sse-registry -->

    More is on the [generated pages](sse-events/index.md), for example what
    [a failed token](sse-events/categories/provider.md#provider.token.failed) carries.
    """


@dataclass(frozen=True)
class Shown:
    """A page as HTML.

    Attributes:
        markup: The HTML.
        links: Where its links lead.
        ids: What links can lead to.
    """

    markup: str
    links: tuple[str, ...]
    ids: frozenset[str]

    @classmethod
    def of(cls, markup: str) -> Shown:
        tree = html5lib.parse(markup, namespaceHTMLElements=False)
        links = [each.get("href") for each in tree.iter("a")]
        ids = [each.get("id") for each in tree.iter()]
        return cls(markup, tuple(filter(None, links)), frozenset(filter(None, ids)))


@pytest.fixture
def project(tmp_path: Path, sse_registry: Run) -> Path:
    """Return a site with a region, and with the pages of the reference registry as files."""
    for name, text in (("mkdocs.yml", CONFIGURATION), ("docs/index.md", HOME)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text), "utf-8")
    done = sse_registry(tmp_path, "generate", "docs/sse-events")
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return what makes HTML of Markdown."""
    return ENGINES[request.param]


@pytest.fixture(scope="session")
def shown() -> Show:
    """Return what reads a page of HTML."""
    return Shown.of


@pytest.fixture(scope="session")
def dead_links() -> Dead:
    """Return what tells the links between pages, given by their paths, that lead nowhere."""

    def find(pages: dict[str, Shown]) -> list[str]:
        return [f"{page}: {link}" for page in pages for link in _dead(page, pages)]

    return find


def _dead(page: str, pages: dict[str, Shown]) -> Iterator[str]:
    for link in pages[page].links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = posixpath.join(posixpath.dirname(page), unquote(parts.path)) if parts.path else page
        target = posixpath.normpath(path)
        if target not in pages or parts.fragment not in {"", *pages[target].ids}:
            yield link
