"""What is made of costs: medians, ratios, differences, aims; knows nothing of what was measured.

Ratios and differences are taken within each round, and the median of these is told: what else a
machine does in a round, it does to both. What ran in fewer rounds is compared in those.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NOTHING = "not measured"
"""What stands for a way that did not run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process took.

    Attributes:
        wall: Seconds from its start to its end.
        cpu: Seconds that it and its children computed.
        peak: Bytes of memory at most: of it or of one of its children, whichever had more; 0 where
            it is not known.
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
    """Return the memory of each round of which it is known."""
    return tuple(each.peak for each in costs if each.peak)


def differences(these: Sequence[float], those: Sequence[float]) -> tuple[float, ...]:
    """Return by how much these are over those, round by round."""
    return tuple(one - other for one, other in zip(these, those, strict=False))


def ratios(these: Sequence[float], those: Sequence[float]) -> tuple[float, ...]:
    """Return how many times those go into these, round by round."""
    return tuple(one / other for one, other in zip(these, those, strict=False))


def seconds(values: Sequence[float]) -> str:
    """Return the median in words."""
    return f"{median(values):.3f} s" if values else NOTHING


def milliseconds(values: Sequence[float]) -> str:
    """Return the median of seconds in words."""
    return f"{median(values) * 1000:.1f} ms" if values else NOTHING


def megabytes(values: Sequence[float]) -> str:
    """Return the median of bytes in words."""
    return f"{median(values) / 1e6:.0f} MB" if values else NOTHING


def times(values: Sequence[float]) -> str:
    """Return the median of ratios in words."""
    return f"{median(values):.2f}" if values else NOTHING


def spread(values: Sequence[float]) -> str:
    """Return the least and the most of seconds in words."""
    return f"{min(values) * 1000:.1f} to {max(values) * 1000:.1f} ms"


def whole(values: Sequence[float]) -> str:
    """Return the median of numbers in words."""
    return f"{median(values):.0f}" if values else NOTHING


def judged(
    values: Sequence[float], words: Callable[[Sequence[float]], str], *limits: tuple[float, str]
) -> str:
    """Return what was found with its aims.

    Args:
        values: Of each round; their median is held against the aims.
        words: Makes text of them.
        limits: The aims, each with its words; none where there is none.
    """
    told = words(values)
    if not values or not limits:
        return told
    value = median(values)
    verdicts = (f"at most {limit}: {_verdict(value, most)}" for most, limit in limits)
    return f"{told} ({', '.join(verdicts)})"


def _verdict(value: float, most: float) -> str:
    return "met" if value <= most else "**missed**"
