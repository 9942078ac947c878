"""What is said of any registry agrees with itself: numbers, findings, differences, JSON."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_sse_registry import compare, usecases
from mkdocs_sse_registry.domain.coverage import Coverage, Share, cover
from mkdocs_sse_registry.domain.model import EventType, Registry
from mkdocs_sse_registry.domain.statistics import count
from mkdocs_sse_registry.rendering.reports import snapshot
from mkdocs_sse_registry.settings import Settings

SETTINGS = Settings(folder=Path(), registry="x")


@given(registry=st.from_type(Registry))
def test_a_snapshot_is_read_back_as_it_was_written(registry: Registry) -> None:
    written = snapshot.write(registry)

    read = msgspec.json.decode(written, type=snapshot.Snapshot)

    assert read == snapshot.take(registry)
    assert written.isascii()


@given(registry=st.from_type(Registry))
def test_what_is_kept_between_builds_comes_back_as_it_was(registry: Registry) -> None:
    assert msgspec.json.decode(msgspec.json.encode(registry), type=Registry) == registry


@given(registry=st.from_type(Registry))
def test_nothing_differs_from_itself(registry: Registry) -> None:
    changes = compare(registry, registry)

    assert changes.all == ()
    assert changes.removed == ()


@given(old=st.from_type(Registry), new=st.from_type(Registry))
def test_any_two_registries_can_be_compared(old: Registry, new: Registry) -> None:
    changes = compare(old, new)

    gone = {event.type for event in old.events} - {event.type for event in new.events}
    told = {change.event_type for change in changes.all}
    assert gone <= told | {change.old for change in changes.all}


@given(registry=st.from_type(Registry))
def test_coverage_adds_up_in_all_and_by_category(registry: Registry) -> None:
    whole = cover(registry)
    parts = [cover(registry, category.name) for category in registry.categories]

    assert_adds_up(whole, registry.events)
    for category, part in zip(registry.categories, parts, strict=True):
        own = [event for event in registry.events if event.category == category.name]
        assert_adds_up(part, tuple(own))
    for group in ("mapped", "direct", "gaps"):
        assert len(getattr(whole, group)) == sum(len(getattr(part, group)) for part in parts)
    assert count(registry).total_event_types == whole.total


@given(part=st.integers(0, 10**6), whole=st.integers(0, 10**6))
def test_only_all_is_100_percent_and_only_none_is_0(part: int, whole: int) -> None:
    percent = Share(min(part, whole), whole).percent

    assert (percent is None) == (whole == 0)
    if percent is not None:
        assert (percent == 100) == (part >= whole)
        assert (percent == 0) == (part == 0)


@given(registry=st.from_type(Registry))
def test_findings_are_in_order_and_each_is_told_once(registry: Registry) -> None:
    found = usecases.check(registry, SETTINGS).all

    places = [(each.path or "", each.line or 0, each.column or 0, each.code) for each in found]
    assert places == sorted(places)
    assert len(set(found)) == len(found)


def assert_adds_up(coverage: Coverage, events: tuple[EventType, ...]) -> None:
    """Assert that each event type is in one group, and that the shares are of all of them."""
    groups = (coverage.mapped, coverage.direct, coverage.gaps)
    grouped = [event for group in groups for event in group]
    assert sorted(map(id, grouped)) == sorted(map(id, events))
    assert coverage.total == coverage.covered_share.whole == coverage.mapped_share.whole
    assert (coverage.covered_share.percent == 100) == (bool(events) and not coverage.gaps)
