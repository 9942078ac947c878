"""The registries and the pages of a site, as commands need them; knows no command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.output import patience, show_message
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.mkdocs_site import USUAL_EXTENSIONS, site_of
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.sources import page_files, repository

if TYPE_CHECKING:
    from collections.abc import Iterable

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
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


class Pages:
    """The pages of a site as they stand in its files.

    Args:
        config_file: The mkdocs.yml; `None` without a site, whose pages have the usual Markdown.
    """

    def __init__(self, config_file: Path | None) -> None:
        site = site_of(config_file) if config_file else None
        folder = config_file.absolute().parent if config_file else Path.cwd()
        self._root = repository.find_root(folder)
        self._docs_dir = site.docs_dir if site else folder
        self._excluded = site.excluded if site else ""
        self._survey = Survey(
            site.extensions if site else USUAL_EXTENSIONS, site.configs if site else {}
        )

    def exist(self) -> bool:
        """Return whether there is a docs_dir."""
        return self._docs_dir.is_dir()

    def files(self) -> tuple[Path, ...]:
        """Return the files below docs_dir, sorted.

        Raises:
            ConfigurationError: There is no such folder, or a pattern in `exclude_docs` or
                `draft_docs` cannot be read.
        """
        if not self.exist():
            message = f"there is no folder {str(self._docs_dir)!r}."
            raise ConfigurationError([("docs_dir", message)])
        return page_files.find(self._docs_dir, self._excluded)

    def read(self, file: Path) -> usecases.PageText:
        """Return a page.

        Raises:
            PageFileError: The file cannot be read, or is not UTF-8.
        """
        text = page_files.read(file)
        uri = repository.relative(file, self._docs_dir)
        return usecases.PageText(
            uri=uri or file.name,
            path=repository.page_path(uri, self._docs_dir, self._root)
            if uri
            else repository.relative(file, self._root) or file.as_posix(),
            text=text,
            surveyed=self._survey.of(text),
        )
