"""Read JSON as documentation writes it: with places, comments, and `…` for what is left out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 50
"""Levels that an example may have."""

ELISIONS = ("…", "...")

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*(?:(?!\*/).)*\*/|\#[^\n]*)
    |(?P<string>"(?:[^"\\\n]|\\.)*")
    |(?P<number>-?\d+(?P<broken>\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+)?(?![\w.]))
    |(?P<word>(?:true|false|null)\b)
    |(?P<elision>…|\.{3})
    |(?P<sign>[{}\[\],:])""",
    re.VERBOSE | re.DOTALL,
)


class Value(Struct, frozen=True, kw_only=True):
    """A value.

    Attributes:
        kind: Its JSON Schema type; `None` for `null` and for what is left out.
        text: Of a string.
        offset: Where it begins.
        members: Of an object; of a key that is there twice the last.
        items: Of an array.
        is_complete: Whether nothing of an object or array is left out.
    """

    kind: str | None
    text: str | None = None
    offset: int
    members: dict[str, Value] = field(default_factory=dict)
    items: tuple[Value, ...] = ()
    is_complete: bool = True


def values(text: str) -> tuple[Value, ...]:
    """Return the values of a text, one after the other; none if some of it is no JSON."""
    try:
        return tuple(_Parser(text).all())
    except _NoJsonError:
        return ()


def objects(value: Value) -> Iterator[Value]:
    """Yield all objects in a value, the outer ones first."""
    if value.kind == "object":
        yield value
    for each in (*value.members.values(), *value.items):
        yield from objects(each)


class _NoJsonError(Exception):
    """The text is no JSON."""


class _Parser:
    """Takes one token after the other.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._tokenized()
        self._token = next(self._tokens, None)

    def all(self) -> Iterator[Value]:
        while self._token:
            yield self._value(0)

    def _tokenized(self) -> Iterator[re.Match[str]]:
        position = 0
        while position < len(self._text):
            match = _TOKEN.match(self._text, position)
            if match is None:
                raise _NoJsonError
            position = match.end()
            if match.lastgroup != "space":
                yield match

    def _take(self) -> re.Match[str]:
        token = self._token
        if token is None:
            raise _NoJsonError
        self._token = next(self._tokens, None)
        return token

    def _has(self, sign: str) -> bool:
        return self._token is not None and self._token[0] == sign

    def _value(self, depth: int) -> Value:
        token = self._take()
        kind: str | None = None
        text: str | None = None
        if token["sign"]:
            return self._group(token, depth)
        if token["string"]:
            kind, text = "string", _text(token["string"])
        elif token["number"]:
            kind = "number" if token["broken"] else "integer"
        elif token["word"]:
            kind = None if token["word"] == "null" else "boolean"
        return Value(kind=kind, text=text, offset=token.start())

    def _group(self, token: re.Match[str], depth: int) -> Value:
        closing = {"{": "}", "[": "]"}.get(token[0])
        if closing is None or depth > DEEPEST:
            raise _NoJsonError
        members: dict[str, Value] = {}
        items: list[Value] = []
        is_complete = True
        while not self._has(closing):
            if self._token and self._token["elision"]:
                self._take()
                is_complete = False
            elif closing == "]":
                items.append(self._value(depth + 1))
            else:
                key, value = self._member(depth)
                if key in ELISIONS:
                    is_complete = False
                else:
                    members[key] = value
            if self._has(","):
                self._take()
            elif not self._has(closing) and is_complete:
                raise _NoJsonError
        self._take()
        return Value(
            kind="object" if closing == "}" else "array",
            offset=token.start(),
            members=members,
            items=tuple(items),
            is_complete=is_complete,
        )

    def _member(self, depth: int) -> tuple[str, Value]:
        key = self._take()
        if not key["string"] or self._take()[0] != ":":
            raise _NoJsonError
        return _text(key["string"]), self._value(depth + 1)


def _text(string: str) -> str:
    try:
        return str(json.loads(string))
    except ValueError:
        raise _NoJsonError from None
