"""Which event types of two readings are the same; knows nothing of what else differs in them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.naming import NEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_sse_registry.domain.model import EventType, PayloadField, Registry

Pair = tuple["EventType", "EventType"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
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
    kept += _taken(removed, added, lambda one, other: float(one.type == other.type))
    still = {event.type for event in old.events} & {event.type for event in new.events}
    gone = [event for event in removed if event.type not in still]
    come = [event for event in added if event.type not in still]
    renamed = _taken(gone, come, _same_member)
    senders = _senders(old), _senders(new)
    renamed += _taken(gone, come, lambda one, other: _likeness(one, other, *senders))
    sources, targets = ({id(each[side]) for each in renamed} for side in (0, 1))
    return Pairing(
        kept=(*kept, *renamed),
        removed=tuple(event for event in removed if id(event) not in sources),
        added=tuple(event for event in added if id(event) not in targets),
    )


def class_name(qualified_name: str) -> str:
    """Return the name of a class without its module, which may be moved."""
    return qualified_name.rpartition(".")[2]


def _entries(registry: Registry) -> dict[tuple[str, str], EventType]:
    entries: dict[tuple[str, str], EventType] = {}
    for event in registry.events:
        entries.setdefault((event.type, event.category), event)
    return entries


def _taken(
    old: list[EventType], new: list[EventType], likeness: Callable[[EventType, EventType], float]
) -> list[Pair]:
    """Take out of two lists those that are like each other, the most alike first."""
    found = [
        (-score, here, there)
        for here, one in enumerate(old)
        for there, other in enumerate(new)
        if (score := likeness(one, other))
    ]
    used: tuple[set[int], set[int]] = set(), set()
    pairs: list[Pair] = []
    for _, here, there in sorted(found):
        if here not in used[0] and there not in used[1]:
            used[0].add(here)
            used[1].add(there)
            pairs.append((old[here], new[there]))
    old[:] = (each for number, each in enumerate(old) if number not in used[0])
    new[:] = (each for number, each in enumerate(new) if number not in used[1])
    return pairs


def _same_member(old: EventType, new: EventType) -> float:
    """Return 1 for the same member of the same enum, which another module may hold by now."""
    if old.member is None or old.member != new.member:
        return 0
    return float(class_name(old.holder or "") == class_name(new.holder or ""))


def _likeness(
    old: EventType, new: EventType, before: dict[str, set[str]], after: dict[str, set[str]]
) -> float:
    """Return how near two names are that have the same fields and domain events, else 0.

    Where nothing is mapped, the registry has to say the same of both.
    """
    if _names(old.payload_fields) != _names(new.payload_fields):
        return 0
    sent = before.get(old.type), after.get(new.type)
    if sent[0] != sent[1]:
        return 0
    if not sent[0] and not (old.description and _said(old) == _said(new)):
        return 0
    nearness = SequenceMatcher(None, old.type, new.type).ratio()
    return nearness if nearness >= NEAR else 0


def _names(fields: Iterable[PayloadField]) -> set[str]:
    return {field.name for field in fields}


def _said(event: EventType) -> tuple[str | None, str]:
    return event.description, event.category


def _senders(registry: Registry) -> dict[str, set[str]]:
    """Return the classes of domain events by event type."""
    senders: dict[str, set[str]] = {}
    for mapping in registry.mappings:
        senders.setdefault(mapping.event_type, set()).add(class_name(mapping.domain_event))
    return senders
