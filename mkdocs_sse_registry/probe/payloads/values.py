"""Telling values of a type, the same in every run; knows neither classes nor extractors.

A value follows from the type and from the name of the attribute: an `account_id` is a UUID, a
`currency` is "EUR", an `error` is a sentence. Each type has two values, so that it can be seen what
changes with an attribute.
"""

from __future__ import annotations

import datetime as dt
import decimal
import ipaddress
import pathlib
import re
import uuid
from collections import abc
from typing import Any, Callable, Tuple

from . import hints

MOST_MEMBERS = 8
"""Members of an enum or a `Literal` that are all tried; of a larger one only two are."""

DEEPEST = 4
"""Objects inside objects."""

Pair = Tuple[Any, Any]

TEXTS: dict[str, tuple[str, str]] = {
    "currency": ("EUR", "USD"),
    "error": ("The provider did not answer in time.", "The provider refused the request."),
    "reason": ("The provider did not answer in time.", "The provider refused the request."),
    "message": ("Your accounts are up to date.", "Your accounts are being updated."),
    "detail": ("The provider did not answer in time.", "The provider refused the request."),
    "description": ("Groceries and household", "Rent and utilities"),
    "note": ("Handle with care", "Leave at the door"),
    "email": ("ada@example.com", "grace@example.com"),
    "url": ("https://example.com/items/1", "https://example.com/items/2"),
    "uri": ("https://example.com/items/1", "https://example.com/items/2"),
    "link": ("https://example.com/items/1", "https://example.com/items/2"),
    "slug": ("example-bank", "another-bank"),
    "code": ("rate_limited", "not_found"),
    "status": ("active", "closed"),
    "state": ("active", "closed"),
    "country": ("DE", "FR"),
    "locale": ("en-GB", "de-DE"),
    "language": ("en", "de"),
    "phone": ("+44 20 7946 0000", "+44 20 7946 0001"),
    "ip": ("192.0.2.1", "192.0.2.2"),
    "title": ("Monthly report", "Yearly report"),
    "text": ("Your balance rose by", "Your balance fell by"),
    "symbol": ("ACME", "INIT"),
    "path": ("reports/january.csv", "reports/february.csv"),
    "file": ("january.csv", "february.csv"),
    "version": ("1.4.0", "1.5.0"),
    "hash": ("9f86d081884c7d65", "60303ae22b998861"),
    "date": ("2026-01-15", "2026-02-16"),
    "at": ("2026-01-15T09:30:00+00:00", "2026-02-16T10:45:00+00:00"),
    "amount": ("1234.56", "2345.67"),
    "balance": ("1234.56", "2345.67"),
    "price": ("1234.56", "2345.67"),
    "name": ("Ada Lovelace", "Grace Hopper"),
}
"""Texts by a word of the attribute's name; the last word that is here counts."""

WHOLE_NAMES: dict[str, tuple[str, str]] = {
    "file_name": ("january.csv", "february.csv"),
    "filename": ("january.csv", "february.csv"),
    "error_code": ("rate_limited", "not_found"),
    "tool_name": ("search", "calculate"),
    "user_name": ("ada", "grace"),
    "username": ("ada", "grace"),
    "provider": ("example-bank", "another-bank"),
    "format": ("csv", "json"),
    "file_format": ("csv", "json"),
    "mime_type": ("text/csv", "application/json"),
}

NUMBERS: dict[str, tuple[int, int]] = {
    "count": (3, 5),
    "total": (12, 15),
    "index": (1, 2),
    "position": (1, 2),
    "percent": (75, 80),
    "progress": (75, 80),
    "year": (2026, 2027),
    "size": (2048, 4096),
    "bytes": (2048, 4096),
    "status": (200, 404),
    "attempt": (1, 2),
    "retries": (1, 2),
    "page": (1, 2),
    "version": (1, 2),
    "seconds": (90, 120),
    "timestamp": (1768469400, 1771238700),
}

BY_CLASS: dict[type, Pair] = {
    bool: (True, False),
    bytes: (b"example", b"another"),
    decimal.Decimal: (decimal.Decimal("1234.56"), decimal.Decimal("2345.67")),
    dt.datetime: (
        dt.datetime(2026, 1, 15, 9, 30, tzinfo=dt.timezone.utc),
        dt.datetime(2026, 2, 16, 10, 45, tzinfo=dt.timezone.utc),
    ),
    dt.date: (dt.date(2026, 1, 15), dt.date(2026, 2, 16)),
    dt.time: (dt.time(9, 30), dt.time(10, 45)),
    dt.timedelta: (dt.timedelta(minutes=5), dt.timedelta(minutes=7)),
    dt.timezone: (dt.timezone.utc, dt.timezone.utc),
    float: (12.5, 13.75),
    ipaddress.IPv4Address: (ipaddress.ip_address("192.0.2.1"), ipaddress.ip_address("192.0.2.2")),
    ipaddress.IPv6Address: (
        ipaddress.ip_address("2001:db8::1"),
        ipaddress.ip_address("2001:db8::2"),
    ),
    pathlib.Path: (pathlib.Path("january.csv"), pathlib.Path("february.csv")),
    pathlib.PurePath: (pathlib.PurePath("january.csv"), pathlib.PurePath("february.csv")),
}

BY_NAME_OF_CLASS: dict[str, str] = {"EmailStr": "email", "NameEmail": "email"}
"""Types of other packages that are made of a text, with the word for it."""

LATER = frozenset(["previous", "old", "former", "skipped", "expires", "expiry", "until"])
"""Words of attributes that get the second value, beside another one that has the first."""

WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[0-9]+")

Build = Callable[[type, str, int, int], Any]


class CannotBuildError(Exception):
    """There is no sample of a type; the text says of which and why."""


def value_of(hint: Any, name: str, which: int, build: Build, depth: int = 0) -> Any:
    """Return a value of a type.

    Args:
        hint: The type.
        name: The attribute that it is for.
        which: 0 or 1, the first or the second value.
        build: Makes an instance of a class that is not known here: class, name, which, depth.
        depth: How many objects are around it.

    Raises:
        CannotBuildError: There is none.
    """
    inner = next(each for each in hints.alternatives(hint))
    values = hints.literals(inner)
    if LATER.intersection(_words(name)):
        which = 1 - which
    if values:
        return values[which % len(values)]
    cls = hints.class_of(inner)
    if cls is None or hints.bare(inner) is hints.ANY or cls is object:
        return text_for(name, which)
    if hints.is_enum(cls):
        return _member(cls, which)
    if cls is hints.NONE:
        return None
    if hints.is_typed_dict(cls):
        return {
            each: value_of(kind, each, which, build, depth + 1)
            for each, kind in hints.of_class(cls).items()
        }
    if cls in BY_CLASS:
        return _within(BY_CLASS[cls][which], hints.metadata(inner))
    if cls in (int, str):
        value = number_for(name, which) if cls is int else text_for(name, which)
        return _within(value, hints.metadata(inner))
    if cls is uuid.UUID:
        return uuid_for(name, which)
    return _composed(cls, inner, name, which, build, depth)


def _composed(cls: type, inner: Any, name: str, which: int, build: Build, depth: int) -> Any:
    """Return a value that is made of others."""
    if depth >= DEEPEST:
        raise CannotBuildError(f"{cls.__name__} holds itself")
    word = BY_NAME_OF_CLASS.get(cls.__name__, "url" if cls.__name__.endswith("Url") else "")
    if word:
        return text_for(word, which)
    if cls.__module__ in ("builtins", "collections", "collections.abc"):
        made = _collection(hints.bare(inner), cls, name, which, build, depth)
        if made is not None:
            return made
    if issubclass(cls, BaseException):
        return cls(text_for("error", which))
    if cls is type or hints.bare(inner) is type:
        return str
    if issubclass(cls, abc.Callable):  # type: ignore[arg-type]
        return text_for
    return build(cls, name, which, depth + 1)


def _collection(
    inner: Any, cls: type, name: str, which: int, build: Build, depth: int
) -> Any:
    """Return a collection, `None` for a class that is none."""
    one = singular(name)

    def made(hint: Any) -> Any:
        return value_of(hint, one, which, build, depth + 1)

    if issubclass(cls, abc.Mapping):
        arguments = hints.typing.get_args(inner) or (str, hints.ANY)
        key = value_of(arguments[0], "key", which, build, depth + 1)
        return {("first" if isinstance(key, str) else key): made(arguments[-1])}
    if issubclass(cls, tuple):
        arguments = hints.typing.get_args(inner)
        if arguments and Ellipsis not in arguments:
            return tuple(made(each) for each in arguments)
        return (made(hints.element(inner)),)
    if issubclass(cls, frozenset):
        return frozenset([made(hints.element(inner))])
    if issubclass(cls, abc.Set):
        return {made(hints.element(inner))}
    if issubclass(list, cls) or issubclass(cls, list):
        return [made(hints.element(inner))]
    return None


def variants_of(hint: Any) -> list[Any]:
    """Return the values that a type allows and that are worth a sample of their own.

    These are `None`, the members of a small enum or `Literal`, `False`, and the empty value. The
    other alternatives of a union are not among them, since they may need an object.
    """
    found: list[Any] = []
    for inner in hints.alternatives(hint):
        cls = hints.class_of(inner)
        members = list(cls) if hints.is_enum(cls) else list(hints.literals(inner))  # type: ignore[call-overload]
        if len(members) <= MOST_MEMBERS:
            found.extend(members)
        if cls is hints.NONE:
            found.append(None)
        elif cls is bool:
            found.append(False)
    return found


def empty_of(hint: Any) -> list[Any]:
    """Return the value of a type that counts as false, where it has one that is easy to meet."""
    cls = hints.class_of(next(iter(hints.alternatives(hint))))
    return [cls()] if cls in (int, str, list, dict, tuple, set, frozenset) else []


def text_for(name: str, which: int) -> str:
    """Return a text that fits the name of an attribute."""
    words = _words(name)
    if words and words[-1] in ("id", "uuid", "guid"):
        return str(uuid_for(name, which))
    pair = WHOLE_NAMES.get("_".join(words))
    if pair is None:
        known = [word for word in words if word in TEXTS]
        pair = TEXTS[known[-1]] if known else None
    if pair is None:
        plain = " ".join(words) or "text"
        pair = (plain, f"another {plain}")
    return pair[which]


def _words(name: str) -> list[str]:
    return [word.lower() for word in WORD.findall(name)]


def number_for(name: str, which: int) -> int:
    """Return a whole number that fits the name of an attribute."""
    known = [word for word in _words(name) if word in NUMBERS]
    return (NUMBERS[known[-1]] if known else (42, 43))[which]


def uuid_for(name: str, which: int) -> uuid.UUID:
    """Return the UUID that stands for an attribute (RFC 9562, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{name}#{which}")


def singular(name: str) -> str:
    """Return the name of one of several."""
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _member(cls: Any, which: int) -> Any:
    members = list(cls)
    if not members:
        raise CannotBuildError(f"{cls.__name__} has no members")
    return members[which % len(members)]


def _within(value: Any, said: tuple[Any, ...]) -> Any:
    """Return a value that keeps to the limits that `Annotated` sets; those of a pattern are not."""
    for limit in said:
        for inner in getattr(limit, "metadata", None) or (limit,):  # pydantic's FieldInfo
            value = _limited(value, inner)
    return value


def _limited(value: Any, limit: Any) -> Any:
    if isinstance(value, str):
        least = getattr(limit, "min_length", None)
        most = getattr(limit, "max_length", None)
        value = value.ljust(least, "x") if isinstance(least, int) else value
        return value[:most] if isinstance(most, int) else value
    if isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool):
        kind = type(value)
        for name, is_wrong, step in (
            ("gt", lambda a, b: a <= b, 1),
            ("ge", lambda a, b: a < b, 0),
            ("lt", lambda a, b: a >= b, -1),
            ("le", lambda a, b: a > b, 0),
        ):
            bound = getattr(limit, name, None)
            if isinstance(bound, (int, float, decimal.Decimal)) and is_wrong(value, kind(bound)):
                value = kind(bound) + kind(step)
        multiple = getattr(limit, "multiple_of", None)
        if isinstance(multiple, (int, float, decimal.Decimal)) and multiple:
            value = kind(multiple) * (value // kind(multiple) or kind(1))
    return value
