"""Rules about the entries of a registry, and what its functions say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.model import UNCATEGORISED
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.rules import claims
from mkdocs_sse_registry.domain.rules.inspection import Offence, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.model import EventType
    from mkdocs_sse_registry.domain.rules.inspection import Inspection


def functions_not_called(inspection: Inspection) -> str | None:
    """Return that the functions of the registry's module have not been called."""
    return (
        None
        if inspection.ran
        else "functions of the registry are not called (run_extractors: false)"
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
    """The category of an entry is none of the enum's, or not what the module's own function gives.

    The function is `get_category_for_event_type`; it is asked for the first 500 event types.

    Why it matters: The server filters by one of the two and the documentation shows the other, so
    clients that ask for a category miss events, or get those of another one.

    How to fix it: Make both say the same; best let the function read the registry, and the entry
    name a member of the enum.

    Example:
        ```python
        SSEEventMetadata(event_type=SSEEventType.AI_CHUNK, category=SSEEventCategory.AI, ...)
        # SSE104, while get_category_for_event_type(SSEEventType.AI_CHUNK) gives DATA_SYNC
        ```
    """
    yield from _unknown_categories(inspection)
    yield from claims.categories(inspection.registry)


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
                fix="Say in the description of its entry what has happened when it is sent.",
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


def contradicted_registry(inspection: Inspection) -> Iterator[Offence]:
    """A function of the module does not say what its lists hold, or fails.

    Asked are `get_all_sse_event_types`, `get_sse_event_metadata`, `get_events_by_category`,
    `get_domain_event_to_sse_mapping` and `get_registry_statistics`, where the module has them; what
    takes an event type is asked for the first 500.

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


def _unknown_categories(inspection: Inspection) -> Iterator[Offence]:
    """Yield each entry whose category is no member of the enum that the others are of."""
    categories = inspection.registry.categories
    known = [category.name for category in categories if category.member]
    for event in inspection.registry.events if known else ():
        if event.category not in known:
            has = f"the category {event.category!r}"
            if event.category == UNCATEGORISED:
                has = "no category"
            yield Offence(
                subject=event.type,
                message=f"{event.type!r} has {has}, and the enum of categories has "
                f"{', '.join(map(repr, known))}.{meant(event.category, known)}",
                fix="Give the entry a member of the enum, or add the category to the enum.",
                source=event.source,
            )
