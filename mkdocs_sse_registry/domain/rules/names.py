"""Rules about the names of event types, and about the enum or module that lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.delivery import undeliverable
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules.inspection import Offence, meant_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_sse_registry.domain.model import EventType
    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.domain.rules.inspection import Inspection

OWN_EVENTS = {
    "open": "a connection that opens",
    "error": "a connection that fails",
}
"""Events that an EventSource sends of its own (HTML Living Standard, section 9.2.2)."""


def missing_metadata(inspection: Inspection) -> Iterator[Offence]:
    """An event type has a name in the enum (or module of constants), and no entry in the registry.

    The enum is `SSEEventType`, or that of the entries; the option `attributes.event_types` names
    another one, or a module. A registry of plain texts has none.

    Why it matters: It can be sent, and nothing tells clients what it is: no page shows it, and code
    that looks its entry up finds none.

    How to fix it: Add an entry to the registry, or remove the member if nothing sends it any more.

    Example:
        ```python
        class SSEEventType(StrEnum):
            SYNC_STARTED = "sync.started"
            SYNC_PAUSED = "sync.paused"  # SSE101, while the registry has no entry for it
        ```
    """
    seen = {event.type for event in inspection.registry.events}
    for member in inspection.registry.members:
        if member.type in seen:
            continue
        seen.add(member.type)
        yield Offence(
            subject=member.type,
            message=f"{member.holder}.{member.name} ({member.type!r}) has no entry in the "
            "registry.",
            fix=f"Add an entry for it, or remove {member.name} if nothing sends it.",
            source=member.source,
        )


def unknown_event_type(inspection: Inspection) -> Iterator[Offence]:
    """An entry of the registry is about an event type that the enum (or module) does not have.

    Why it matters: Code names event types by the enum, so nothing can send this one; most often it
    is a misspelt name, or was renamed in the enum only.

    How to fix it: Correct the name in the entry, or add the member to the enum.

    Example:
        ```python
        SSEEventMetadata(event_type="sync.startd", ...)  # SSE102: the enum has "sync.started"
        ```
    """
    known = {member.type: None for member in inspection.registry.members}
    holders = ", ".join(dict.fromkeys(each.holder for each in inspection.registry.members))
    for event in inspection.registry.events if known else ():
        if event.type not in known:
            yield Offence(
                subject=event.type,
                message=f"The entry is for {event.type!r}, which {holders} does not have."
                f"{meant_type(event.type, known)}",
                fix="Correct the event type of the entry, or add a member for it.",
                source=event.source,
            )


def enum_alias(inspection: Inspection) -> Iterator[Offence]:
    """Two members of the enum (or constants of the module) have one value.

    Why it matters: To Python the second is the first under another name: a line was copied and its
    value not changed, and what is sent under the new name goes out as the old event.

    How to fix it: Give the member a value of its own, or remove it.

    Example:
        ```python
        class SSEEventType(StrEnum):
            SYNC_STARTED = "sync.started"
            SYNC_FAILED = "sync.started"  # SSE107
        ```
    """
    first: dict[tuple[str, str], str] = {}
    for member in inspection.registry.members:
        earlier = first.setdefault((member.holder, member.type), member.name)
        if earlier != member.name:
            yield Offence(
                subject=member.type,
                message=f"{member.holder}.{member.name} has the value of {earlier}, "
                f"{member.type!r}: it is that event type under a second name.",
                fix=f"Give {member.name} a value of its own, or remove it.",
                source=member.source,
            )


def unconventional_name(inspection: Inspection) -> Iterator[Offence]:
    """A wire name does not match the pattern in the option `rules.convention`.

    Why it matters: Clients filter by prefix and guess names by their form; one that is formed
    otherwise is overlooked.

    How to fix it: Rename the event type while nobody listens for it yet. A rename breaks clients,
    so waive it for names that are in use.

    Example:
        ```python
        SYNC_STARTED = "syncStarted"  # SSE109 with the usual pattern: words in lower case and dots
        ```
    """
    pattern = re.compile(inspection.convention)
    for event in _first_of_each_name(inspection):
        if not pattern.fullmatch(event.type):
            yield Offence(
                subject=event.type,
                message=f"{event.type!r} does not match the pattern of names, "
                f"{inspection.convention} (option rules.convention).",
                fix="Rename it, or waive it if clients listen for it already.",
                source=_named_at(event),
            )


def undeliverable_name(inspection: Inspection) -> Iterator[Offence]:
    r"""A wire name that no client can listen for, or that means something else to an EventSource.

    Why it matters: The HTML Living Standard (section 9.2) ends a field at a line end, takes an
    event without a name for a `message`, and is UTF-8. And an `EventSource` tells of itself by the
    events `open` and `error`: listeners for those hear both.

    How to fix it: Give the event type another name.

    Example:
        ```python
        CONNECTION_ERROR = "error"  # SSE110, a warning: EventSource has an event of that name
        NEXT_LINE = "next\nline"  # SSE110, an error
        ```
    """
    for event in _first_of_each_name(inspection):
        reason = undeliverable(event.type)
        if reason:
            yield Offence(
                subject=event.type,
                message=f"No client can listen for {event.type!r}: {reason}.",
                fix="Give it a name of one line in valid Unicode.",
                source=_named_at(event),
            )
        elif event.type in OWN_EVENTS:
            yield Offence(
                subject=event.type,
                message=f"{event.type!r} is also what every EventSource sends of itself for "
                f"{OWN_EVENTS[event.type]}, so a listener hears both.",
                fix="Give it another name, such as one with its category before it.",
                source=_named_at(event),
                severity=Severity.WARNING,
            )


def _first_of_each_name(inspection: Inspection) -> Iterable[EventType]:
    """Return the first entry for each name, in their order."""
    first: dict[str, EventType] = {}
    for event in inspection.registry.events:
        first.setdefault(event.type, event)
    return first.values()


def _named_at(event: EventType) -> Place:
    """Return where an event type gets its name: the member, else the entry."""
    return event.member_source if event.member_source.path else event.source
