"""What the runs of an extractor together tell of each key; knows no extractor and no source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from . import hints
from .steadying import DATE, UUID, is_now, steadied

if TYPE_CHECKING:
    from .running import Encoded, Encoder
    from .samples import Sample

PATTERNS = {
    "uuid": UUID,
    "date-time": re.compile(
        r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
    ),
    "date": DATE,
    "ipv4": re.compile(r"(\d{1,3}\.){3}\d{1,3}", re.ASCII),
    "ipv6": re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE),
}
"""How JSON Schema 2020-12 wants a text of a format (RFC 9562, RFC 3339, RFC 2673, RFC 4291)."""


class Run(NamedTuple):
    """One call of a payload extractor.

    Attributes:
        sample: The domain event that it was given.
        payload: What it returned.
        encoded: The same as it is sent.
    """

    sample: Sample
    payload: Any
    encoded: Encoded


class Key(NamedTuple):
    """What was seen of one key of a payload.

    Attributes:
        types: JSON types, without null, in the order they were seen.
        format: JSON Schema's format, `None` without one.
        is_null: Whether it was null once.
        is_absent: Whether it was not there once.
        fits: The formats that every text of it has.
        attribute: The only attribute of the domain event that it changes with.
        is_volatile: Whether it is another one in every run.
        broken: Why it cannot be written as JSON, empty when it can.
    """

    types: tuple[str, ...]
    format: str | None
    fits: frozenset[str]
    is_null: bool
    is_absent: bool
    attribute: str | None
    is_volatile: bool = False
    broken: str = ""


def fold(runs: list[Run]) -> dict[str, Key]:
    """Return what is known of each key, in the order of the payload; see `has_chance`."""
    names = dict.fromkeys(name for run in runs for name in _names(run))
    if has_chance(runs):
        names = dict.fromkeys(
            name for name in names if all(name in _names(e) for e in _equal(runs))
        )
    return {name: _key(name, runs) for name in names}


def has_chance(runs: list[Run]) -> bool:
    """Tell whether two equal calls gave different keys.

    Then a key that is not in both may be one of a kind, such as an id, and is no field.
    """
    return len({frozenset(_names(run)) for run in _equal(runs)}) > 1


def _names(run: Run) -> list[str]:
    return [*run.encoded.content, *run.encoded.broken]


def example(runs: list[Run], encoder: Encoder) -> str | None:
    """Return the payload of the first run; what differs in every run has a fixed value."""
    first, *twins = [run.encoded for run in _equal(runs)]
    steady = steadied(first.content, [twin.content for twin in twins], "")
    if steady == first.content:
        return first.text
    try:
        return encoder.text_of(steady)
    except Exception:  # noqa: BLE001 - an encoder that reads only the user's own objects
        return None


def _equal(runs: list[Run]) -> list[Run]:
    """Return the first run, and the second where its sample is the same."""
    return [runs[0], *(run for run in runs[1:2] if not run.sample.attribute)]


def _key(name: str, runs: list[Run]) -> Key:
    contents = [run.encoded.content for run in runs]
    found = [content[name] for content in contents if name in content]
    broken = next((run.encoded.broken[name] for run in runs if name in run.encoded.broken), "")
    types = [_json_type(kind) for kind in dict.fromkeys(map(type, found))]
    is_volatile = _is_volatile(name, runs)
    attribute = None if broken or is_volatile else _attribute(name, runs)
    texts = {value for value in found if isinstance(value, str)}
    fits = frozenset(
        kind for kind, form in PATTERNS.items() if texts and all(map(form.fullmatch, texts))
    )
    return Key(
        types=tuple(kind for kind in types if kind != "null"),
        format=_format(runs[0], attribute, fits, is_volatile=is_volatile),
        fits=fits,
        is_null="null" in types,
        is_absent=any(
            name not in run.encoded.content and name not in run.encoded.broken for run in runs
        ),
        attribute=attribute,
        is_volatile=is_volatile,
        broken=broken,
    )


def _json_type(cls: type) -> str:
    """Return JSON Schema's name for the class of a value that was read from JSON."""
    return next(name for kind, name in hints.JSON_TYPES if issubclass(cls, kind))


def _attribute(name: str, runs: list[Run]) -> str | None:
    """Return the one attribute that a key changes with, `None` for none or several."""
    first = runs[0].encoded.content
    if name not in first:
        return None
    changed = {
        run.sample.attribute
        for run in runs
        if run.sample.is_trace and run.encoded.content.get(name, first[name]) != first[name]
    }
    return changed.pop() if len(changed) == 1 else None


def _is_volatile(name: str, runs: list[Run]) -> bool:
    """Tell whether a key has another value in each run, or follows the clock."""
    same = [run.encoded.content for run in _equal(runs)]
    first = same[0].get(name)
    return any(content.get(name) != first for content in same) or is_now(first)


def _format(
    run: Run, attribute: str | None, fits: frozenset[str], *, is_volatile: bool
) -> str | None:
    """Return the format of a text: of the attribute that it comes from, or of what made it."""
    if attribute is not None:
        event = run.sample.event
        value = event[attribute] if isinstance(event, dict) else getattr(event, attribute, None)
        kinds = [kind for cls, kind in hints.FORMATS if isinstance(value, cls)]
    else:
        kinds = ["uuid", "date-time", "date"] if is_volatile else []
    return next((kind for kind in kinds if kind in fits), None)
