"""The registries of a site, as commands need them; knows no command and no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.output import patience, show_message
from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.settings import Settings


def load(settings: Settings) -> Registry:
    """Return a registry.

    Raises:
        RegistryError: It could not be read.
    """
    with patience(f"Reading {settings.registry} …"):
        return usecases.load(settings).registry


def compared(registry: Registry, settings: Settings, config_file: Path) -> Comparison | None:
    """Return what changed since the revision of `compare_to`; say so where that is not known.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    with patience(f"Comparing {settings.registry} with {settings.compare_to} …"):
        comparison = usecases.compared(registry, settings, config_file=config_file)
    if comparison and comparison.problem:
        show_message(f"Warning: compare_to: {comparison.problem}")
    return comparison


class Shelf(Struct, frozen=True, kw_only=True):
    """Registries with what their regions show.

    Attributes:
        books: By name; one without a name has the name "".
        templates: The templates of each, by the same names.
    """

    books: dict[str, Book]
    templates: dict[str, Templates]


def shelf(all_settings: Iterable[Settings]) -> Shelf:
    """Read registries.

    Raises:
        RegistryError: One could not be read, or has options that it cannot be shown with.
    """
    every = {each.name or "": each for each in all_settings}
    return Shelf(
        books={name: usecases.document(load(each), each) for name, each in every.items()},
        templates={name: Templates(each.templates_folder) for name, each in every.items()},
    )
