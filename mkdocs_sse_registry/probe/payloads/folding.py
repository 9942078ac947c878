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
    "date-time": r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
    "date": DATE,
    "ipv4": r"(\d{1,3}\.){3}\d{1,3}",
    "ipv6": r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*",
}
"""How JSON Schema 2020-12 wants a text of a format (RFC 9562, RFC 3339, RFC 2673, RFC 4291)."""


JSON_TYPES = dict(hints.JSON_TYPES)
"""JSON Schema's name for the class of a value that was read from JSON."""


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
        texts: The texts that it was.
        attribute: The only attribute of the domain event that it changes with.
        is_volatile: Whether it is another one in every run.
        broken: Why it cannot be written as JSON, empty when it can.
    """

    types: tuple[str, ...]
    format: str | None
    texts: frozenset[str]
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
    seen = _Seen(runs)
    return {name: seen.key(name) for name in names}


def has_chance(runs: list[Run]) -> bool:
    """Tell whether two equal calls gave different keys.

    Then a key that is not in both may be one of a kind, such as an id, and is no field.
    """
    return len({frozenset(_names(run)) for run in _equal(runs)}) > 1


def has_format(texts: frozenset[str], format_: str | None) -> bool:
    """Tell whether each of some texts has a format; of no text that cannot be said."""
    form = PATTERNS.get(format_ or "")
    return bool(texts) and all(form and re.fullmatch(form, each, re.ASCII) for each in texts)


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


class _Seen:
    """What was seen in all runs, once for all keys."""

    def __init__(self, runs: list[Run]) -> None:
        self._first = runs[0]
        self._contents = [run.encoded.content for run in runs]
        self._broken = [run.encoded for run in runs if run.encoded.broken]
        self._same = [run.encoded.content for run in _equal(runs)]
        self._traces = [
            (run.sample.attribute, run.encoded.content) for run in runs if run.sample.is_trace
        ]

    def key(self, name: str) -> Key:
        """Return what is known of a key."""
        found = [content[name] for content in self._contents if name in content]
        broken = [each for each in self._broken if name in each.broken]
        there = len(found) + sum(name not in each.content for each in broken)
        types = [JSON_TYPES[kind] for kind in dict.fromkeys(map(type, found))]
        is_volatile = self._is_volatile(name)
        attribute = None if broken or is_volatile else self._attribute(name)
        texts = frozenset(value for value in found if isinstance(value, str))
        return Key(
            types=tuple(kind for kind in types if kind != "null"),
            format=_format(self._first, attribute, texts, is_volatile=is_volatile),
            texts=texts,
            is_null="null" in types,
            is_absent=there < len(self._contents),
            attribute=attribute,
            is_volatile=is_volatile,
            broken=broken[0].broken[name] if broken else "",
        )

    def _attribute(self, name: str) -> str | None:
        """Return the one attribute that a key changes with, `None` for none or several."""
        if name not in self._contents[0]:
            return None
        first = self._contents[0][name]
        changed = {
            attribute for attribute, content in self._traces if content.get(name, first) != first
        }
        return changed.pop() if len(changed) == 1 else None

    def _is_volatile(self, name: str) -> bool:
        """Tell whether a key has another value in each run, or follows the clock."""
        first = self._same[0].get(name)
        return any(content.get(name) != first for content in self._same) or is_now(first)


def _format(
    run: Run, attribute: str | None, texts: frozenset[str], *, is_volatile: bool
) -> str | None:
    """Return the format of a text: of the attribute that it comes from, or of what made it."""
    if attribute is not None:
        event = run.sample.event
        value = event[attribute] if isinstance(event, dict) else getattr(event, attribute, None)
        kinds = hints.formats_of(type(value))
    else:
        kinds = ("uuid", "date-time", "date") if is_volatile else ()
    return next((kind for kind in kinds if has_format(texts, kind)), None)
