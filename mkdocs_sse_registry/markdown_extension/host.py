"""What the extension is given of a site: its registries, its pages; knows no engine."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.rendering.reports.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from mkdocs_sse_registry.domain.findings import Finding
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.layout import Page
    from mkdocs_sse_registry.rendering.templating import Templates

log = logging.getLogger("mkdocs_sse_registry.markdown_extension")


class Host(Struct, kw_only=True):
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
        has_tabs: Whether tabs look like tabs, where the Markdown has them.
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
    has_tabs: bool = True
    report: Callable[[Finding], None] = field(
        default=lambda finding: log.warning("%s", plain(str(finding)))
    )
    failure: type[Exception] = TemplateError

    def add(self, name: str, book: Book, templates: Templates) -> None:
        """Add a registry with its pages."""
        self.books[name] = book
        self.templates[name] = templates
        self.generated.update({page.uri: (name, page) for page in book.layout.pages})

    def meant(self, event_type: str, page: str | None = None) -> str | None:
        """Return the registry that a wire name in a text leads to, `None` for none.

        Where several have it, the one without a name is meant, as in a region.

        Args:
            event_type: The wire name.
            page: The page of the text; `None` for those of other sites, and for docstrings.
        """
        having = [
            name
            for name, book in self.books.items()
            if book.layout.event(event_type).uri
            and (page is None or page in self.linked.get(name, ()))
        ]
        if len(having) == 1:
            return having[0]
        return "" if "" in having else None

    def page_of(self, md: Markdown) -> str | None:  # noqa: ARG002 - for engines that know more
        """Return the page that a conversion is of, `None` where its links would lead nowhere."""
        return self.page
