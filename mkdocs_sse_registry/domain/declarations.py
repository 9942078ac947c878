"""What the options say of a registry on purpose, with a reason and an end; knows no option file."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.model import Direct
from mkdocs_sse_registry.domain.places import NOWHERE, Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mkdocs_sse_registry.domain.model import Registry


class Declaration(Struct, frozen=True, kw_only=True):
    """Event types that are published directly.

    Attributes:
        match: Pattern of event types, with `*`, `?` and `[...]`.
        reason: Why no domain event sends them.
        until: The last day (UTC) on which it holds, `None` without an end.
        source: Where the options say so.
    """

    match: str
    reason: str
    until: dt.date | None = None
    source: Place = NOWHERE

    def is_in_force(self, today: dt.date) -> bool:
        """Tell whether it still holds on a day."""
        return self.until is None or today <= self.until

    def matches(self, name: str) -> bool:
        """Tell whether it is about a name; letter case counts."""
        return fnmatchcase(name, self.match)


class Waiver(Declaration, frozen=True, kw_only=True):
    """Findings of a rule that are accepted.

    Attributes:
        rule: Code of the rule.
    """

    rule: str


def declared_direct(
    registry: Registry, declarations: Sequence[Declaration], today: dt.date
) -> tuple[Direct, ...]:
    """Return the event types that are declared direct on a day; the first one gives the reason."""
    current = [each for each in declarations if each.is_in_force(today)]
    found: dict[str, str] = {}
    for event in registry.events:
        declared = next((each for each in current if each.matches(event.type)), None)
        if declared is not None:
            found.setdefault(event.type, declared.reason)
    return tuple(Direct(type=event_type, reason=reason) for event_type, reason in found.items())
