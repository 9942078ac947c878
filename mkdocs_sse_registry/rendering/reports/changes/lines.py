"""What a person reads of changes, line by line; knows no form of a report.

What is the same of many event types is one line. Gaps are none: the coverage tells of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.diff.changes import Kind
from mkdocs_sse_registry.rendering.change_words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_sse_registry.domain.diff.changes import Change, Changes
    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.rendering.change_words import Said

MANY = 3
"""Event types of which the same is said once, rather than of each."""

GAPS = frozenset({Kind.GAP_OPENED, Kind.GAP_CLOSED})
ONE_BY_ONE = frozenset({Kind.EVENT_ADDED, Kind.EVENT_REMOVED})
"""Kinds that come and go with all that an event type has: each has its own line."""


class Line(Struct, frozen=True, kw_only=True):
    """A line.

    Attributes:
        event_types: Wire names of those that it is about.
        said: The clause about them.
        source: Where to look; the first of several places.
    """

    event_types: tuple[str, ...]
    said: Said
    source: Place


def lines(told: Iterable[Change], changes: Changes) -> tuple[Line, ...]:
    """Return the lines of some changes, in their order.

    Args:
        told: Those to tell.
        changes: All that they are of.
    """
    groups: dict[Said, list[Change]] = {}
    clauses = [(say(change, changes), change) for change in told if change.kind not in GAPS]
    for said, change in clauses:
        groups.setdefault(said, []).append(change)
    found: list[Line] = []
    for said, change in clauses:
        alike = groups[said]
        if len(alike) < MANY or change.kind in ONE_BY_ONE:
            found.append(_line(said, [change]))
        elif change is alike[0]:
            found.append(_line(said, alike))
    return tuple(found)


def _line(said: Said, alike: list[Change]) -> Line:
    names = dict.fromkeys(change.event_type for change in alike)
    return Line(event_types=tuple(names), said=said, source=alike[0].source)
