"""The registries of a site for an engine that runs no plugin; knows no page's Markdown.

They are read once for many pages: an interpreter has to start for it.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry import config_file as config_files
from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.errors import RevisionError
from mkdocs_sse_registry.markdown_extension.host import Host
from mkdocs_sse_registry.markdown_extension.kept import Kept, State, stamps
from mkdocs_sse_registry.markdown_extension.site_pages import Pages
from mkdocs_sse_registry.mkdocs_site import site_of
from mkdocs_sse_registry.rendering.plain_pages import OURS
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.sources import own_files, page_files, repository, revisions
from mkdocs_sse_registry.sources.prose import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A registry that was read.

    Attributes:
        settings: Its options.
        registry: What was read.
        comparison: What changed since a revision, `None` where none is named.
        files: The user's files that it is made of.
    """

    settings: Settings
    registry: Registry
    comparison: Comparison | None
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Readings:
    """The registries of a mkdocs.yml.

    Attributes:
        every: The registries.
        config_files: The mkdocs.yml, and those that it inherits from.
    """

    every: tuple[_Reading, ...]
    config_files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What pages show of the registries.

    Attributes:
        readings: The registries.
        host: What the extension is given, without a page.
        pages: The pages of the site.
        first_lines: Where the Markdown of each page begins in its file.
    """

    readings: _Readings
    host: Host
    pages: Pages
    first_lines: dict[str, int]


_READINGS: Kept[_Readings] = Kept()
_SITES: Kept[_Site] = Kept()


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
    readings = _READINGS.get(file, lambda: _read(file), _state_of_readings)
    site = _SITES.get(
        file, lambda: _document(file, readings), lambda made: _state_of_site(made, readings)
    )
    return replace(site.host, page=page, first_line=site.first_lines.get(page or "", 1))


def _read(file: Path) -> _Readings:
    read_files: list[Path] = []

    def content(path: Path) -> bytes:
        read_files.append(path)
        return path.read_bytes()

    config_files.load(file, read=content)
    every = []
    for settings in configuration.find(file):
        loaded = usecases.load(settings)
        comparison = usecases.compared(loaded.registry, settings, config_file=file)
        every.append(
            _Reading(
                settings=settings,
                registry=loaded.registry,
                comparison=comparison,
                files=loaded.files,
            )
        )
    return _Readings(every=tuple(every), config_files=tuple(read_files))


def _state_of_readings(made: _Readings) -> State:
    """Return what the registries depend on, but for what is installed for the interpreter."""
    files = {*made.config_files}
    values: list[object] = [usecases.today(), *sorted(os.environ.items())]
    for each in made.every:
        files.update(_source_files(each))
        values += [repository.current_commit(each.settings.folder), _revision(each.settings)]
    return State(stamps=stamps(files), values=tuple(values))


def _source_files(reading: _Reading) -> Iterator[Path]:
    """Yield the files that a registry is made of, and those that may become of them.

    Beside a module there may be data that it reads, and a module that it imports from now on.
    """
    settings = reading.settings
    yield from own_files.own_files(settings.folder / path for path in settings.paths)
    folders = [folder.glob("*") for folder in {Path(file).parent for file in reading.files}]
    if settings.templates_folder:
        folders.append(settings.templates_folder.rglob("*"))
    yield from (each for folder in folders for each in folder if each.is_file())


def _revision(settings: Settings) -> object:
    """Return the commit that a registry is compared with, `None` where there is none."""
    if settings.compare_to is None:
        return None
    with contextlib.suppress(RevisionError):
        return revisions.find(settings.folder, settings.compare_to).named
    return None


def _document(file: Path, readings: _Readings) -> _Site:
    site = site_of(file)
    pages = Pages(file)
    texts = tuple(_texts(pages))
    made = Host()
    for each in readings.every:
        settings = replace(each.settings, pages=replace(each.settings.pages, enabled=True))
        book = usecases.document(
            each.registry,
            settings,
            repo_url=site.repo_url,
            written=frozenset(text.uri for text in texts if text.text.startswith(OURS)),
            comparison=each.comparison,
        )
        made.add(settings.name or "", book, Templates(settings.templates_folder))
    for each in readings.every:
        _inspect(each, made, texts)
    begins = {text.uri: _first_line(text.text) for text in texts}
    return _Site(readings=readings, host=made, pages=pages, first_lines=begins)


def _texts(pages: Pages) -> Iterator[usecases.PageText]:
    """Yield the pages of the site; one that cannot be read is left to the engine."""
    for file in pages.files() if pages.exist() else ():
        with contextlib.suppress(page_files.PageFileError):
            yield pages.read(file)


def _inspect(reading: _Reading, made: Host, texts: tuple[usecases.PageText, ...]) -> None:
    """Find what is wrong with a registry and the pages, and on which of them names are links."""
    settings, name = reading.settings, reading.settings.name or ""
    book = made.books[name]
    others = (each.registry for each in made.books.values() if each is not book)
    pages = usecases.inspect(texts, settings, made.books, comparison=book.comparison)
    book.findings = usecases.check(
        book.registry,
        settings,
        pages,
        elsewhere=frozenset(event.type for other in others for event in other.events),
        comparison=book.comparison,
    )
    if settings.prose.link:
        said = zip(texts, pages, strict=True)
        made.linked[name] = frozenset(text.uri for text, page in said if not page.is_left_out)


def _first_line(text: str) -> int:
    """Return the line of a page at which its Markdown begins, from 1."""
    flat = blocks.flat(text)
    (_, end), _ = blocks.front_matter(flat)
    return flat.count("\n", 0, end) + 1


def _state_of_site(made: _Site, readings: _Readings) -> State:
    files = made.pages.files() if made.pages.exist() else ()
    return State(stamps=stamps(files), values=(made.readings is readings,))
