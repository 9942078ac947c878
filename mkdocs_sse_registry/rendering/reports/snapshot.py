"""A registry as JSON, in the form that is published; knows neither files nor the command.

The classes are the contract: `docs/reference/snapshot.schema.json` is generated from them, and from
those of `domain.model` that they hold. A key that goes or changes its meaning raises
`FORMAT_VERSION`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from mkdocs_sse_registry.domain.functions import Function  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.domain.model import (  # noqa: TC001 - msgspec resolves them
    Direct,
    DomainEvent,
    Emission,
    Origin,
    PayloadField,
)
from mkdocs_sse_registry.domain.places import Place  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.domain.problems import ProblemKind, words
from mkdocs_sse_registry.domain.statistics import Statistics, count

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain import model

FORMAT_VERSION = 1


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A group of event types that clients filter by.

    Attributes:
        name: Value on the wire, for example `data_sync`.
        title: The name in words, for example `Data sync`.
        description: What the registry says of it, `None` where it says nothing.
    """

    name: str
    title: str
    description: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An event type: one name of an event on the wire.

    Attributes:
        type: Wire name, for example `sync.accounts.started`.
        member: Enum member, or constant, that holds it; `None` for a plain string.
        member_source: Where that enum member, or constant, gets its value.
        category: Name of its category.
        description: Text of the registry, `None` without one.
        deprecated: Text that says why, empty when only marked as deprecated, `None` when it is not.
        since: Version that introduced it, `None` where the registry does not say.
        replaced_by: Wire name of its successor, `None` where the registry names none.
        payload_fields: In declared order, then those that are only emitted.
        example: An observed payload, `None` where none was observed.
        source: The entry in the registry.
        extra: Other attributes of the entry, as text.
    """

    type: str
    member: str | None
    member_source: Place
    category: str
    description: str | None
    deprecated: str | None
    since: str | None
    replaced_by: str | None
    payload_fields: tuple[PayloadField, ...]
    example: dict[str, object] | None
    source: Place
    extra: dict[str, str]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why what an extractor gives is not known, or cannot be sent.

    Attributes:
        kind: What happened.
        message: The same in words.
        source: The line at fault, as far as it is known.
    """

    kind: ProblemKind
    message: str
    source: Place


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """Domain event to event type.

    Attributes:
        domain_event: Qualified name of the class.
        event_type: Wire name.
        payload_extractor: Makes the payload of a domain event, `None` without one.
        payload_problems: What kept the payload from being observed, or from being sent.
        user_id_extractor: Gives the user to route to, `None` without one.
        user_id_nullable: Whether the user id may be `None`; `None` where it is not known.
        user_id_problems: What kept the user id from being observed.
        source: The entry in the list of mappings.
    """

    domain_event: str
    event_type: str
    payload_extractor: Function | None
    payload_problems: tuple[Problem, ...]
    user_id_extractor: Function | None
    user_id_nullable: bool | None
    user_id_problems: tuple[Problem, ...]
    source: Place


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read of one registry.

    Attributes:
        format_version: Rises when a key goes or changes its meaning.
        registry: The module.
        categories: In their own order, those without event types too.
        events: In the registry's order.
        mappings: In the registry's order.
        domain_events: The mapped ones and their siblings, by qualified name.
        direct: Event types that are declared to be sent without a domain event.
        emissions: Places outside the registry where an event type is an argument of a call.
        statistics: How much there is.
    """

    format_version: int
    registry: Origin
    categories: tuple[Category, ...]
    events: tuple[Event, ...]
    mappings: tuple[Mapping, ...]
    domain_events: tuple[DomainEvent, ...]
    direct: tuple[Direct, ...]
    emissions: tuple[Emission, ...]
    statistics: Statistics


def write(registry: model.Registry) -> str:
    """Return a registry as JSON; other characters than those of ASCII are escaped.

    So it passes every terminal, pipe and shell as it is, whatever their encoding.
    """
    values = msgspec.to_builtins(take(registry))
    return json.dumps(values, indent=2, ensure_ascii=True, allow_nan=False)


def take(registry: model.Registry) -> Snapshot:
    """Return a registry in the published form."""
    return Snapshot(
        format_version=FORMAT_VERSION,
        registry=registry.origin,
        categories=tuple(
            Category(name=each.name, title=each.title, description=each.description)
            for each in registry.categories
        ),
        events=tuple(map(_event, registry.events)),
        mappings=tuple(map(_mapping, registry.mappings)),
        domain_events=registry.domain_events,
        direct=registry.direct,
        emissions=registry.emissions,
        statistics=count(registry),
    )


def _event(event: model.EventType) -> Event:
    return Event(
        type=event.type,
        member=event.member,
        member_source=event.member_source,
        category=event.category,
        description=event.description,
        deprecated=event.deprecated,
        since=event.since,
        replaced_by=event.replaced_by,
        payload_fields=event.payload_fields,
        example=_example(event.example),
        source=event.source,
        extra=event.extra,
    )


def _example(data: str | None) -> dict[str, object] | None:
    """Return the object that the text of a frame's `data:` stands for.

    An encoder of the user's may write what is no JSON, such as `NaN`: that is no example.
    """
    try:
        value = json.loads(data or "null")
        json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _mapping(mapping: model.Mapping) -> Mapping:
    payload, user_id = mapping.payload, mapping.user_id
    return Mapping(
        domain_event=mapping.domain_event,
        event_type=mapping.event_type,
        payload_extractor=mapping.payload_extractor,
        payload_problems=_problems(payload.problems if payload else ()),
        user_id_extractor=mapping.user_id_extractor,
        user_id_nullable=user_id.nullable if user_id else None,
        user_id_problems=_problems(user_id.problems if user_id else ()),
        source=mapping.source,
    )


def _problems(problems: tuple[model.Problem, ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(kind=each.kind, message=words(each), source=each.source) for each in problems
    )
