"""The probe's records as typed values; knows neither processes nor wording."""

from __future__ import annotations

import msgspec
from msgspec import Struct, field

from mkdocs_sse_registry.domain.model import (  # noqa: TC001 - msgspec resolves them
    Payload,
    Registry,
    UserId,
)
from mkdocs_sse_registry.sources.source import Touched  # noqa: TC001 - msgspec resolves it


class ShapeFacts(Struct, frozen=True, kw_only=True):
    """What was looked for in a module that holds no registry of a known shape.

    Attributes:
        problem: `no-name`, `no-list`, `near-miss`, `no-constants`, `no-attribute` or
            `no-entry-has`.
        role: The part of a registry that was looked for, as the option `attributes` names it.
        wanted: Its name in this module.
        lists: Lists, tuples, sets and dicts of the module, with kind and size.
        list: Name of the list that the faulty entry is in.
        number: Number of the faulty entry, from 1.
        entry: The faulty entry in a few words, or the first one where none has what is wanted.
        attributes: The names that the first entry has.
        found: What was found in place of the wanted thing, `None` for nothing.
        path: Source file of the faulty entry, or of the module.
        line: Line of the faulty entry.
    """

    problem: str
    role: str
    wanted: str
    lists: dict[str, str] = field(default_factory=dict)
    list: str = ""
    number: int = 0
    entry: str = ""
    attributes: tuple[str, ...] = ()
    found: str | None = None
    path: str | None = None
    line: int | None = None


class Failure(Struct, frozen=True, kw_only=True):
    """Why there is no registry; see `probe.failure`."""

    kind: str
    message: str = ""
    traceback: str = ""
    path: str | None = None
    line: int | None = None
    name: str = ""
    near: tuple[str, ...] = ()
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    below: tuple[str, ...] = ()
    parent: str | None = None
    facts: ShapeFacts | None = None


class Record(Struct, frozen=True, kw_only=True):
    """One line of the probe's channel; which attributes are set follows from `record`."""

    record: str
    python: str = ""
    executable: str = ""
    files: tuple[str, ...] = ()
    outside: dict[str, str] = field(default_factory=dict)
    failure: Failure | None = None
    registry: Registry | None = None
    mapping: int = -1
    stage: str = ""
    left: float = 0.0
    payload: Payload | None = None
    user_id: UserId | None = None
    touched: Touched | None = None


BEGIN = b'{"record": '
_DECODER = msgspec.json.Decoder(Record)


def decode(line: bytes) -> Record | None:
    """Return the record of a line, `None` for one that is none of the probe's or was cut off."""
    try:
        return _DECODER.decode(line) if line.startswith(BEGIN) else None
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return None
