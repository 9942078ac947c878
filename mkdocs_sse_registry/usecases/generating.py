"""Write the pages of registries, for engines without plugins; reads and writes no file."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.rendering import plain_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.templating import Templates
    from mkdocs_sse_registry.settings import Settings


class PageFile(Struct, frozen=True, kw_only=True):
    """What the file of a generated page holds.

    Attributes:
        path: Where it is, relative to the folder of all pages.
        text: All that it holds.
    """

    path: PurePosixPath
    text: str


def generate(
    chosen: Iterable[Settings], books: Mapping[str, Book], templates: Mapping[str, Templates]
) -> tuple[PageFile, ...]:
    """Return the files of all pages; of several registries, each has a folder of its own.

    Args:
        chosen: The options of the registries.
        books: The registries by name; one without a name has the name "".
        templates: Their templates, by the same names.

    Raises:
        ConfigurationError: Two registries have one folder.
        TemplateError: A template is wrong.
    """
    every = tuple(chosen)
    files: dict[PurePosixPath, PageFile] = {}
    for settings in every:
        name = settings.name or ""
        above = settings.pages.directory if len(every) == 1 else "."
        for page in books[name].layout.pages:
            path = PurePosixPath(page.uri).relative_to(above)
            if path in files:
                raise ConfigurationError([("pages.directory", _shared(settings))])
            text = plain_pages.written(page, books[name], templates[name])
            files[path] = PageFile(path=path, text=text)
    return tuple(files.values())


def _shared(settings: Settings) -> str:
    return (
        f"two registries have their pages in {settings.pages.directory!r}. Give each "
        "`sse-registry` in the plugins a folder of its own, or choose one with --name NAME."
    )
