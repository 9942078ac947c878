"""What is made of costs: medians, ratios, differences, aims; knows nothing of what was measured.

Ratios and differences are taken within each round, and the median of these is told: what else a
machine does in a round, it does to both.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process took.

    Attributes:
        wall: Seconds from its start to its end.
        cpu: Seconds that it and its children computed.
        peak: Bytes of memory at most: of it or of one of its children, whichever had more.
    """

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of results.

    Attributes:
        title: What stands above it.
        head: The columns.
        rows: The cells.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def walls(costs: Iterable[Cost]) -> tuple[float, ...]:
    """Return the seconds of each round."""
    return tuple(each.wall for each in costs)


def peaks(costs: Iterable[Cost]) -> tuple[float, ...]:
    """Return the memory of each round."""
    return tuple(each.peak for each in costs)


def differences(these: Sequence[float], those: Sequence[float]) -> tuple[float, ...]:
    """Return by how much these are over those, round by round."""
    return tuple(one - other for one, other in zip(these, those, strict=True))


def ratios(these: Sequence[float], those: Sequence[float]) -> tuple[float, ...]:
    """Return how many times those go into these, round by round."""
    return tuple(one / other for one, other in zip(these, those, strict=True))


def seconds(values: Sequence[float]) -> str:
    """Return the median in words."""
    return f"{median(values):.3f} s"


def milliseconds(values: Sequence[float]) -> str:
    """Return the median of seconds in words."""
    return f"{median(values) * 1000:.1f} ms"


def megabytes(values: Sequence[float]) -> str:
    """Return the median of bytes in words."""
    return f"{median(values) / 1e6:.0f} MB"


def times(values: Sequence[float]) -> str:
    """Return the median of ratios in words."""
    return f"{median(values):.2f}"


def judged(told: str, value: float, most: float | None, limit: str) -> str:
    """Return what was found with its aim.

    Args:
        told: The value in words.
        value: What is held against the aim.
        most: The aim, `None` where there is none.
        limit: The aim in words.
    """
    if most is None:
        return told
    return f"{told} (at most {limit}: {'met' if value <= most else '**missed**'})"
