"""Read the registries of a mkdocs.yml, and say what they are made of; knows no page."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_sse_registry import config_file as config_files
from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.errors import LoadError, RegistryError
from mkdocs_sse_registry.sources import dependencies, repository
from mkdocs_sse_registry.sources.stamps import State, stamps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings


class Reading(Struct, frozen=True, kw_only=True):
    """A registry that was read.

    Attributes:
        settings: Its options.
        registry: What was read.
        comparison: What changed since a revision, `None` where none is named.
    """

    settings: Settings
    registry: Registry
    comparison: Comparison | None


class Readings(Struct, kw_only=True):
    """The registries of a mkdocs.yml.

    Attributes:
        every: The registries, up to the first that could not be read.
        failure: Why that could not.
        config_files: The mkdocs.yml, and those that it inherits from.
        sources: The options of each registry, with the user's files that took part.
    """

    every: list[Reading] = field(default_factory=list)
    failure: RegistryError | None = None
    config_files: list[Path] = field(default_factory=list)
    sources: list[tuple[Settings, tuple[str, ...]]] = field(default_factory=list)

    def state(self) -> State:
        """Return what the registries depend on, but for what is installed for the interpreter."""
        found: set[Path | str] = set(self.config_files)
        values: list[object] = [dt.datetime.now(dt.UTC).date(), *sorted(os.environ.items())]
        for settings, files in self.sources:
            found.update(dependencies.files(settings.source, files), _templates(settings))
            former = dependencies.commit(settings.folder, settings.compare_to)
            values += [repository.current_commit(settings.folder), former]
        return State(stamps=stamps(found), values=tuple(values))


def read(file: Path) -> Readings:
    """Read the registries of a mkdocs.yml; why one could not be read is a part of the answer."""
    made = Readings()

    def content(path: Path) -> bytes:
        made.config_files.append(path)
        return path.read_bytes()

    try:
        config_files.load(file, read=content)
        for settings in configuration.find(file):
            registry = _load(settings, made)
            comparison = usecases.compared(registry, settings, config_file=file)
            made.every.append(Reading(settings=settings, registry=registry, comparison=comparison))
    except RegistryError as error:
        made.failure = error
    return made


def _load(settings: Settings, made: Readings) -> Registry:
    """Return a registry, and note the files that took part.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
        LoadError: The registry could not be read.
    """
    try:
        loaded = usecases.load(settings)
    except LoadError as error:
        made.sources.append((settings, error.files))
        raise
    made.sources.append((settings, loaded.files))
    return loaded.registry


def _templates(settings: Settings) -> Iterator[Path]:
    """Yield the files of a folder of templates, in which there may be new ones."""
    folder = settings.templates_folder
    yield from folder.rglob("*") if folder else ()
