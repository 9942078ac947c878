"""A registry of any size, as one module; knows no site.

It has the shape of the reference registry: enums, metadata, mappings, extractors of payload and
user id, and a dataclass for each domain event. Its lists agree, so that no rule finds anything.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OF_A_CATEGORY = 30
NOUNS = (
    *("account", "address", "basket", "contract", "delivery"),
    *("invoice", "message", "order", "parcel", "refund"),
)
VERBS = {"opened": "has been opened", "changed": "is another one now", "closed": "is closed"}
ATTRIBUTES = (
    ("item_id", "UUID", "str(event.item_id)"),
    ("amount", "Decimal", "str(event.amount)"),
    ("count", "int", "event.count"),
    ("reason", "str | None", "event.reason"),
    ("due_on", "date", "event.due_on.isoformat()"),
    ("labels", "list[str]", "event.labels"),
    ("is_final", "bool", "event.is_final"),
    ("state", "State", "event.state.value"),
    ("ratio", "float", "event.ratio"),
)
HEAD = '''"""What the application sends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4


class State(StrEnum):
    """How far a thing has come."""

    NEW = "new"
    DONE = "done"


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainEvent:
    """Something that happened."""

    event_id: UUID = field(default_factory=uuid4)
    occurred_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    user_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SSEEventMetadata:
    """An event type."""

    event_type: "SSEEventType"
    category: "SSEEventCategory"
    description: str
    payload_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainToSSEMapping:
    """From a domain event to an event type."""

    domain_event_class: type[DomainEvent]
    sse_event_type: "SSEEventType"
    payload_extractor: Callable[[Any], dict[str, Any]]
    user_id_extractor: Callable[[Any], UUID]


def user_id(event: DomainEvent) -> UUID:
    """Return whom the event is about."""
    return event.user_id
'''


def event_types(size: int) -> tuple[str, ...]:
    """Return the names of so many event types."""
    names = [f"{noun}.{verb}" for noun, verb in product(NOUNS, VERBS)]
    return tuple(
        f"area{number // OF_A_CATEGORY:03}.{names[number % OF_A_CATEGORY]}"
        for number in range(size)
    )


def categories(size: int) -> tuple[str, ...]:
    """Return the names of the categories of so many event types."""
    return tuple(f"area{number:03}" for number in range(-(-size // OF_A_CATEGORY)))


def write(file: Path, size: int, edit: int = 0) -> None:
    """Write the module.

    Args:
        file: Where.
        size: How many event types it has.
        edit: How often it has been edited: the first description says so.
    """
    names = event_types(size)
    members = [f'    {_constant(name)} = "{name}"' for name in names]
    groups = [f'    {name.upper()} = "{name}"' for name in categories(size)]
    parts = [
        HEAD,
        _lines('class SSEEventCategory(StrEnum):\n    """By what readers choose."""\n', groups),
        _lines('class SSEEventType(StrEnum):\n    """What is sent."""\n', members),
        *(_event(number, name) for number, name in enumerate(names)),
        _lines(
            "SSE_EVENT_REGISTRY = [", [*(_entry(*each, edit) for each in enumerate(names)), "]"]
        ),
        _lines("DOMAIN_TO_SSE_MAPPING = [", [*map(_mapping, names), "]"]),
    ]
    file.write_text("\n\n".join(parts), "utf-8")


def _lines(first: str, others: list[str]) -> str:
    return "\n".join([first, *others]) + "\n"


def _attributes(number: int) -> tuple[tuple[str, str, str], ...]:
    """Return four to six attributes, with their types and what the payload has of them."""
    count = 4 + number % 3
    return tuple(ATTRIBUTES[(number + each) % len(ATTRIBUTES)] for each in range(count))


def _constant(name: str) -> str:
    return name.replace(".", "_").upper()


def _class(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("."))


def _function(name: str) -> str:
    return name.replace(".", "_")


def _says(name: str) -> str:
    area, noun, verb = name.split(".")
    return f"In {area}, the {noun} {VERBS[verb]}."


def _event(number: int, name: str) -> str:
    attributes = _attributes(number)
    fields = [f"    {key}: {annotation}" for key, annotation, _ in attributes]
    payload = [f'        "{key}": {value},' for key, _, value in attributes]
    return "\n".join(
        [
            "@dataclass(frozen=True, kw_only=True, slots=True)",
            f"class {_class(name)}(DomainEvent):",
            f'    """{_says(name)}"""\n',
            *fields,
            f"\n\ndef {_function(name)}(event: {_class(name)}) -> dict[str, Any]:",
            '    """Return what readers are told."""',
            "    return {",
            *payload,
            "    }\n",
        ]
    )


def _entry(number: int, name: str, edit: int) -> str:
    fields = ", ".join(f'"{key}"' for key, _, _ in _attributes(number))
    said = f"{_says(name)} Edited {edit} times." if edit and number == 0 else _says(name)
    return (
        "    SSEEventMetadata(\n"
        f"        event_type=SSEEventType.{_constant(name)},\n"
        f"        category=SSEEventCategory.{name.partition('.')[0].upper()},\n"
        f'        description="{said}",\n'
        f"        payload_fields=[{fields}],\n"
        "    ),"
    )


def _mapping(name: str) -> str:
    return (
        "    DomainToSSEMapping(\n"
        f"        domain_event_class={_class(name)},\n"
        f"        sse_event_type=SSEEventType.{_constant(name)},\n"
        f"        payload_extractor={_function(name)},\n"
        "        user_id_extractor=user_id,\n"
        "    ),"
    )
