"""What is missing of a coverage, with what to declare; knows no page and no region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering import contexts
from mkdocs_sse_registry.rendering.declaration import declaration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.rendering.views import CategoryCoverage, EventView


def coverage_report(  # noqa: PLR0913 - each is shown
    coverage: Coverage,
    categories: tuple[CategoryCoverage, ...],
    events: Iterable[EventView],
    *,
    mappings_name: str,
    has_mappings: bool,
    level: int,
) -> contexts.CoverageReport:
    """Return a coverage with its gaps and its direct event types in full.

    Args:
        coverage: What is covered, and what is not.
        categories: The same by category, empty for a single one.
        events: The event types that it covers, or not.
        mappings_name: Name of the registry's list of mappings.
        has_mappings: Whether it has entries.
        level: Level of the headings, from 1 to 6.
    """
    gaps = {event.type for event in coverage.gaps}
    direct = {event.type for event in coverage.direct}
    listed = tuple(events)
    missing = [event for event in listed if event.type in gaps]
    undeclared = tuple(event for event in missing if event.emissions)
    return contexts.CoverageReport(
        coverage=coverage,
        categories=categories,
        undeclared=undeclared,
        unsent=tuple(event for event in missing if not event.emissions),
        direct=tuple(event for event in listed if event.type in direct),
        declaration=declaration(dict.fromkeys(event.type for event in undeclared)),
        mappings_name=mappings_name,
        has_mappings=has_mappings,
        level=level,
    )
