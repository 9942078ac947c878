"""Give a registry all that its pages and regions show; knows no engine."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.domain.naming import unknown
from mkdocs_sse_registry.domain.rules.inspection import USUAL_MAPPINGS_NAME
from mkdocs_sse_registry.rendering.book import Book
from mkdocs_sse_registry.rendering.edition import Edition
from mkdocs_sse_registry.rendering.layout import Layout
from mkdocs_sse_registry.rendering.source_links import HEAD, Repository
from mkdocs_sse_registry.sources import repository

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings


def document(  # noqa: PLR0913 - the engine, the options and the revision each give some
    registry: Registry,
    settings: Settings,
    *,
    repo_url: str | None = None,
    edit_uri: str | None = None,
    has_pages: bool = True,
    written: frozenset[str] | None = None,
    problem: str | None = None,
    comparison: Comparison | None = None,
) -> Book:
    """Return the registry with all that its pages and regions show.

    Args:
        registry: What to show.
        settings: The options.
        repo_url: Address of the repository, where source lines can be linked.
        edit_uri: Where a page is edited, relative to that; it tells what kind of host it is.
        has_pages: Whether the engine makes the pages, so that they can be linked.
        written: Paths of the pages that there are as files, where the engine makes none.
        problem: Why the last reading failed, when the registry is an older one.
        comparison: What changed since a revision, `None` where none is named.

    Raises:
        ConfigurationError: The options name a column that neither we nor the registry have.
    """
    directory = PurePosixPath(settings.pages.directory).as_posix()
    revision = (repo_url and repository.current_commit(settings.folder)) or HEAD
    source = Repository(url=repo_url, edit_uri=edit_uri, revision=revision)
    layout = Layout(
        registry,
        directory if has_pages and settings.pages.enabled else None,
        is_compared=comparison is not None,
        written=written,
    )
    edition = replace(_edition(settings, source), problem=problem, comparison=comparison)
    book = Book(registry, layout, edition)
    _check_columns(settings.pages.columns, book.columns())
    return book


def _edition(settings: Settings, source: Repository) -> Edition:
    """Return what the options say of the pages."""
    return Edition(
        title=settings.pages.title,
        mappings_name=settings.attributes.mappings or USUAL_MAPPINGS_NAME,
        stream_url=settings.stream_url,
        source_url=source.source_url,
        columns=settings.pages.columns,
    )


def _check_columns(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Make sure that each column is one of ours, or an attribute that some entry has.

    Raises:
        ConfigurationError: One is neither.
    """
    for name in asked:
        if name not in known:
            raise ConfigurationError([("pages.columns", unknown("column", name, known))])
