"""The least coverage that is asked for, and what falls short of it; knows no option file."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.diff.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_sse_registry.domain.coverage import Coverage, Share
    from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
    from mkdocs_sse_registry.domain.model import Registry


class Shortfall(Struct, frozen=True, kw_only=True):
    """A coverage that is under its threshold.

    Attributes:
        category: Name of the category, `None` for all event types.
        share: The covered ones of all.
        least: The threshold in percent.
        gaps: Wire names of the event types that are neither mapped nor direct.
    """

    category: str | None
    share: Share
    least: float
    gaps: tuple[str, ...]

    def __str__(self) -> str:
        """Return the number, the threshold and the gaps by name."""
        option = "all" if self.category is None else f"categories.{self.category}"
        of = "" if self.category is None else f" of the category {self.category!r}"
        return (
            f"The coverage{of} is {self.share}, under the threshold of {self.least:g} % "
            f"(coverage.fail_under: {option}). Gaps: {', '.join(self.gaps)}. Map a domain event to "
            "each, or declare it in coverage.direct."
        )


class Decrease(Struct, frozen=True, kw_only=True):
    """A coverage that is lower than it was.

    Attributes:
        share: The covered ones of all.
        before: The same at the revision.
        since: That revision.
        opened: Wire names of the event types that have become gaps, or are new ones.
    """

    share: Share
    before: Share
    since: Revision
    opened: tuple[str, ...]

    def __str__(self) -> str:
        """Return both numbers, the revision and the new gaps by name."""
        gaps = (
            "No gap is new: covered event types were removed. Map a domain event to one that is "
            "left"
        )
        if self.opened:
            gaps = f"New gaps: {', '.join(self.opened)}. Map a domain event to each"
        return (
            f"The coverage fell from {self.before} at {self.since} to {self.share} "
            f"(coverage.no_decrease). {gaps}, or declare it in coverage.direct."
        )


def decrease(comparison: Comparison | None) -> Decrease | None:
    """Return the coverage that fell since a revision; `None` where it did not, or is not known."""
    if comparison is None or comparison.changes is None:
        return None
    changes = comparison.changes
    share, before = changes.new_coverage.covered_share, changes.old_coverage.covered_share
    if share.part * before.whole >= before.part * share.whole:
        return None
    opened = (each.event_type for each in changes.all if each.kind is Kind.GAP_OPENED)
    return Decrease(share=share, before=before, since=comparison.base, opened=tuple(opened))


def shortfalls(
    registry: Registry, least: float | None, by_category: Mapping[str, float]
) -> tuple[Shortfall, ...]:
    """Return what falls short, all event types first; nothing of nothing never does.

    Args:
        registry: The registry.
        least: The threshold for all event types in percent, `None` for any.
        by_category: The thresholds in percent by category.
    """
    asked = [(None, least)] if least is not None else []
    found = []
    for category, percent in [*asked, *by_category.items()]:
        coverage = cover(registry, category)
        if _is_under(coverage, percent):
            gaps = tuple(event.type for event in coverage.gaps)
            share = coverage.covered_share
            found.append(Shortfall(category=category, share=share, least=percent, gaps=gaps))
    return tuple(found)


def _is_under(coverage: Coverage, percent: float) -> bool:
    """Compare exactly: 999 of 1000 are under 100 %, and 2 of 3 are not under 66.6 %."""
    share = coverage.covered_share
    return 100 * share.part < Fraction(str(percent)) * share.whole
