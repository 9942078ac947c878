"""Ask what is wrong with a registry, its options and its pages; knows no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain import checking, thresholds
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.domain.naming import unknown
from mkdocs_sse_registry.domain.problems import was_switched_off
from mkdocs_sse_registry.domain.rules.inspection import USUAL_MAPPINGS_NAME, Inspection
from mkdocs_sse_registry.sources import repository
from mkdocs_sse_registry.usecases.promises import declarations, today, waivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.findings import Findings
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.domain.pages import Page
    from mkdocs_sse_registry.domain.thresholds import Decrease, Shortfall
    from mkdocs_sse_registry.settings import Settings


def check(
    registry: Registry,
    settings: Settings,
    pages: Sequence[Page] | None = None,
    *,
    elsewhere: frozenset[str] = frozenset(),
    comparison: Comparison | None = None,
) -> Findings:
    """Return what the rules find in a registry, in its options and in the pages of its site.

    Args:
        registry: The registry.
        settings: The options.
        pages: What the pages say, but for generated ones; `None` where there is no site.
        elsewhere: Event types of other registries of the same site.
        comparison: What changed since the revision that the options name.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    inspection = Inspection(
        registry=registry,
        mappings_name=settings.attributes.mappings or USUAL_MAPPINGS_NAME,
        today=today(),
        ran=settings.run_extractors and not was_switched_off(registry),
        searched=any(_is_in_repository(path, settings) for path in settings.paths),
        convention=settings.rules.convention,
        direct=declarations(settings),
        waivers=waivers(settings),
        pages=None if pages is None else tuple(pages),
        prose_off=None if settings.prose.check else "prose is not checked (prose.check: false)",
        all_shown=settings.pages.enabled,
        elsewhere=elsewhere,
        comparison=comparison,
    )
    return checking.check(inspection, settings.rules.severities)


def shortfalls(
    registry: Registry, settings: Settings, comparison: Comparison | None = None
) -> tuple[Shortfall | Decrease, ...]:
    """Return where the coverage is under the thresholds of the options, or fell against them.

    Raises:
        ConfigurationError: There is a threshold for a category that the registry does not have.
    """
    asked = settings.coverage.thresholds
    known = [category.name for category in registry.categories]
    for name in asked.categories:
        if name not in known:
            message = unknown("category", name, known)
            raise ConfigurationError([("coverage.fail_under", message)])
    short = thresholds.shortfalls(registry, asked.all, asked.categories)
    fell = thresholds.decrease(comparison) if settings.coverage.no_decrease else None
    return (*short, fell) if fell else short


def _is_in_repository(path: str, settings: Settings) -> bool:
    return repository.relative(settings.folder / path, settings.source.root) is not None
