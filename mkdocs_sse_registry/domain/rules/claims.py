"""What functions of the registry's module say, held against its lists; knows no severity."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.model import UNCATEGORISED
from mkdocs_sse_registry.domain.rules.inspection import Offence
from mkdocs_sse_registry.domain.statistics import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.answers import Answer
    from mkdocs_sse_registry.domain.model import Registry

CATEGORY_OF = "get_category_for_event_type"


def categories(registry: Registry) -> Iterator[Offence]:
    """Yield each entry that has another category than the module's function says."""
    events = {event.type: event for event in registry.events}
    for answer in registry.answers:
        event = events.get(answer.argument or "")
        if answer.function != CATEGORY_OF or event is None:
            continue
        if not answer.error and (answer.value or UNCATEGORISED) == event.category:
            continue
        yield Offence(
            subject=event.type,
            message=f"{event.type!r} has the category {event.category!r}, and {_call(answer)} "
            f"{_said(answer)}.",
            fix="Make both say the same; best let the function read the registry.",
            source=event.source,
        )


def others(registry: Registry) -> Iterator[Offence]:
    """Yield each answer that is not what the lists hold."""
    for answer in registry.answers:
        if answer.function == CATEGORY_OF:
            continue
        difference = _said(answer) if answer.error else _difference(answer, registry)
        if difference:
            yield Offence(
                subject=answer.argument or answer.function,
                message=f"{_call(answer)} {difference}.",
                fix=f"Let {answer.function} read the lists rather than repeat them.",
                source=answer.source,
            )


def _difference(answer: Answer, registry: Registry) -> str:
    """Return how an answer differs from the lists.

    It is empty where it does not differ, or is of a kind that cannot be held against them.
    """
    types = [event.type for event in registry.events]
    match answer.function, answer.value:
        case "get_all_sse_event_types", tuple(said):
            return _of_names(said, types)
        case "get_events_by_category", tuple(said):
            within = [each.type for each in registry.events if each.category == answer.argument]
            return _of_names(said, within)
        case "get_sse_event_metadata", said:
            return "" if said == answer.argument else _said(answer)
        case "get_domain_event_to_sse_mapping", dict(said):
            return _of_keys(
                said, {each.domain_event: each.event_type for each in registry.mappings}
            )
        case "get_registry_statistics", dict(said):
            return _of_keys(said, {**dict.fromkeys(said, 0), **_counts(registry)}, only_said=True)
    return ""


def _counts(registry: Registry) -> dict[str, int | str]:
    counted = count(registry)
    return {
        "total_event_types": counted.total_event_types,
        "total_mappings": counted.total_mappings,
        **{f"by_category.{name}": number for name, number in counted.by_category.items()},
    }


def _of_names(said: tuple[str, ...], held: list[str]) -> str:
    once = Counter(dict.fromkeys(held, 1))
    missing, more = once - Counter(said), Counter(said) - once
    parts = [f"lacks {_listed(missing)}"] if missing else []
    parts += [f"has {_listed(more)}, which the registry does not"] if more else []
    return " and ".join(parts)


def _of_keys(
    said: dict[str, int | str], held: dict[str, int | str], *, only_said: bool = False
) -> str:
    """Return what differs by key.

    Args:
        said: What the function returned.
        held: What the lists hold.
        only_said: Whether a key that the function leaves out is no matter.
    """
    parts = [
        f"says {value!r} for {key!r}, "
        + (f"and the registry has {held[key]!r}" if key in held else "which the registry lacks")
        for key, value in said.items()
        if value != held.get(key)
    ]
    lacking = [] if only_said else [key for key in held if key not in said]
    parts += [f"lacks {_listed(lacking)}"] if lacking else []
    return "; ".join(parts)


def _call(answer: Answer) -> str:
    given = "" if answer.argument is None else repr(answer.argument)
    return f"{answer.function}({given})"


def _said(answer: Answer) -> str:
    if answer.error:
        return f"raises {answer.error}"
    nothing = "no category" if answer.function == CATEGORY_OF else "no entry"
    return f"returns {nothing if answer.value is None else repr(answer.value)}"


def _listed(names: object) -> str:
    return ", ".join(map(repr, names))  # type: ignore[call-overload]
