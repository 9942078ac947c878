"""Which coverage is under its threshold, to the last event type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.thresholds import shortfalls

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import Registry

    Read = Callable[[str], Registry]

TWO_OF_THREE = """
categories: [ai, sync, billing]
events:
  - {type: ai.chunk, category: ai}
  - {type: ai.done, category: ai}
  - {type: sync.started, category: sync}
mappings: [{domain_event: app.Started, event_type: sync.started}]
direct: [{match: ai.chunk, reason: streamed}]
"""


@pytest.mark.parametrize("least", [0, 50, 66, 66.6, 66.666666666])
def test_a_coverage_that_reaches_its_threshold_is_enough(least: float, read_registry: Read) -> None:
    assert shortfalls(read_registry(TWO_OF_THREE), least, {}) == ()


@pytest.mark.parametrize(
    ("least", "shown"), [(66.7, "66.7"), (66.67, "66.67"), (67, "67"), (100, "100")]
)
def test_a_coverage_under_its_threshold_names_its_gaps(
    least: float, shown: str, read_registry: Read
) -> None:
    (shortfall,) = shortfalls(read_registry(TWO_OF_THREE), least, {})

    assert shortfall.gaps == ("ai.done",)
    assert str(shortfall) == (
        f"The coverage is 2/3 (67 %), under the threshold of {shown} % (coverage.fail_under: all). "
        "Gaps: ai.done. Map a domain event to each, or declare it in coverage.direct."
    )


def test_all_but_one_of_many_is_not_all(read_registry: Read) -> None:
    names = ", ".join(f"ai.{number}" for number in range(999))
    declared = "direct: [{match: ai.*, reason: streamed}]"
    almost = read_registry(f"{{events: [{names}, sync.started], {declared}}}")
    entirely = read_registry(f"{{events: [{names}, ai.999], {declared}}}")

    assert [str(each.share) for each in shortfalls(almost, 100, {})] == ["999/1000 (99 %)"]
    assert shortfalls(almost, 99.9, {}) == shortfalls(entirely, 100, {}) == ()


def test_each_category_has_a_threshold_of_its_own(read_registry: Read) -> None:
    by_category = {"ai": 50.1, "sync": 100, "billing": 100}
    (shortfall,) = shortfalls(read_registry(TWO_OF_THREE), None, by_category)

    assert shortfall.category == "ai"
    assert str(shortfall) == (
        "The coverage of the category 'ai' is 1/2 (50 %), under the threshold of 50.1 % "
        "(coverage.fail_under: categories.ai). Gaps: ai.done. Map a domain event to each, or "
        "declare it in coverage.direct."
    )


def test_a_category_can_be_at_its_border(read_registry: Read) -> None:
    assert shortfalls(read_registry(TWO_OF_THREE), 0.0, {"ai": 50, "sync": 100.0}) == ()


def test_all_comes_first_then_the_categories_as_they_are_given(read_registry: Read) -> None:
    found = shortfalls(read_registry("events: [a]"), 1, {"uncategorised": 1})

    assert [each.category for each in found] == [None, "uncategorised"]


def test_nothing_of_nothing_is_enough(read_registry: Read) -> None:
    assert shortfalls(read_registry(""), 100, {"billing": 100}) == ()


def test_without_thresholds_nothing_falls_short(read_registry: Read) -> None:
    assert shortfalls(read_registry("events: [a]"), None, {}) == ()
