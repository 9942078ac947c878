"""The registries of a site for an engine that runs no plugin; knows no page's Markdown.

They are read once for many pages: an interpreter has to start for it.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.markdown_extension import readings
from mkdocs_sse_registry.markdown_extension.builds import Builds
from mkdocs_sse_registry.markdown_extension.host import Host
from mkdocs_sse_registry.markdown_extension.kept import Kept
from mkdocs_sse_registry.markdown_extension.site_pages import Pages
from mkdocs_sse_registry.mkdocs_site import site_of
from mkdocs_sse_registry.rendering.first_line import OURS
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.sources import page_files
from mkdocs_sse_registry.sources.prose import blocks
from mkdocs_sse_registry.sources.stamps import State, stamps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_sse_registry.markdown_extension.readings import Reading, Readings


class _Site(Struct, frozen=True, kw_only=True):
    """What pages show of the registries.

    Attributes:
        host: What the extension is given, without a page.
        pages: The pages of the site.
        first_lines: Where the Markdown of each page begins in its file.
    """

    host: Host
    pages: Pages
    first_lines: dict[str, int]

    def state(self) -> State:
        """Return what it depends on beside the registries."""
        return State(stamps=stamps(self.pages.files() if self.pages.exist() else ()))


class _Shelf(Struct, frozen=True, kw_only=True):
    """The registries of a mkdocs.yml.

    Attributes:
        readings: The registries.
        sites: What pages show of them; forgotten with them.
    """

    readings: Readings
    sites: Kept[_Site] = field(default_factory=Kept)


_LOCK = threading.Lock()
_BUILDS = Builds()
_SHELVES: Kept[_Shelf] = Kept()


def host(config_file: Path, page: str | None) -> Host:
    """Return what the extension is given for a page.

    Args:
        config_file: The mkdocs.yml.
        page: Path of the page below docs_dir, `None` where it is not known.

    Raises:
        ConfigurationError: There is no such file, or an option is wrong.
        LoadError: The registry could not be read.
    """
    file = config_file.absolute()
    with _LOCK:
        looks_around = _BUILDS.begins(file, page)
        shelf = _SHELVES.get(
            file,
            lambda: _Shelf(readings=readings.read(file)),
            lambda made: made.readings.state(),
            looks_around=looks_around,
        )
        if shelf.readings.failure is not None:
            raise shelf.readings.failure.with_traceback(None)
        site = shelf.sites.get(
            file,
            lambda: _document(file, shelf.readings),
            _Site.state,
            looks_around=looks_around,
        )
    return replace(site.host, page=page, first_line=site.first_lines.get(page or "", 1))


def _document(file: Path, read: Readings) -> _Site:
    site = site_of(file)
    pages = Pages(file)
    texts = tuple(_texts(pages))
    made = Host()
    for each in read.every:
        settings = each.settings.with_pages()
        book = usecases.document(
            each.registry,
            settings,
            repo_url=site.repo_url,
            edit_uri=site.edit_uri,
            written=frozenset(text.uri for text in texts if text.text.startswith(OURS)),
            comparison=each.comparison,
        )
        made.add(settings.name or "", book, Templates(settings.templates_folder))
    for each in read.every:
        _inspect(each, made, texts)
    begins = {text.uri: _first_line(text.text) for text in texts}
    return _Site(host=made, pages=pages, first_lines=begins)


def _texts(pages: Pages) -> Iterator[usecases.PageText]:
    """Yield the pages of the site; one that cannot be read is left to the engine."""
    for file in pages.files() if pages.exist() else ():
        with contextlib.suppress(page_files.PageFileError):
            yield pages.read(file)


def _inspect(reading: Reading, made: Host, texts: tuple[usecases.PageText, ...]) -> None:
    """Find what is wrong with a registry and the pages, and on which of them names are links."""
    name = reading.settings.name or ""
    found = usecases.review(texts, reading.settings, made.books, comparison=reading.comparison)
    made.books[name].findings = found.findings
    made.linked[name] = found.linked


def _first_line(text: str) -> int:
    """Return the line of a page at which its Markdown begins, from 1."""
    flat = blocks.flat(text)
    (_, end), _ = blocks.front_matter(flat)
    return flat.count("\n", 0, end) + 1
