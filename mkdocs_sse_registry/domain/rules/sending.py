"""Rules about what sends event types, and to whom; no rule knows a payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.problems import is_failure, words
from mkdocs_sse_registry.domain.rules.inspection import (
    Offence,
    at,
    attributes_of,
    called,
    meant_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_sse_registry.domain.model import Emission, Mapping
    from mkdocs_sse_registry.domain.rules.inspection import Inspection

MOST_PLACES = 3
"""Emissions that a message names."""


def source_not_searched(inspection: Inspection) -> str | None:
    """Return that the source is out of reach, so that nothing is known of its calls."""
    return None if inspection.searched else "no folder in paths is inside the repository"


def gap(inspection: Inspection) -> Iterator[Offence]:
    """An event type that is neither mapped from a domain event nor declared to be sent directly.

    Why it matters: It is either forgotten, so clients wait for it in vain, or sent by a call that
    the registry knows nothing of.

    How to fix it: Map a domain event to it. If code sends it on purpose without one, declare it in
    the option `coverage.direct`, with the reason. If nothing will send it, remove its entry.

    Example:
        ```yaml
        coverage:
          direct:
            - match: "ai.*"  # without it, SSE201 for ai.chunk
              reason: streamed while the model answers
        ```
    """
    name = inspection.mappings_name
    for event in cover(inspection.registry).gaps:
        sent = [each for each in inspection.registry.emissions if each.type == event.type]
        where = f" A call names it {_places(sent)}." if sent else ""
        yield Offence(
            subject=event.type,
            message=f"{event.type!r} is a gap: no domain event is mapped to it, and no "
            f"declaration says that it is sent directly.{where}",
            fix=f"Map a domain event to it in {name}, or declare it in the option coverage.direct, "
            "with the reason.",
            source=event.source,
        )


def duplicate_mapping(inspection: Inspection) -> Iterator[Offence]:
    """A domain event is mapped twice.

    Why it matters: A dict by class, such as `get_domain_event_to_sse_mapping` gives, keeps the last
    mapping only; the event type of the first one is then never sent.

    How to fix it: Keep one of the mappings, or give the second event type a domain event of its
    own. Where code handles every mapping of a class, waive it.

    Example:
        ```python
        DOMAIN_TO_SSE_MAPPING = [
            DomainToSSEMapping(domain_event_class=SyncEnded, sse_event_type=SYNC_COMPLETED, ...),
            DomainToSSEMapping(domain_event_class=SyncEnded, sse_event_type=SYNC_FAILED, ...),
            # SSE202
        ]
        ```
    """
    first: dict[str, Mapping] = {}
    for mapping in inspection.registry.mappings:
        earlier = first.setdefault(mapping.domain_event, mapping)
        if earlier is not mapping:
            name = mapping.domain_event.rpartition(".")[2]
            is_same = mapping.event_type == earlier.event_type
            other = "already" if is_same else f"and to {earlier.event_type!r}"
            yield Offence(
                subject=mapping.event_type,
                message=f"{name} is mapped to {mapping.event_type!r}, {other} "
                f"{at(earlier.source, 'before')}. A dict by class keeps only the last one.",
                fix=f"Keep one of the mappings of {name}, or map another domain event.",
                source=mapping.source,
            )


def unregistered_event_type(inspection: Inspection) -> Iterator[Offence]:
    """A mapping is to an event type that has no entry in the registry.

    Why it matters: It is sent, and no page, no test and no look-up knows of it.

    How to fix it: Add an entry for the event type, or correct the mapping.

    Example:
        ```python
        DomainToSSEMapping(sse_event_type=SSEEventType.SYNC_PAUSED, ...)
        # SSE203, while the registry has no entry for SYNC_PAUSED
        ```
    """
    known = {event.type: None for event in inspection.registry.events}
    members = {member.type for member in inspection.registry.members}
    for mapping in inspection.registry.mappings:
        if mapping.event_type not in known:
            name = mapping.domain_event.rpartition(".")[2]
            near = "" if mapping.event_type in members else meant_type(mapping.event_type, known)
            yield Offence(
                subject=mapping.event_type,
                message=f"{name} is mapped to {mapping.event_type!r}, which has no entry in the "
                f"registry.{near}",
                fix="Add an entry for it, or correct the event type of the mapping.",
                source=mapping.source,
            )


def missing_user_id(inspection: Inspection) -> Iterator[Offence]:
    """A mapping that does not always give a user id to route its event by.

    An error where the user-id extractor fails, or where there is none and other mappings have one;
    a warning where it can return `None`.

    Why it matters: Whom a frame goes to is decided by that id. Without one, the event reaches
    nobody, or everybody.

    How to fix it: Return an attribute that the domain event always has; add the attribute where the
    class has none.

    Example:
        ```python
        DomainToSSEMapping(
            domain_event_class=ImportFinished,  # has `owner_id`, and no `user_id`
            user_id_extractor=lambda event: event.user_id,  # SSE204
            ...
        )
        ```
    """
    mappings = inspection.registry.mappings
    is_routed = any(mapping.user_id_extractor for mapping in mappings)
    for mapping in mappings if is_routed else ():
        name = mapping.domain_event.rpartition(".")[2]
        what = f"The mapping of {name} to {mapping.event_type!r}"
        extractor, user_id = mapping.user_id_extractor, mapping.user_id
        if extractor is None or user_id is None:
            yield Offence(
                subject=mapping.event_type,
                message=f"{what} has no user-id extractor, so there is no user to route it to.",
                fix="Add a user_id_extractor that returns an attribute of the domain event.",
                source=mapping.source,
            )
            continue
        failure = next((each for each in user_id.problems if is_failure(each)), None)
        source = extractor.source if extractor.source.path else mapping.source
        if failure:
            has = attributes_of(inspection, mapping.domain_event)
            yield Offence(
                subject=mapping.event_type,
                message=f"{what} gives no user id: {words(failure)}.",
                fix=f"Let {called(extractor)} return an attribute that {name} has{has}.",
                source=failure.source if failure.source.path else source,
            )
        elif user_id.nullable:
            yield Offence(
                subject=mapping.event_type,
                message=f"{what} may give None as the user id, so an event may reach nobody.",
                fix=f"Let {called(extractor)} return an attribute that {name} always has.",
                source=source,
                severity=Severity.WARNING,
            )


def unsent_event_type(inspection: Inspection) -> Iterator[Offence]:
    """An event type that is not mapped, and that no call in the source names.

    It is found by reading the source below `paths`; what makes the name at run time is not seen.

    Why it matters: Clients are told of an event that never comes.

    How to fix it: Write what sends it, remove its entry, or waive this with the reason, for example
    that another service sends it.

    Example:
        ```python
        SSEEventMetadata(event_type=SSEEventType.AI_CHUNK, ...)
        # SSE205, while no mapping and no call such as publish(SSEEventType.AI_CHUNK) names it
        ```
    """
    if source_not_searched(inspection):
        return
    sent = {mapping.event_type for mapping in inspection.registry.mappings}
    sent |= {emission.type for emission in inspection.registry.emissions}
    reasons = {direct.type: direct.reason for direct in inspection.registry.direct}
    for event in inspection.registry.events:
        if event.type in sent:
            continue
        declared = (
            f"It is declared direct ({reasons[event.type]}), but n"
            if event.type in reasons
            else "N"
        )
        yield Offence(
            subject=event.type,
            message=f"Nothing sends {event.type!r}. {declared}o mapping and no call in the source "
            "names it.",
            fix="Write what sends it, or remove its entry; waive it if another service sends it.",
            source=event.source,
        )


def unmapped_domain_event(inspection: Inspection) -> Iterator[Offence]:
    """A domain event that no mapping names.

    Seen are the classes that share a base class with mapped ones.

    Why it matters: Where clients should hear of everything that happens, this one is forgotten.
    Most applications have events that are nobody's business, so the rule is off by default.

    How to fix it: Map the domain event to an event type, or waive it.

    Example:
        ```yaml
        rules:
          severity: {SSE206: warning}
        ```
    """
    mapped = {mapping.domain_event for mapping in inspection.registry.mappings}
    for event in inspection.registry.domain_events:
        if event.qualified_name not in mapped:
            yield Offence(
                subject=event.name,
                message=f"No mapping names the domain event {event.name}.",
                fix=f"Map it in {inspection.mappings_name}, or waive it if no client needs it.",
                source=event.source,
            )


def needless_declaration(inspection: Inspection) -> Iterator[Offence]:
    """A declaration in `coverage.direct` that matches no event type, or one that is mapped.

    Why it matters: It hides the next gap that happens to match, and tells readers of the options
    something that is no longer so.

    How to fix it: Remove the declaration, or correct its pattern.

    Example:
        ```yaml
        coverage:
          direct:
            - {match: "ia.*", reason: streamed}  # SSE207: the registry has ai.chunk
        ```
    """
    types = [event.type for event in inspection.registry.events]
    mapped = {mapping.event_type for mapping in inspection.registry.mappings}
    for declaration in inspection.direct:
        if not declaration.is_in_force(inspection.today):
            continue
        matched = [event_type for event_type in types if declaration.matches(event_type)]
        both = [event_type for event_type in matched if event_type in mapped]
        if not matched:
            yield Offence(
                subject=declaration.match,
                message=f"The direct declaration {declaration.match!r} matches no event type."
                f"{meant_type(declaration.match, types)}",
                fix="Correct its pattern in coverage.direct, or remove it.",
                source=declaration.source,
            )
        for event_type in dict.fromkeys(both):
            yield Offence(
                subject=event_type,
                message=f"{event_type!r} is declared direct by {declaration.match!r}, and a domain "
                "event is mapped to it as well.",
                fix="Narrow the pattern in coverage.direct, or remove the mapping.",
                source=declaration.source,
            )


def _places(emissions: Iterable[Emission]) -> str:
    """Return the first places of emissions in words, and how many more there are."""
    places = [f"{each.path}:{each.line}" for each in emissions]
    named, more = places[:MOST_PLACES], len(places) - MOST_PLACES
    rest = f" and {more} more" if more > 0 else ""
    return f"in {', '.join(named)}{rest}"
