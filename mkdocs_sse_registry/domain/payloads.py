"""The fields of an event type: those declared, joined with what its mappings emit; pure values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain.model import PayloadField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.domain.model import EventType, Payload, Registry


SEVERAL_TYPES = "it is one of several types: "
"""How the reason begins why a field has no type that is sent with more than one."""


def with_fields(registry: Registry) -> Registry:
    """Return the registry with the fields of each event type as declared and as emitted."""
    payloads: dict[str, list[Payload | None]] = defaultdict(list)
    for mapping in registry.mappings:
        payloads[mapping.event_type].append(mapping.payload)
    events = tuple(_with_fields(event, payloads.get(event.type, [])) for event in registry.events)
    return replace(registry, events=events)


def _with_fields(event: EventType, payloads: Sequence[Payload | None]) -> EventType:
    """Return an event type with what the payloads of its mappings say."""
    known = [payload for payload in payloads if payload is not None]
    if not known:
        return event
    is_complete = len(known) == len(payloads) and all(each.is_complete for each in known)
    fields = [_joined(field, known, is_complete=is_complete) for field in event.payload_fields]
    declared = {field.name for field in event.payload_fields}
    for name in dict.fromkeys(field.name for each in known for field in each.fields):
        if name not in declared:
            undeclared = PayloadField(name=name, declared=False)
            fields.append(_joined(undeclared, known, is_complete=is_complete))
    example = next((each.example for each in known if each.example is not None), None)
    return replace(event, payload_fields=tuple(fields), example=example)


def _joined(field: PayloadField, payloads: Sequence[Payload], *, is_complete: bool) -> PayloadField:
    """Return a field with what is known of it from the payloads that have it."""
    found = [each for payload in payloads for each in payload.fields if each.name == field.name]
    if not found:
        return replace(field, emitted=False if is_complete else None)
    types = {each.type for each in found}
    kind = "number" if types == {"integer", "number"} else types.pop() if len(types) == 1 else None
    formats = {each.format for each in found}
    attributes = {each.attribute for each in found}
    return replace(
        field,
        type=kind or field.type,
        format=formats.pop() if kind and len(formats) == 1 else None,
        nullable=_any_of([each.nullable for each in found]),
        optional=_any_of([*(each.optional for each in found), *_absent(field.name, payloads)]),
        emitted=True,
        evidence="observed" if any(each.evidence == "observed" for each in found) else "static",
        attribute=attributes.pop() if len(attributes) == 1 else None,
        reason=None if kind or field.type else _reason(found),
    )


def _absent(name: str, payloads: Sequence[Payload]) -> list[bool | None]:
    """Return, for each payload without a field, whether that makes the field optional."""
    without = [each for each in payloads if all(field.name != name for field in each.fields)]
    return [True if each.is_complete else None for each in without]


def _any_of(said: Sequence[bool | None]) -> bool | None:
    """Return true when one is true, false when all are false, else `None`."""
    if True in said:
        return True
    return None if None in said else False


def _reason(found: Sequence[PayloadField]) -> str:
    """Return why the type is not known: the mappings differ, or one of them does not tell."""
    reason = next((each.reason for each in found if each.reason), None)
    types = sorted({each.type for each in found if each.type})
    return reason or SEVERAL_TYPES + ", ".join(types)
