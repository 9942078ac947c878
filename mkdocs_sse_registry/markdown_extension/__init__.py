"""Regions in any Python-Markdown engine: the roof that needs no MkDocs.

A host (the MkDocs plugin) gives the extension the registries and the page that is being made.
Alone, it reads the registries from the mkdocs.yml of the current folder, once a page has a region.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions import Extension

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.markdown_extension import names
from mkdocs_sse_registry.markdown_extension.conversion import Conversion
from mkdocs_sse_registry.markdown_extension.processors import register
from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from mkdocs_sse_registry.domain.findings import Finding
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.layout import Page

__all__ = ["Host", "RegistryExtension", "makeExtension"]

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Host:
    """What the extension is given by the engine that runs it.

    Attributes:
        books: The registries by name; one without a name has the name "".
        templates: The templates of each registry, by the same names.
        generated: The generated pages by path, with the name of their registry.
        linked: Pages on which names in the text become links, by the names of the registries.
        page: Path of the page that is being made, `None` where the engine does not say.
        first_line: Line of the page's source at which its Markdown begins, from 1.
        marks_references: Whether names of Python objects are marked for the engine to link.
        draws_mermaid: Whether the engine draws code in the language of Mermaid, without a fence of
            its own in the Markdown.
        report: Takes what is wrong with a region.
        failure: The engine's own exception for what must stop it.
    """

    books: dict[str, Book] = field(default_factory=dict)
    templates: dict[str, Templates] = field(default_factory=dict)
    generated: dict[str, tuple[str, Page]] = field(default_factory=dict)
    linked: dict[str, frozenset[str]] = field(default_factory=dict)
    page: str | None = None
    first_line: int = 1
    marks_references: bool = False
    draws_mermaid: bool = False
    report: Callable[[Finding], None] = field(default=lambda finding: log.warning("%s", finding))
    failure: type[Exception] = TemplateError

    def add(self, name: str, book: Book, templates: Templates) -> None:
        """Add a registry with its pages."""
        self.books[name] = book
        self.templates[name] = templates
        self.generated.update({page.uri: (name, page) for page in book.layout.pages})

    def meant(self, event_type: str, page: str) -> str | None:
        """Return the registry that a wire name in the text of a page leads to, `None` for none.

        Where several have it, the one without a name is meant, as in a region.
        """
        having = [
            name
            for name, pages in self.linked.items()
            if page in pages and self.books[name].layout.event(event_type).uri
        ]
        if len(having) == 1:
            return having[0]
        return "" if "" in having else None

    def page_of(self, md: Markdown) -> str | None:  # noqa: ARG002 - for engines that know more
        """Return the page that a conversion is of, `None` where its links would lead nowhere."""
        return self.page


class RegistryExtension(Extension):
    """Fills the regions of a page.

    Args:
        host: The engine; `None` for one that only knows Python-Markdown.
        config_file: Where the options are, when there is no host.
    """

    def __init__(self, host: Host | None = None, **options: str) -> None:
        self.config = {"config_file": ["mkdocs.yml", "Path of the mkdocs.yml with the options"]}
        super().__init__(**options)
        self._host = host

    @property
    def host(self) -> Host:
        """The engine; without one, a host that is made from the options in mkdocs.yml.

        Raises:
            ConfigurationError: There is no such file, or an option is wrong.
            LoadError: The registry could not be read.
        """
        if self._host is None:
            self._host = _standalone(Path(self.getConfig("config_file")))
        return self._host

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base's name
        """Register the processors of one conversion."""
        register(md, Conversion(md, self))
        if self._host is not None:
            names.register(md, self._host)


def makeExtension(**options: str) -> RegistryExtension:  # noqa: N802 - Markdown's own name
    """Return the extension, for engines that name it by its module."""
    return RegistryExtension(None, **options)


def _standalone(config_file: Path) -> Host:
    host = Host()
    for settings in configuration.find(config_file):
        registry = usecases.load(settings).registry
        comparison = usecases.compared(registry, settings, config_file=config_file)
        book = usecases.document(registry, settings, has_pages=False, comparison=comparison)
        book.findings = usecases.check(registry, settings, comparison=comparison)
        host.add(settings.name or "", book, Templates(settings.templates_folder))
    return host
