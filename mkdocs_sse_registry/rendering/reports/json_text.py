"""JSON that every program can read; knows no report."""

from __future__ import annotations

import json

import msgspec

from mkdocs_sse_registry.rendering.reports.plain import encodable


def write(value: msgspec.Struct) -> str:
    """Return a value as JSON; other characters than those of ASCII are escaped.

    So it passes every terminal, pipe and shell as it is, whatever their encoding.
    """
    values = _encodable(msgspec.to_builtins(value))
    return json.dumps(values, indent=2, ensure_ascii=True, allow_nan=False)


def _encodable(value: object) -> object:
    """Return a value whose texts every program can decode: many refuse half a surrogate pair."""
    match value:
        case str():
            return encodable(value)
        case dict():
            return {key: _encodable(each) for key, each in value.items()}
        case list() | tuple():
            return [_encodable(each) for each in value]
    return value
