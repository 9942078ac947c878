"""How many event types have a known cause, in numbers that never lie; knows no threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from mkdocs_sse_registry.domain.model import EventType, Registry


class Share(Struct, frozen=True, order=True):
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


class Coverage(Struct, frozen=True, kw_only=True):
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
    events = (event for event in registry.events if category in (None, event.category))
    return _grouped(tuple(events), *_sent(registry))


def cover_each(registry: Registry) -> dict[str, Coverage]:
    """Group the event types of each category of a registry by what sends them."""
    events: dict[str, list[EventType]] = {each.name: [] for each in registry.categories}
    for event in registry.events:
        events.setdefault(event.category, []).append(event)
    mapped, direct = _sent(registry)
    return {name: _grouped(each, mapped, direct) for name, each in events.items()}


def _sent(registry: Registry) -> tuple[AbstractSet[str], AbstractSet[str]]:
    """Return the event types that are mapped, and those that are sent without a mapping."""
    mapped = {mapping.event_type for mapping in registry.mappings}
    return mapped, {declaration.type for declaration in registry.direct} - mapped


def _grouped(
    events: Sequence[EventType], mapped: AbstractSet[str], direct: AbstractSet[str]
) -> Coverage:
    sent = mapped | direct
    return Coverage(
        mapped=tuple(event for event in events if event.type in mapped),
        direct=tuple(event for event in events if event.type in direct),
        gaps=tuple(event for event in events if event.type not in sent),
    )
