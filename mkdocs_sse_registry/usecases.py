"""What the roofs do, one function a verb; knows no engine, no logger and no exit status."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.domain.model import Direct
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.rendering.book import Book, Edition
from mkdocs_sse_registry.rendering.layout import Layout
from mkdocs_sse_registry.rendering.source_links import source_url
from mkdocs_sse_registry.sources import emissions, loading, repository

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Place, Registry
    from mkdocs_sse_registry.settings import DirectRule, Settings
    from mkdocs_sse_registry.sources.loading import Loaded

USUAL_MAPPINGS_NAME = "DOMAIN_TO_SSE_MAPPING"


def load(settings: Settings) -> Loaded:
    """Read the registry and where the source emits it, and apply what the options say of it.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
        LoadError: The registry could not be read.
    """
    loaded = emissions.add_to(loading.read(settings.source), settings.source)
    direct = _direct(loaded.registry, settings.coverage.direct)
    return replace(loaded, registry=replace(loaded.registry, direct=direct))


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
    book = Book(registry, layout, edition)
    _check_columns(settings.pages.columns, book.columns())
    return book


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


def _direct(registry: Registry, rules: tuple[DirectRule, ...]) -> tuple[Direct, ...]:
    """Return the event types that a rule declares direct today; the first one gives the reason."""
    current = [rule for rule in rules if rule.until is None or rule.until >= _today()]
    found: dict[str, str] = {}
    for event in registry.events:
        rule = next((rule for rule in current if fnmatchcase(event.type, rule.match)), None)
        if rule is not None:
            found.setdefault(event.type, rule.reason)
    return tuple(Direct(type=event_type, reason=reason) for event_type, reason in found.items())


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
