"""Compare two readings of a registry: all that changed, in the order of the later one."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.diff import fields
from mkdocs_sse_registry.domain.diff.changes import BREAKING, OF_ENTRY, Change, Changes, Kind
from mkdocs_sse_registry.domain.diff.pairing import pair
from mkdocs_sse_registry.domain.naming import class_name
from mkdocs_sse_registry.domain.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_sse_registry.domain.model import EventType, Mapping, Registry


def compare(old: Registry, new: Registry) -> Changes:
    """Return what changed from one reading of a registry to a later one.

    What a change implies is not told again: an event type that is new, or gone, comes and goes with
    its fields and its mappings.

    Args:
        old: The earlier reading.
        new: The later one.
    """
    pairing = pair(old, new)
    # Where neither has a mapping, nothing says how event types are sent.
    has_mappings = bool(old.mappings or new.mappings)
    before, after = (_Reading(each, has_gaps=has_mappings) for each in (old, new))
    earlier = {id(now): was for was, now in pairing.kept}
    added = {id(event) for event in pairing.added}
    told: list[Change] = []
    for event in new.events:
        if id(event) in added:
            told += _of_added(event, before, after)
        elif id(event) in earlier:
            was = earlier[id(event)]
            told += _of_entry(was, event)
            told += _of_fields(was, event, before, after)
            told += _of_senders(was, event, before, after)
    told += (_removed(event, new) for event in pairing.removed)
    return Changes(old=old, new=new, all=_once(told), removed=pairing.removed)


class _Reading:
    """What one reading knows of an event type by its name."""

    def __init__(self, registry: Registry, *, has_gaps: bool) -> None:
        gaps = cover(registry).gaps if has_gaps else ()
        self.gaps = {event.type for event in gaps}
        self.direct = {each.type: each.reason for each in registry.direct}
        self.classes = {each.qualified_name for each in registry.domain_events}
        self.classes |= {each.domain_event for each in registry.mappings}
        self.senders: dict[str, dict[str, Mapping]] = {}
        for mapping in registry.mappings:
            self.senders.setdefault(mapping.event_type, {})[mapping.domain_event] = mapping

    def payload(self, event: EventType) -> fields.Payload:
        """Return the payload of an event type, with whether that is all of it."""
        payloads = [each.payload for each in self.senders.get(event.type, {}).values()]
        is_complete = bool(payloads) and all(each and each.is_complete for each in payloads)
        return fields.Payload(event=event, is_complete=is_complete)


def _of_added(event: EventType, before: _Reading, after: _Reading) -> Iterator[Change]:
    yield _change(Kind.EVENT_ADDED, event, new=event.type)
    if event.type in after.gaps - before.gaps:
        yield _change(Kind.GAP_OPENED, event)


def _removed(event: EventType, new: Registry) -> Change:
    place = Place(path=new.origin.source.path)
    return replace(_change(Kind.EVENT_REMOVED, event, old=event.type), source=place)


def _of_entry(old: EventType, new: EventType) -> Iterator[Change]:
    """Yield what differs in the entry itself."""
    if old.type != new.type:
        yield _change(Kind.EVENT_RENAMED, new, old=old.type, new=new.type)
    if old.category != new.category:
        yield _change(Kind.CATEGORY_CHANGED, new, old=old.category, new=new.category)
    if (old.description or "").split() != (new.description or "").split():
        yield _change(Kind.DESCRIPTION_CHANGED, new, old=old.description, new=new.description)


def _of_fields(
    old: EventType, new: EventType, before: _Reading, after: _Reading
) -> Iterator[Change]:
    """Yield what differs in the payload."""
    for each in fields.changes(before.payload(old), after.payload(new)):
        change = _change(each.kind, new, field=each.field, old=each.old, new=each.new)
        yield replace(change, breaking=change.breaking and not each.is_mild)


def _of_senders(
    old: EventType, new: EventType, before: _Reading, after: _Reading
) -> Iterator[Change]:
    """Yield what differs in what sends the event type."""
    yield from _of_mappings(old, new, before, after)
    was, reason = before.direct.get(old.type), after.direct.get(new.type)
    if was is None and reason is not None:
        yield _change(Kind.DIRECT_ADDED, new, new=reason)
    if was is not None and reason is None:
        yield _change(Kind.DIRECT_REMOVED, new, old=was)
    if new.type in after.gaps and old.type not in before.gaps:
        yield _change(Kind.GAP_OPENED, new)
    if old.type in before.gaps and new.type not in after.gaps:
        yield _change(Kind.GAP_CLOSED, new)


def _of_mappings(
    old: EventType, new: EventType, before: _Reading, after: _Reading
) -> Iterator[Change]:
    """Yield how the domain events differ; a class that only moved to another module is the same."""
    was, now = before.senders.get(old.type, {}), after.senders.get(new.type, {})
    gone, come = (
        [each for each in was if each not in now],
        [each for each in now if each not in was],
    )
    for name in [each for each in gone if each not in after.classes]:
        new_ones = (each for each in come if each not in before.classes)
        same = next((each for each in new_ones if class_name(each) == class_name(name)), None)
        if same is not None:
            gone.remove(name)
            come.remove(same)
    for one, other in _moved(gone, come):
        gone.remove(one)
        come.remove(other)
        change = _change(Kind.MAPPING_MOVED, new, old=one, new=other)
        yield replace(change, source=_known(now[other].source, new))
    is_replaced = not now and new.type in after.direct
    for name in gone:
        change = _change(Kind.MAPPING_REMOVED, new, old=name)
        yield replace(change, breaking=not is_replaced)
    for name in come:
        change = _change(Kind.MAPPING_ADDED, new, new=name)
        yield replace(change, source=_known(now[name].source, new))


def _moved(gone: Sequence[str], come: Sequence[str]) -> list[tuple[str, str]]:
    """Return which domain event took the place of which other one, the most alike by name first."""
    alike = sorted(
        (-SequenceMatcher(None, class_name(one), class_name(other)).ratio(), here, there)
        for here, one in enumerate(gone)
        for there, other in enumerate(come)
    )
    pairs: dict[int, int] = {}
    for _, here, there in alike:
        if here not in pairs and there not in pairs.values():
            pairs[here] = there
    return [(gone[here], come[there]) for here, there in sorted(pairs.items())]


def _known(source: Place, event: EventType) -> Place:
    """Return the line of a mapping, or that of the entry, which may hold the mapping itself."""
    return event.source if source.line is None else source


def _once(told: Iterable[Change]) -> tuple[Change, ...]:
    """Return each change once; what is sent, and by what, is the same for all entries of a name."""
    known: dict[tuple[object, ...], Change] = {}
    for each in told:
        category = each.category if each.kind in OF_ENTRY else None
        known.setdefault(
            (each.kind, each.event_type, category, each.field, each.old, each.new), each
        )
    return tuple(known.values())


def _change(
    kind: Kind,
    event: EventType,
    *,
    field: str | None = None,
    old: str | None = None,
    new: str | None = None,
) -> Change:
    return Change(
        kind=kind,
        breaking=kind in BREAKING,
        event_type=event.type,
        category=event.category,
        field=field,
        old=old,
        new=new,
        source=event.source,
    )
