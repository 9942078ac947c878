"""Which event types of two readings are the same; knows nothing of what else differs in them."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.naming import NEAR, class_name

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from mkdocs_sse_registry.domain.model import EventType, Registry

    Mark = Callable[[EventType], Hashable]

Pair = tuple["EventType", "EventType"]


class Pairing(Struct, frozen=True, kw_only=True):
    """The event types of two readings; an entry that is there twice counts once.

    Attributes:
        kept: Those that both have, also under another name or in another category.
        removed: Those of the old reading only.
        added: Those of the new reading only.
    """

    kept: tuple[Pair, ...]
    removed: tuple[EventType, ...]
    added: tuple[EventType, ...]


def pair(old: Registry, new: Registry) -> Pairing:
    """Return which event types are the same.

    One is, in this order, if name and category are the same; if the name is, in another category;
    if the enum member is, under another name; if fields and domain events are, under a near name.
    A name that the other reading still has was not renamed.
    """
    before, after = _entries(old), _entries(new)
    kept = [(before.pop(key), after.pop(key)) for key in list(before) if key in after]
    removed, added = list(before.values()), list(after.values())
    kept += _taken(removed, added, (_type, _type))
    still = {event.type for event in old.events} & {event.type for event in new.events}
    gone, come = ([e for e in each if e.type not in still] for each in (removed, added))
    renamed = _taken(gone, come, (_member, _member))
    renamed += _taken(gone, come, (_content(old), _content(new)), near=NEAR)
    known = {id(event) for each in renamed for event in each}
    return Pairing(
        kept=(*kept, *renamed),
        removed=tuple(event for event in removed if id(event) not in known),
        added=tuple(event for event in added if id(event) not in known),
    )


def _entries(registry: Registry) -> dict[tuple[str, str], EventType]:
    entries: dict[tuple[str, str], EventType] = {}
    for event in registry.events:
        entries.setdefault((event.type, event.category), event)
    return entries


def _taken(
    old: list[EventType], new: list[EventType], marks: tuple[Mark, Mark], *, near: float = 0
) -> list[Pair]:
    """Take the event types with the same mark out of two lists, those of the nearest names first.

    Args:
        old: Those of one reading.
        new: Those of the other one.
        marks: Tell, for each reading, what has to be the same; `None` where there is no such thing.
        near: How near the names have to be, from 0 to 1.
    """
    marked: dict[Hashable, list[int]] = defaultdict(list)
    for number, event in enumerate(new):
        marked[marks[1](event)].append(number)
    marked.pop(None, None)
    found = [
        (-nearness, number, other)
        for number, event in enumerate(old)
        for other in marked.get(marks[0](event), ())
        if (nearness := _nearness(event, new[other], near)) is not None
    ]
    used: tuple[set[int], set[int]] = set(), set()
    pairs: list[Pair] = []
    for _, number, other in sorted(found):
        if number not in used[0] and other not in used[1]:
            used[0].add(number)
            used[1].add(other)
            pairs.append((old[number], new[other]))
    for events, taken in zip((old, new), used, strict=True):
        events[:] = [each for number, each in enumerate(events) if number not in taken]
    return pairs


def _nearness(old: EventType, new: EventType, near: float) -> float | None:
    """Return how near two names are, `None` where that is less than asked for."""
    matcher = SequenceMatcher(None, old.type, new.type)
    # The quick one is never lower, and tells most that are far.
    if matcher.quick_ratio() < near:
        return None
    nearness = matcher.ratio()
    return nearness if nearness >= near else None


def _type(event: EventType) -> Hashable:
    return event.type


def _member(event: EventType) -> Hashable:
    """Return the enum and its member, wherever the enum is by now."""
    return event.member and (class_name(event.holder or ""), event.member)


def _content(registry: Registry) -> Mark:
    """Return what tells fields and domain events; without a mapping, the registry's own words."""
    classes: dict[str, set[str]] = defaultdict(set)
    for mapping in registry.mappings:
        classes[mapping.event_type].add(class_name(mapping.domain_event))

    def content(event: EventType) -> Hashable:
        fields = frozenset(field.name for field in event.payload_fields)
        if classes.get(event.type):
            return fields, frozenset(classes[event.type])
        return (fields, event.description, event.category) if event.description else None

    return content
