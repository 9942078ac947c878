"""What the values of a dict of payload fields say: a type, or a description; reads no extractor."""

from __future__ import annotations

import re
from typing import Any

from .payloads import hints
from .text import plain

TYPES: dict[str, tuple[str, str | None]] = {
    **{
        name: (name, None) for name in ("string", "integer", "number", "boolean", "array", "object")
    },
    "str": ("string", None),
    "int": ("integer", None),
    "float": ("number", None),
    "bool": ("boolean", None),
    "list": ("array", None),
    "dict": ("object", None),
    "UUID": ("string", "uuid"),
    "datetime": ("string", "date-time"),
    "date": ("string", "date"),
}
"""JSON Schema's type and format for the types that are given by name."""

NULLS = ("None", "null")
OPTIONAL = r"(?:typing\.)?Optional\[(.*)\]"


def told(value: Any) -> dict[str, Any]:
    """Return what is said of a field, in the names of `domain.model.PayloadField`.

    A type that JSON does not have is written in a way that only the encoder knows: its name is all
    that can be said of it.
    """
    if isinstance(value, str):
        return _named(value) or {"description": plain(value)}
    kinds = [each for each in hints.alternatives(value) if each is not hints.NONE]
    found = [_json_type(each) for each in kinds]
    if len(set(found)) == 1 and found[0]:
        return _typed(*found[0], nullable=len(hints.alternatives(value)) > len(kinds))
    names = [each.__name__ for each in map(hints.class_of, kinds) if each is not None]
    return {"description": plain(" | ".join(names))} if names else {}


def _named(text: str) -> dict[str, Any] | None:
    """Return the type that a text names, as `int` or `int | None`; `None` for another text."""
    optional = re.fullmatch(OPTIONAL, text)
    names = [each.strip() for each in (optional[1] if optional else text).split("|")]
    kinds = [name for name in names if name not in NULLS]
    if len(kinds) != 1 or kinds[0] not in TYPES:
        return None
    return _typed(*TYPES[kinds[0]], nullable=bool(optional) or len(kinds) < len(names))


def _json_type(hint: Any) -> tuple[str, str | None] | None:
    """Return type and format of what is usually made of a value, `None` where that is not known."""
    cls = hints.class_of(hint)
    if formats := hints.formats_of(cls):
        return "string", formats[0]
    values = hints.enum_values(cls) if cls is not None else ()
    found = {hints.json_types(each) for each in values or (hint,)}
    types = found.pop() if len(found) == 1 else None
    return types[0] if types and len(types) == 1 else None


def _typed(
    type_: str | None, format_: str | None = None, *, nullable: bool | None = None
) -> dict[str, Any]:
    """Return a type; that a value may be null is known where it is said, and its absence is not."""
    return {
        "type": type_,
        "format": format_,
        "nullable": nullable or None,
        "declared_type": {"type": type_, "format": format_, "nullable": nullable},
    }
