"""Hold a registry of a site and the site's pages against the rules; knows no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.usecases.checking import check
from mkdocs_sse_registry.usecases.inspecting import inspect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.findings import Findings
    from mkdocs_sse_registry.domain.pages import Page
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.templating import Templates
    from mkdocs_sse_registry.settings import Settings
    from mkdocs_sse_registry.usecases.inspecting import PageText


class Review(Struct, frozen=True, kw_only=True):
    """What is known of a registry once the pages of its site have been read.

    Attributes:
        findings: What the rules find in the registry and in the pages.
        pages: What each page says of the registry, by its path below docs_dir.
        linked: Paths of the pages on which names in the text become links.
    """

    findings: Findings
    pages: dict[str, Page]
    linked: frozenset[str]


def review(
    texts: Sequence[PageText] | None,
    settings: Settings,
    books: Mapping[str, Book],
    templates: Mapping[str, Templates] | None = None,
    *,
    comparison: Comparison | None,
) -> Review:
    """Hold a registry and pages against the rules.

    Args:
        texts: The pages, but for generated ones; `None` where there is no site.
        settings: The options of the registry.
        books: All registries of the site by name; one without a name has the name "".
        templates: Their templates, by the same names, where regions are held against what stands in
            the files; `None` where a build fills them anyway.
        comparison: What changed since the revision that the options name.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    book = books[settings.name or ""]
    others = (each.registry for each in books.values() if each is not book)
    said = None
    if texts is not None:
        said = inspect(texts, settings, books, templates, comparison=comparison)
    findings = check(
        book.registry,
        settings,
        said,
        elsewhere=frozenset(event.type for other in others for event in other.events),
        comparison=comparison,
    )
    pages = {text.uri: page for text, page in zip(texts or (), said or (), strict=True)}
    read = (uri for uri, page in pages.items() if settings.prose.link and not page.is_left_out)
    return Review(findings=findings, pages=pages, linked=frozenset(read))
