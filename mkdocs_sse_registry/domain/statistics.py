"""Counts of one registry; knows no share and no threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - msgspec resolves it
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Registry


class Statistics(Struct, frozen=True, kw_only=True):
    """How much a registry holds.

    Attributes:
        total_event_types: Entries of the registry.
        total_mappings: Entries of the list of mappings.
        by_category: Event types of each category, in the registry's order; `0` for an empty one.
    """

    total_event_types: int
    total_mappings: int
    by_category: Mapping[str, int]


def count(registry: Registry) -> Statistics:
    """Count what a registry holds."""
    sizes = Counter(event.category for event in registry.events)
    return Statistics(
        total_event_types=len(registry.events),
        total_mappings=len(registry.mappings),
        by_category={category.name: sizes[category.name] for category in registry.categories},
    )
