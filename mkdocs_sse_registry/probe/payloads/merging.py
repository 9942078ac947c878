"""What follows for each field from the runs of an extractor and from its source.

Knows neither how it was run nor how its source was read. A statement that excludes something, that
a field may be null or absent, needs the source; the runs alone can only show that it happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..text import plain
from . import hints
from .folding import has_format
from .meanings import Keys, Meaning, Unknown, kinds_of, typed
from .running import Problem

if TYPE_CHECKING:
    from .folding import Key
    from .observing import Observed

NULLS = ("null", hints.PERHAPS_NULL)

SPOKEN = ("no-object", "no-text-key", "signature")
"""Problems of a payload that nobody can read, so that its source need not be read either."""

SHORTEST_PART = 5
"""Characters that a key and a text have in common by more than chance."""


class Told(NamedTuple):
    """What the source says of one field.

    Attributes:
        types: JSON types, without null; empty when they are not known.
        format: JSON Schema's format, `None` without one.
        nullable: Whether it may be null, `None` when that is not known.
        optional: Whether it may be absent.
        attribute: Attribute of the domain event that it comes from.
        reason: Why the types are not known.
    """

    types: tuple[str, ...] = ()
    format: str | None = None
    nullable: bool | None = None
    optional: bool | None = None
    attribute: str | None = None
    reason: str = ""


def payload(observed: Observed, read: Keys, *, is_usual: bool) -> dict[str, Any]:
    """Return what a payload extractor gives, as plain data.

    Args:
        observed: What its runs gave, if it was run.
        read: What its source says.
        is_usual: Whether `json.dumps` makes JSON of it.
    """
    problems = observed.problems
    told = {name: _told(name, read, is_usual=is_usual) for name in read.known}
    if observed.keys is None:
        fields = [_of_source(name, each) for name, each in told.items()]
        if read.gap and not any(each.kind in SPOKEN for each in problems):
            problems = (*problems, Problem("not-read", plain(read.gap)))
        return _payload(fields, problems, is_complete=not read.gap)
    if observed.is_reshaped:
        told = {}
    texts = observed.texts() if read.gap else frozenset()
    seen = [
        _of_runs(name, key, told.get(name, Told()), observed)
        for name, key in observed.keys.items()
        if not (read.gap and name not in read.known and _is_chance(name, key, texts))
    ]
    is_complete = len(seen) == len(observed.keys) and not observed.has_chance
    if not is_complete:
        gap = read.gap or "its keys are others in every run"
        problems = (*problems, Problem("not-read", plain(gap)))
    unseen = [
        _of_source(name, each)
        for name, each in told.items()
        if name not in observed.keys and each.optional
    ]
    fields = [*seen, *unseen]
    return _payload(
        fields, problems, example=observed.example, is_complete=is_complete and not read.gap
    )


def _is_chance(name: str, key: Key, texts: frozenset[str]) -> bool:
    """Tell whether a key is made of a text of the sample, and so of any text in reality."""
    parts = (text for text in texts if len(text) >= SHORTEST_PART)
    return key.is_absent and (name in texts or any(text in name for text in parts))


def user_id(observed: Observed, read: Meaning) -> dict[str, Any]:
    """Return what a user-id extractor gives, as plain data."""
    kinds = kinds_of(read)
    nullable = hints.NONE in kinds if kinds and hints.Perhaps not in kinds else None
    if observed.user_is_null is not None and nullable is not False:
        nullable = observed.user_is_null or None
    return {"nullable": nullable, "problems": [each.record() for each in observed.user_problems]}


def _payload(
    fields: list[dict[str, Any]],
    problems: tuple[Problem, ...],
    *,
    is_complete: bool,
    example: str | None = None,
) -> dict[str, Any]:
    return {
        "fields": fields,
        "is_complete": is_complete,
        "example": example,
        "problems": [each.record() for each in problems],
    }


def _told(name: str, read: Keys, *, is_usual: bool) -> Told:
    value = typed(read.known[name])
    if read.loose:
        return Told(reason=read.loose)
    optional = name in read.optional
    if isinstance(value, Unknown):
        return Told(optional=optional, attribute=value.path or None, reason=value.reason)
    types: dict[str, None] = {}
    formats: dict[str | None, None] = {}
    for kind in value.kinds:
        found = hints.json_types(kind)
        if found is None:
            writer = "json.dumps cannot write" if is_usual else "the encoder decides how to write"
            cls = hints.class_of(kind)
            reason = f"{writer} {cls.__name__ if cls else kind}"
            return Told(optional=optional, attribute=value.path or None, reason=reason)
        for json_type, format_ in found:
            types[json_type] = None
            if json_type not in NULLS:
                formats[format_] = None
    return Told(
        types=tuple(each for each in types if each not in NULLS),
        format=next(iter(formats)) if len(formats) == 1 else None,
        nullable=True if "null" in types else None if hints.PERHAPS_NULL in types else False,
        optional=optional,
        attribute=value.path or None,
    )


def _of_source(name: str, told: Told) -> dict[str, Any]:
    types = told.types or (("null",) if told.nullable else ())
    kind, reason = _single(types, told.reason)
    return _field(
        name,
        evidence="static",
        type=kind,
        format=told.format if kind == "string" else None,
        nullable=told.nullable,
        optional=told.optional,
        attribute=told.attribute,
        reason=reason,
    )


def _of_runs(name: str, key: Key, told: Told, observed: Observed) -> dict[str, Any]:
    types = told.types if set(key.types) <= set(told.types) else key.types
    if not types and key.is_null and told.nullable:
        types = ("null",)
    kind, reason = _single(types, key.broken or told.reason)
    if not told.types and told.attribute and key.attribute is None and not key.is_volatile:
        # It comes from the domain event, and no sample could change it.
        kind, reason = None, told.reason
    if not told.types and key.attribute in observed.untyped:
        kind, reason = None, told.reason or f"{key.attribute} has no declared type"
    attribute = key.attribute
    if told.attribute and (attribute is None or told.attribute.startswith(f"{attribute}.")):
        attribute = told.attribute
    return _field(
        name,
        evidence="observed",
        type=kind,
        format=key.format or (told.format if has_format(key.texts, told.format) else None),
        nullable=_nullable(key, told, observed.absent),
        optional=True if key.is_absent else False if told.optional is False else None,
        attribute=attribute,
        reason=reason,
    )


def _nullable(key: Key, told: Told, absent: frozenset[str]) -> bool | None:
    """Return whether a field may be null; runs that could have shown it outdo the source."""
    if key.is_null:
        return True
    if told.nullable and told.attribute not in (None, *absent):
        return True
    return False if told.nullable is False else None


def _single(types: tuple[str, ...], reason: str) -> tuple[str | None, str | None]:
    """Return the one JSON type, or why there is none."""
    if set(types) == {"integer", "number"}:
        return "number", None
    if len(types) == 1:
        return types[0], None
    if types:
        return None, reason or f"it is one of several types: {', '.join(types)}"
    return None, reason or "no value of it was seen"


def _field(name: str, **known: Any) -> dict[str, Any]:
    attribute, reason = known.pop("attribute"), known.pop("reason")
    return {
        "name": plain(name),
        "declared": False,
        "emitted": True,
        "attribute": attribute and plain(attribute),
        "reason": reason and plain(reason),
        **known,
    }
