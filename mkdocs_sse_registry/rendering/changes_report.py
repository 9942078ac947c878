"""What changed since a revision, in the parts in which a page shows it; knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.diff.changes import Kind
from mkdocs_sse_registry.rendering.change_views import (
    ChangeView,
    ComparisonView,
    CoverageChange,
    RemovedEvent,
)
from mkdocs_sse_registry.rendering.reports.changes.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_sse_registry.domain.diff.changes import Change, Changes
    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.rendering.parts import Parts
    from mkdocs_sse_registry.rendering.views import EventLink


def comparison_view(comparison: Comparison, parts: Parts) -> ComparisonView:
    """Return a comparison as templates see it.

    Args:
        comparison: What changed, or why that is not known.
        parts: Makes the views of event types and of source lines.
    """
    base, changes = str(comparison.base), comparison.changes
    if changes is None:
        return ComparisonView(base=base, problem=comparison.problem)
    return ComparisonView(
        base=base,
        total=len(changes.all),
        breaking_total=len(changes.breaking),
        step=changes.step,
        breaking=_views(changes.breaking, changes, parts),
        others=_views(changes.others, changes, parts),
        removed=_removed(changes, parts),
        coverage=_coverage(changes, parts),
    )


def _views(told: Iterable[Change], changes: Changes, parts: Parts) -> tuple[ChangeView, ...]:
    return tuple(
        ChangeView(
            events=tuple(map(parts.link, line.event_types)),
            said=line.said,
            source=parts.source(line.source),
        )
        for line in lines(told, changes)
    )


def _removed(changes: Changes, parts: Parts) -> tuple[RemovedEvent, ...]:
    """Return the event types that no category has any more."""
    categories = {each.name: each for each in changes.old.categories}
    still = {event.type for event in changes.new.events}
    return tuple(
        RemovedEvent(
            type=event.type,
            category=parts.former_category(categories[event.category]),
            description=event.description,
            fields=event.payload_fields,
        )
        for event in changes.removed
        if event.type not in still
    )


def _coverage(changes: Changes, parts: Parts) -> CoverageChange | None:
    if not changes.old.mappings and not changes.new.mappings:
        return None

    def links(kind: Kind) -> tuple[EventLink, ...]:
        types = dict.fromkeys(each.event_type for each in changes.all if each.kind is kind)
        return tuple(map(parts.link, types))

    return CoverageChange(
        before=changes.old_coverage,
        now=changes.new_coverage,
        opened=links(Kind.GAP_OPENED),
        closed=links(Kind.GAP_CLOSED),
    )
