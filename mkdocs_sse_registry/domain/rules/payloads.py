"""Rules about what is in a payload; no rule knows how that was learned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.problems import is_failure, is_not_json, is_of_encoding, words
from mkdocs_sse_registry.domain.rules.inspection import Offence, at, attributes_of, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.functions import Function
    from mkdocs_sse_registry.domain.model import EventType, Mapping, PayloadField, Problem
    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.domain.rules.inspection import Inspection


def extractors_not_run(inspection: Inspection) -> str | None:
    """Return that the extractors have not been run."""
    return None if inspection.ran else "extractors are not run (run_extractors: false)"


def nothing_declared(inspection: Inspection) -> str | None:
    """Return that there are no declared fields to hold the extractors against."""
    events = inspection.registry.events
    if any(field.declared for event in events for field in event.payload_fields):
        return None
    if not any(mapping.payload_extractor for mapping in inspection.registry.mappings):
        return None
    return "no entry of the registry declares payload fields"


def undeclared_payload_field(inspection: Inspection) -> Iterator[Offence]:
    """A payload extractor emits a field that the entry does not declare.

    Why it matters: Clients come to depend on a field that nobody promised, and that tests and
    documentation made from the declaration do not know.

    How to fix it: Add the field to the `payload_fields` of the entry, or take it out of the
    extractor.

    Example:
        ```python
        SSEEventMetadata(payload_fields=["sync_id"], ...)
        # SSE301, while the extractor returns {"sync_id": ..., "started_at": ...}
        ```
    """
    if nothing_declared(inspection):
        return
    for event in inspection.registry.events:
        joined = {name for pair in _run_together(event).values() for name in pair}
        for field in event.payload_fields:
            if not field.declared and field.name not in joined:
                by = _extractors(inspection, event, field)
                yield Offence(
                    subject=event.type,
                    field=field.name,
                    message=f"The payload of {event.type!r} has the field {field.name!r}, which "
                    f"its entry does not declare; {by}.",
                    fix=f"Add {field.name!r} to the payload_fields of the entry, or take it out of "
                    "the extractor.",
                    source=event.source,
                )


def unsent_payload_field(inspection: Inspection) -> Iterator[Offence]:
    """An entry declares a field that none of its payload extractors emits.

    It is found only where all that the extractors give is known.

    Why it matters: Clients read a field that is never there.

    How to fix it: Let the extractor emit the field, or remove it from the `payload_fields` of the
    entry. Look for a comma that is missing between two names, or for a misspelt one.

    Example:
        ```python
        SSEEventMetadata(payload_fields=["sync_id", "started_at"], ...)
        # SSE302, while the extractor returns {"sync_id": ...}
        ```
    """
    for event in inspection.registry.events:
        undeclared = [each.name for each in event.payload_fields if not each.declared]
        run_together = _run_together(event)
        for field in event.payload_fields:
            if not field.declared or field.emitted is not False:
                continue
            near = meant(field.name, undeclared)
            fix = (
                f"Remove {field.name!r} from the payload_fields of the entry, or let the extractor "
                "emit it."
            )
            if field.name in run_together:
                first, second = run_together[field.name]
                near = f" It has {first!r} and {second!r}."
                fix = f"Write the comma that is missing between {first!r} and {second!r}."
            yield Offence(
                subject=event.type,
                field=field.name,
                message=f"The entry of {event.type!r} declares the field {field.name!r}, which its "
                f"payload never has.{near}",
                fix=fix,
                source=event.source,
            )


def unencodable_payload(inspection: Inspection) -> Iterator[Offence]:
    """A payload that the encoder cannot make a JSON object of.

    The encoder is `json.dumps`, or what the option `encoder` names. So is an extractor that returns
    no dict, be it for some values only.

    Why it matters: Sending the event fails, and its clients hear nothing.

    How to fix it: Let the extractor return what JSON has, such as a text for a `UUID` or a
    `datetime`. If the application has an encoder of its own, name it in the option `encoder`.

    Example:
        ```python
        def sync_started(event):
            return {"sync_id": event.sync_id}  # SSE303 for a UUID; str(event.sync_id) is right
        ```
    """
    for mapping in inspection.registry.mappings:
        for problem in mapping.payload.problems if mapping.payload else ():
            if is_of_encoding(problem):
                reason = problem.detail if is_not_json(problem) else words(problem)
                yield Offence(
                    subject=mapping.event_type,
                    message=f"The payload of {mapping.event_type!r} from {_name(mapping)} cannot "
                    f"be sent as JSON: {reason}.",
                    fix="Let the extractor return a dict of what JSON has; if the application has "
                    "an encoder of its own, name it in the option encoder.",
                    source=_place(problem, mapping.payload_extractor, mapping),
                )


def failing_extractor(inspection: Inspection) -> Iterator[Offence]:
    """A payload extractor that fails for every domain event, by a mistake of its own.

    A mistake is an `AttributeError`, a `KeyError`, a `NameError` or a `TypeError`, the wrong number
    of parameters, or not to return at all. What an extractor raises on purpose for odd values is
    SSE307.

    Why it matters: The event is never sent, and most often nobody sees the exception.

    How to fix it: Correct the line that the finding names; often an attribute of the domain event
    was renamed.

    Example:
        ```python
        def sync_started(event):
            return {"sync_id": str(event.id)}  # SSE304: SyncStarted has no attribute `id`
        ```
    """
    for mapping in inspection.registry.mappings:
        for problem in mapping.payload.problems if mapping.payload else ():
            if is_failure(problem):
                yield Offence(
                    subject=mapping.event_type,
                    message=f"{_name(mapping)} gives no payload of {mapping.event_type!r}: "
                    f"{words(problem)}.",
                    fix="Correct the extractor; the domain event that it takes is "
                    f"{_name(mapping)}{attributes_of(inspection, mapping.domain_event)}.",
                    source=_place(problem, mapping.payload_extractor, mapping),
                )


def several_field_types(inspection: Inspection) -> Iterator[Offence]:
    """A field has one name and several types.

    `integer` and `number` are no different types.

    Why it matters: Clients that share code for a field of this name fail on one of the event types.

    How to fix it: Use one type everywhere, or give fields of another meaning another name.

    Example:
        ```python
        {"amount": 12.5}  # in one payload
        {"amount": "12.50"}  # in another one: SSE305
        ```
    """
    uses: dict[str, dict[str, list[EventType]]] = defaultdict(lambda: defaultdict(list))
    for event in inspection.registry.events:
        for field in event.payload_fields:
            if field.type:
                kind = "number" if field.type == "integer" else field.type
                uses[field.name][kind].append(event)
    for name, by_type in uses.items():
        if len(by_type) > 1:
            rarest = min(by_type.values(), key=len)
            told = "; ".join(
                f"{kind} in {', '.join(dict.fromkeys(repr(event.type) for event in events))}"
                for kind, events in by_type.items()
            )
            yield Offence(
                subject=rarest[0].type,
                field=name,
                message=f"The field {name!r} has several types: {told}.",
                fix="Use one type everywhere, or give fields of another meaning another name.",
                source=rarest[0].source,
            )


def duplicate_payload_field(inspection: Inspection) -> Iterator[Offence]:
    """An entry declares a payload field twice.

    Why it matters: One of the two was meant to be another field.

    How to fix it: Remove one of the two, or correct its name.

    Example:
        ```python
        SSEEventMetadata(payload_fields=["sync_id", "sync_id"], ...)  # SSE306
        ```
    """
    for event in inspection.registry.events:
        names = [field.name for field in event.payload_fields if field.declared]
        for name in dict.fromkeys(each for each in names if names.count(each) > 1):
            yield Offence(
                subject=event.type,
                field=name,
                message=f"The entry of {event.type!r} declares the field {name!r} "
                f"{names.count(name)} times.",
                fix=f"Declare {name!r} once, or correct the name that was meant to be another.",
                source=event.source,
            )


def unobserved_payload(inspection: Inspection) -> Iterator[Offence]:
    """What an extractor gives could not be observed, or not for every value.

    Why it matters: Fields, types and examples on the pages come from running the extractor. Where
    that was not possible they are read from its source, and some are unknown.

    How to fix it: The finding says what was in the way. A domain event that cannot be made of
    samples often checks its values when it is made; extractors need nothing but the event.

    Example:
        ```python
        def sync_started(event):
            return {"name": current_session().name}  # SSE307: there is no session while it is read
        ```
    """
    for mapping in inspection.registry.mappings:
        for what, extractor, result in (
            ("payload", mapping.payload_extractor, mapping.payload),
            ("user id", mapping.user_id_extractor, mapping.user_id),
        ):
            problems = [each for each in result.problems if _is_in_the_way(each)] if result else []
            if problems:
                is_partial = any(each.kind == "raised-for" for each in problems)
                for_every = " for every value" if is_partial else ""
                yield Offence(
                    subject=mapping.event_type,
                    message=f"The {what} of {mapping.event_type!r} from {_name(mapping)} could not "
                    f"be observed{for_every}: {'; '.join(map(words, problems))}.",
                    fix="Mend that if the pages should tell more of it.",
                    source=_place(problems[0], extractor, mapping),
                )


def _is_in_the_way(problem: Problem) -> bool:
    """Tell whether a problem is no fault of the extractor's, and not that nothing was to be run."""
    is_fault = is_failure(problem) or is_of_encoding(problem)
    return not is_fault and problem.kind != "switched-off"


def _extractors(inspection: Inspection, event: EventType, field: PayloadField) -> str:
    """Return which extractors emit a field."""
    found = [
        f"{called(mapping.payload_extractor)} emits it {at(mapping.payload_extractor.source, '')}"
        for mapping in inspection.registry.mappings
        if mapping.event_type == event.type
        and mapping.payload_extractor
        and mapping.payload
        and any(each.name == field.name for each in mapping.payload.fields)
    ]
    return " and ".join(dict.fromkeys(each.strip() for each in found))


def _run_together(event: EventType) -> dict[str, tuple[str, str]]:
    """Return the fields never sent that are two undeclared ones without a comma between."""
    undeclared = [each.name for each in event.payload_fields if not each.declared]
    joined = {one + other: (one, other) for one in undeclared for other in undeclared}
    unsent = (each.name for each in event.payload_fields if each.emitted is False)
    return {name: joined[name] for name in unsent if name in joined}


def _name(mapping: Mapping) -> str:
    return mapping.domain_event.rpartition(".")[2]


def _place(problem: Problem, extractor: Function | None, mapping: Mapping) -> Place:
    """Return the line at fault; else the extractor, else the mapping."""
    places = (problem.source, extractor.source if extractor else problem.source, mapping.source)
    return next((each for each in places if each.path), mapping.source)
