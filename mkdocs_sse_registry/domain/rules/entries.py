"""Rules about the entries of a registry: names, categories, descriptions; no rule knows a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.delivery import undeliverable
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.rules import claims
from mkdocs_sse_registry.domain.rules.inspection import Offence, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.model import EventType
    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.domain.rules.inspection import Inspection

OWN_EVENTS = {
    "open": "a connection that opens",
    "error": "a connection that fails",
}
"""Events that an EventSource sends of its own (HTML Living Standard, section 9.2.2)."""


def nothing_lists_event_types(inspection: Inspection) -> str | None:
    """Return that there is no enum or module to hold the entries against."""
    if inspection.registry.members or not inspection.registry.events:
        return None
    return "no enum or module is known that lists the event types (option attributes.event_types)"


def functions_not_called(inspection: Inspection) -> str | None:
    """Return that the functions of the registry's module have not been called."""
    return (
        None
        if inspection.ran
        else "functions of the registry are not called (run_extractors: false)"
    )


def missing_metadata(inspection: Inspection) -> Iterator[Offence]:
    """An event type has a name in the enum (or module of constants), and no entry in the registry.

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
    registered = {event.type for event in inspection.registry.events}
    named: set[str] = set()
    for member in inspection.registry.members:
        if member.type in registered | named:
            continue
        named.add(member.type)
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
    known = [member.type for member in inspection.registry.members]
    holders = ", ".join(dict.fromkeys(each.holder for each in inspection.registry.members))
    for event in inspection.registry.events if known else ():
        if event.type not in known:
            yield Offence(
                subject=event.type,
                message=f"The entry is for {event.type!r}, which {holders} does not have."
                f"{meant(event.type, known)}",
                fix="Correct the event type of the entry, or add a member for it.",
                source=event.source,
            )


def duplicate_event_type(inspection: Inspection) -> Iterator[Offence]:
    """Two entries of the registry are for one event type.

    Why it matters: A look-up gives one of them, and which one is chance: descriptions, fields and
    categories part ways without anyone noticing.

    How to fix it: Merge the entries into one.

    Example:
        ```python
        SSE_EVENT_REGISTRY = [
            SSEEventMetadata(event_type=SSEEventType.SYNC_STARTED, ...),
            SSEEventMetadata(event_type=SSEEventType.SYNC_STARTED, ...),  # SSE103
        ]
        ```
    """
    first: dict[str, EventType] = {}
    for event in inspection.registry.events:
        earlier = first.setdefault(event.type, event)
        if earlier is not event:
            yield Offence(
                subject=event.type,
                message=f"A second entry for {event.type!r}; the first one is "
                f"{at(earlier.source, 'above')}.",
                fix="Merge the two entries into one.",
                source=event.source,
            )


def contradicted_category(inspection: Inspection) -> Iterator[Offence]:
    """The module's own `get_category_for_event_type` gives another category than the entry.

    Why it matters: The server filters by one of the two and the documentation shows the other, so
    clients that ask for a category miss events, or get those of another one.

    How to fix it: Make both say the same; best let the function read the registry.

    Example:
        ```python
        SSEEventMetadata(event_type=SSEEventType.AI_CHUNK, category=SSEEventCategory.AI, ...)
        # SSE104, while get_category_for_event_type(SSEEventType.AI_CHUNK) gives DATA_SYNC
        ```
    """
    return claims.categories(inspection.registry)


def empty_description(inspection: Inspection) -> Iterator[Offence]:
    """An event type has no description.

    Why it matters: Its name is all that a client developer learns of when it is sent.

    How to fix it: Say in the entry what has happened when it is sent.

    Example:
        ```python
        SSEEventMetadata(event_type=SSEEventType.SYNC_STARTED, description="", ...)  # SSE105
        ```
    """
    for event in inspection.registry.events:
        if not event.description:
            yield Offence(
                subject=event.type,
                message=f"{event.type!r} has no description.",
                fix="Say in the `description` of its entry what has happened when it is sent.",
                source=event.source,
            )


def duplicate_description(inspection: Inspection) -> Iterator[Offence]:
    """Two event types have the same description; letter case and white space do not count.

    Why it matters: One of them was copied, so it tells clients of something that did not happen.

    How to fix it: Say of each what makes it another event than the other one.

    Example:
        ```python
        SSEEventMetadata(event_type=SSEEventType.SYNC_STARTED, description="A sync began.", ...)
        SSEEventMetadata(event_type=SSEEventType.SYNC_FAILED, description="A sync began.", ...)
        # SSE106
        ```
    """
    first: dict[str, EventType] = {}
    for event in inspection.registry.events:
        if not event.description:
            continue
        earlier = first.setdefault(" ".join(event.description.casefold().split()), event)
        if earlier.type != event.type:
            yield Offence(
                subject=event.type,
                message=f"{event.type!r} has the description of {earlier.type!r} "
                f"({at(earlier.source, 'above')}): {event.description!r}.",
                fix="Say of each what makes it another event.",
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


def empty_category(inspection: Inspection) -> Iterator[Offence]:
    """A category has no event types.

    Why it matters: Clients that ask for it wait for events that never come.

    How to fix it: Remove the category, or give it the event types that belong to it.

    Example:
        ```python
        class SSEEventCategory(StrEnum):
            BILLING = "billing"  # SSE108, while no entry has this category
        ```
    """
    used = {event.category for event in inspection.registry.events}
    for category in inspection.registry.categories:
        if category.name not in used:
            yield Offence(
                subject=category.name,
                message=f"The category {category.name!r} has no event types.",
                fix="Remove it, or give it to the entries that belong to it.",
                source=category.source,
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
    for event in inspection.registry.events:
        if not pattern.fullmatch(event.type):
            yield Offence(
                subject=event.type,
                message=f"{event.type!r} does not match the pattern of names, "
                f"{inspection.convention!r} (option rules.convention).",
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
    for event in inspection.registry.events:
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


def contradicted_registry(inspection: Inspection) -> Iterator[Offence]:
    """A function of the module does not say what its lists hold, or fails.

    Asked are `get_all_sse_event_types`, `get_sse_event_metadata`, `get_events_by_category`,
    `get_domain_event_to_sse_mapping` and `get_registry_statistics`, where the module has them.

    Why it matters: The container, the tests and the documentation read the registry through them;
    whoever asks them works with another registry than the one that is written down.

    How to fix it: Let the function read the lists rather than repeat them.

    Example:
        ```python
        def get_registry_statistics():
            return {"total_event_types": 20, ...}  # SSE111, while the registry has 21
        ```
    """
    return claims.others(inspection.registry)


def _named_at(event: EventType) -> Place:
    """Return where an event type gets its name: the member, else the entry."""
    return event.member_source if event.member_source.path else event.source
