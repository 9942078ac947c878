"""Shares and groups of event types: numbers that never lie, and that add up."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.domain.coverage import Share, cover
from mkdocs_sse_registry.domain.model import (
    Category,
    Direct,
    EventType,
    Mapping,
    Origin,
    Registry,
)
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.domain.statistics import count

REGISTRY = Registry(
    origin=Origin(module="shop", source=Place()),
    categories=tuple(Category(name=name) for name in ("orders", "ai", "returns")),
    events=(
        EventType(type="orders.shipped", category="orders"),
        EventType(type="orders.placed", category="orders"),
        EventType(type="ai.chunk", category="ai"),
        EventType(type="ai.done", category="ai"),
        EventType(type="ai.lost", category="ai"),
    ),
    mappings=(
        Mapping(domain_event="shop.Placed", event_type="orders.placed"),
        Mapping(domain_event="shop.Imported", event_type="orders.placed"),
        Mapping(domain_event="shop.Done", event_type="ai.done"),
        Mapping(domain_event="shop.Gone", event_type="no.such.type"),
    ),
    direct=(Direct(type="ai.chunk", reason="streamed"), Direct(type="ai.done", reason="both")),
)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (17, 21, "17/21 (81 %)"),
        (0, 21, "0/21 (0 %)"),
        (21, 21, "21/21 (100 %)"),
        (999, 1000, "999/1000 (99 %)"),
        (1, 1000, "1/1000 (1 %)"),
        (10**30 - 1, 10**30, f"{10**30 - 1}/{10**30} (99 %)"),
        (1, 8, "1/8 (13 %)"),
        (1, 3, "1/3 (33 %)"),
        (2, 3, "2/3 (67 %)"),
        (1, 200, "1/200 (1 %)"),
        (0, 0, "n/a"),
    ],
)
def test_a_share_shows_what_it_is(part: int, whole: int, shown: str) -> None:
    assert str(Share(part, whole)) == shown


def test_no_share_but_all_is_100_and_none_but_nothing_is_0() -> None:
    for whole in range(1, 300):
        percents = [Share(part, whole).percent for part in range(whole + 1)]
        assert percents == sorted(percents, key=lambda percent: percent or 0)
        assert percents.count(0) == percents.count(100) == 1


def types(events: tuple[EventType, ...]) -> list[str]:
    return [event.type for event in events]


def test_each_event_type_is_in_one_group_and_mapped_wins_over_direct() -> None:
    coverage = cover(REGISTRY)

    assert types(coverage.mapped) == ["orders.placed", "ai.done"]
    assert types(coverage.direct) == ["ai.chunk"]
    assert types(coverage.gaps) == ["orders.shipped", "ai.lost"]
    assert coverage.total == len(REGISTRY.events)
    assert str(coverage.mapped_share) == "2/5 (40 %)"
    assert str(coverage.covered_share) == "3/5 (60 %)"


def test_categories_add_up_to_all() -> None:
    parts = [cover(REGISTRY, category.name) for category in REGISTRY.categories]

    assert sum(part.total for part in parts) == cover(REGISTRY).total
    assert sum(part.covered_share.part for part in parts) == cover(REGISTRY).covered_share.part
    assert [str(part.covered_share) for part in parts] == ["1/2 (50 %)", "2/3 (67 %)", "n/a"]


def test_statistics_count_entries_as_the_registry_lists_them() -> None:
    statistics = count(REGISTRY)

    assert statistics.total_event_types == 5
    assert statistics.total_mappings == 4
    assert list(statistics.by_category.items()) == [("orders", 2), ("ai", 3), ("returns", 0)]


def test_an_empty_registry_has_nothing_to_count() -> None:
    empty = Registry(origin=REGISTRY.origin)

    assert str(cover(empty).covered_share) == "n/a"
    assert count(empty).total_event_types == 0
    assert dict(count(empty).by_category) == {}
