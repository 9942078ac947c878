"""How much a registry holds, in all, by category and by event type; knows no page."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.statistics import count
from mkdocs_sse_registry.rendering import contexts, views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_sse_registry.domain.model import Registry


def statistics_report(
    registry: Registry,
    categories: Mapping[str, views.CategoryLink],
    events: Sequence[views.EventView],
) -> contexts.StatisticsReport:
    """Return the totals and the count by category.

    Args:
        registry: What to count.
        categories: Its categories by name.
        events: Its event types.
    """
    category_of = {event.type: event.category.name for event in events}
    mappings = Counter(category_of.get(each.event_type) for each in registry.mappings)
    names: dict[str, set[str]] = defaultdict(set)
    for event in events:
        names[event.category.name].update(field.name for field in event.fields)
    counted = count(registry)
    return contexts.StatisticsReport(
        event_types=counted.total_event_types,
        mappings=counted.total_mappings,
        payload_fields=len(set().union(*names.values())),
        domain_events=len(registry.domain_events),
        categories=tuple(
            views.CategorySize(
                category=category,
                event_types=counted.by_category[name],
                mappings=mappings[name],
                payload_fields=len(names[name]),
            )
            for name, category in categories.items()
        ),
    )
