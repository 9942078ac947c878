"""What the roofs do, one function a verb; knows no engine, no logger and no exit status."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain import checking, thresholds
from mkdocs_sse_registry.domain.declarations import Declaration, Waiver, declared_direct
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.problems import was_switched_off
from mkdocs_sse_registry.domain.rules.inspection import USUAL_MAPPINGS_NAME, Inspection
from mkdocs_sse_registry.rendering.book import Book, Edition
from mkdocs_sse_registry.rendering.layout import Layout
from mkdocs_sse_registry.rendering.source_links import source_url
from mkdocs_sse_registry.sources import emissions, loading, repository

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.domain.findings import Findings
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.domain.pages import Page
    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.domain.thresholds import Shortfall
    from mkdocs_sse_registry.settings import Settings
    from mkdocs_sse_registry.sources.loading import Loaded


def load(settings: Settings) -> Loaded:
    """Read the registry and where the source emits it, and apply what the options say of it.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
        LoadError: The registry could not be read.
    """
    loaded = emissions.add_to(loading.read(settings.source), settings.source)
    return replace(loaded, registry=with_direct(loaded.registry, settings))


def with_direct(registry: Registry, settings: Settings) -> Registry:
    """Return the registry with the event types that the options declare direct today.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    return replace(registry, direct=declared_direct(registry, declarations(settings), _today()))


def document(
    registry: Registry,
    settings: Settings,
    *,
    repo_url: str | None = None,
    has_pages: bool = True,
    problem: str | None = None,
) -> Book:
    """Return the registry with all that its pages and regions show.

    Args:
        registry: What to show.
        settings: The options.
        repo_url: Address of the repository, where source lines can be linked.
        has_pages: Whether the engine makes the pages, so that they can be linked.
        problem: Why the last reading failed, when the registry is an older one.

    Raises:
        ConfigurationError: The options name a column that neither we nor the registry have.
    """
    directory = PurePosixPath(settings.pages.directory).as_posix()
    revision = (repo_url and repository.current_commit(settings.folder)) or "HEAD"

    def place_url(place: Place) -> str | None:
        return source_url(repo_url, revision, place)

    edition = Edition(
        title=settings.pages.title,
        mappings_name=settings.attributes.mappings or USUAL_MAPPINGS_NAME,
        stream_url=settings.stream_url,
        source_url=place_url,
        columns=settings.pages.columns,
        problem=problem,
    )
    layout = Layout(registry, directory if has_pages and settings.pages.enabled else None)
    book = Book(registry, layout, edition, check(registry, settings))
    _check_columns(settings.pages.columns, book.columns())
    return book


def check(
    registry: Registry,
    settings: Settings,
    pages: Sequence[Page] | None = None,
    *,
    elsewhere: frozenset[str] = frozenset(),
) -> Findings:
    """Return what the rules find in a registry, in its options and in the pages of its site.

    Args:
        registry: The registry.
        settings: The options.
        pages: What the pages say, but for generated ones; `None` where there is no site.
        elsewhere: Event types of other registries of the same site.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    inspection = Inspection(
        registry=registry,
        mappings_name=settings.attributes.mappings or USUAL_MAPPINGS_NAME,
        today=_today(),
        ran=settings.run_extractors and not was_switched_off(registry),
        convention=settings.rules.convention,
        direct=declarations(settings),
        waivers=_waivers(settings),
        pages=None if pages is None else tuple(pages),
        prose_off=None if settings.prose.check else "prose is not checked (prose.check: false)",
        all_shown=settings.pages.enabled,
        elsewhere=elsewhere,
    )
    return checking.check(inspection, settings.rules.severities)


def shortfalls(registry: Registry, settings: Settings) -> tuple[Shortfall, ...]:
    """Return where the coverage is under the thresholds of the options.

    Raises:
        ConfigurationError: There is a threshold for a category that the registry does not have.
    """
    asked = settings.coverage.thresholds
    known = [category.name for category in registry.categories]
    for name in asked.categories:
        if name not in known:
            found = f"there is no category {name!r}.{meant(name, known)}"
            message = f"{found} Allowed: {', '.join(known)}."
            raise ConfigurationError([("coverage.fail_under", message)])
    return thresholds.shortfalls(registry, asked.all, asked.categories)


def _check_columns(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Make sure that each column is one of ours, or an attribute that some entry has.

    Raises:
        ConfigurationError: One is neither.
    """
    for name in asked:
        if name not in known:
            found = f"there is no column {name!r}.{meant(name, known)}"
            message = f"{found} Allowed: {', '.join(known)}."
            raise ConfigurationError([("pages.columns", message)])


def declarations(settings: Settings) -> tuple[Declaration, ...]:
    """Return what the options declare to be published directly, past ones too."""
    return tuple(
        Declaration(
            match=rule.match,
            reason=rule.reason,
            until=rule.until,
            source=settings.place(f"coverage.direct[{number}]"),
        )
        for number, rule in enumerate(settings.coverage.direct)
    )


def _waivers(settings: Settings) -> tuple[Waiver, ...]:
    """Return what the options accept, past ones too."""
    return tuple(
        Waiver(
            rule=waiver.rule,
            match=waiver.match,
            reason=waiver.reason,
            until=waiver.until,
            source=settings.place(f"rules.waivers[{number}]"),
        )
        for number, waiver in enumerate(settings.rules.waivers)
    )


def _today() -> dt.date:
    """Return the date in UTC, or the one that a reproducible build is given.

    The variable is the one of reproducible-builds.org, seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"expected a number of seconds since 1970, found {epoch!r} in the environment."
        raise ConfigurationError([("SOURCE_DATE_EPOCH", message)]) from None
