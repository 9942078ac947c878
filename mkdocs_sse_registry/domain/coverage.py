"""How many event types have a known cause, in numbers that never lie; knows no threshold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import EventType, Registry


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """A part of a whole, as two integers to the end.

    Attributes:
        part: From 0 to `whole`.
        whole: 0 or more.
    """

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Rounded share from 0 to 100, `None` when there is nothing.

        Only none is 0, and only all is 100: 999 of 1000 is 99, 1 of 1000 is 1.
        """
        if not self.whole:
            return None
        if self.part in (0, self.whole):
            return 100 * self.part // self.whole
        return min(99, max(1, (200 * self.part + self.whole) // (2 * self.whole)))

    def __str__(self) -> str:
        """Return `17/21 (81 %)`, or `n/a` when there is nothing."""
        return "n/a" if self.percent is None else f"{self.part}/{self.whole} ({self.percent} %)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Event types by what sends them; each is in exactly one group, in the registry's order.

    Attributes:
        mapped: Those with a mapping, also when they are declared direct as well.
        direct: Those that are declared direct and have no mapping.
        gaps: The others.
    """

    mapped: tuple[EventType, ...]
    direct: tuple[EventType, ...]
    gaps: tuple[EventType, ...]

    @property
    def total(self) -> int:
        """Number of event types."""
        return len(self.mapped) + len(self.direct) + len(self.gaps)

    @property
    def mapped_share(self) -> Share:
        """The mapped ones of all."""
        return Share(len(self.mapped), self.total)

    @property
    def covered_share(self) -> Share:
        """The mapped and the direct ones of all."""
        return Share(len(self.mapped) + len(self.direct), self.total)


def cover(registry: Registry, category: str | None = None) -> Coverage:
    """Group the event types of a registry, or of one of its categories, by what sends them."""
    mapped = {mapping.event_type for mapping in registry.mappings}
    direct = {declaration.type for declaration in registry.direct} - mapped
    sent = mapped | direct
    events = [event for event in registry.events if category in (None, event.category)]
    return Coverage(
        mapped=tuple(event for event in events if event.type in mapped),
        direct=tuple(event for event in events if event.type in direct),
        gaps=tuple(event for event in events if event.type not in sent),
    )
