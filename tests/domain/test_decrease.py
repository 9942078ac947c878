"""A coverage that fell since a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.diff.comparing import compare
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.thresholds import decrease

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import Registry

BASE = Revision(name="v1.0")


def registry(covered: int, total: int) -> str:
    """Return a registry in which some event types are mapped."""
    events = ", ".join(f"{{type: a.e{number}}}" for number in range(total))
    mappings = (f"{{domain_event: app.E{each}, event_type: a.e{each}}}" for each in range(covered))
    return f"events: [{events}]\nmappings: [{', '.join(mappings)}]"


@pytest.fixture
def compared(read_registry: Callable[[str], Registry]) -> Callable[..., Comparison]:
    def made(old: tuple[int, int], new: tuple[int, int]) -> Comparison:
        changes = compare(*(read_registry(registry(*each)) for each in (old, new)))
        return Comparison(module="app.sse", base=BASE, changes=changes)

    return made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((2, 3), (2, 3)),
        ((2, 3), (4, 6)),
        ((2, 3), (3, 4)),
        ((0, 0), (0, 4)),
        ((2, 3), (0, 0)),
        ((0, 3), (0, 9)),
    ],
)
def test_a_share_that_is_the_same_or_higher_is_no_decrease(
    compared: Callable[..., Comparison], old: tuple[int, int], new: tuple[int, int]
) -> None:
    assert decrease(compared(old, new)) is None


def test_a_lower_share_names_both_and_the_new_gaps(compared: Callable[..., Comparison]) -> None:
    assert str(decrease(compared((3, 4), (3, 5)))) == (
        "The coverage fell from 3/4 (75 %) at v1.0 to 3/5 (60 %) (coverage.no_decrease). New gaps: "
        "a.e4. Map a domain event to each, or declare it in coverage.direct."
    )


def test_a_covered_event_type_that_is_removed_opens_no_gap(
    read_registry: Callable[[str], Registry],
) -> None:
    old = """
    events: [{type: up}, {type: down}, {type: lost}]
    mappings: [{domain_event: app.Up, event_type: up}, {domain_event: app.Down, event_type: down}]
    """
    new = """
    events: [{type: up}, {type: lost}]
    mappings: [{domain_event: app.Up, event_type: up}]
    """
    changes = compare(read_registry(old), read_registry(new))
    fell = decrease(Comparison(module="app.sse", base=BASE, changes=changes))
    assert str(fell) == (
        "The coverage fell from 2/3 (67 %) at v1.0 to 1/2 (50 %) (coverage.no_decrease). No gap is "
        "new: covered event types were removed. Map a domain event to one that is left, or declare "
        "it in coverage.direct."
    )


def test_a_share_that_is_lower_by_less_than_a_percent_is_a_decrease(
    compared: Callable[..., Comparison],
) -> None:
    assert decrease(compared((999, 1000), (998, 999))) is not None


def test_what_is_not_known_is_no_decrease() -> None:
    unread = Comparison(module="app.sse", base=BASE, problem="It is not there.")
    assert decrease(None) is decrease(unread) is None
