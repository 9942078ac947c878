"""Telling values of a type, the same in every run; knows neither classes nor extractors.

A value follows from the type and from the name of the attribute: an `account_id` is a UUID, a
`currency` is "EUR", an `error` is a sentence. Each type has two values, so that it can be seen what
changes with an attribute.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import abc
from typing import Any, Callable, get_args

from ..remembering import once
from . import declared, hints, words
from .limits import filled, within

MOST_MEMBERS = 8
"""Members of an enum or a `Literal` that are all tried; of a larger one only two are."""

DEEPEST = 4
"""Objects inside objects."""

BY_CLASS: dict[type, tuple[Any, Any]] = {
    bool: (True, False),
    bytes: (b"example", b"another"),
    dt.datetime: (
        dt.datetime(2026, 1, 15, 9, 30, tzinfo=dt.timezone.utc),
        dt.datetime(2026, 2, 16, 10, 45, tzinfo=dt.timezone.utc),
    ),
    dt.date: (dt.date(2026, 1, 15), dt.date(2026, 2, 16)),
    dt.time: (dt.time(9, 30), dt.time(10, 45)),
    dt.timedelta: (dt.timedelta(minutes=5), dt.timedelta(minutes=7)),
    dt.timezone: (dt.timezone.utc, dt.timezone.utc),
    float: (12.5, 13.75),
}

OF_TEXT: dict[str, tuple[str, str]] = {
    "decimal.Decimal": ("1234.56", "2345.67"),
    "ipaddress.IPv4Address": ("192.0.2.1", "192.0.2.2"),
    "ipaddress.IPv6Address": ("2001:db8::1", "2001:db8::2"),
    "pathlib.Path": ("january.csv", "february.csv"),
    "pathlib.PurePath": ("january.csv", "february.csv"),
}
"""What classes are made of whose modules not every registry imports, by `hints.library_name`."""

MADE_OF_TEXT: dict[str, str] = {"EmailStr": "email", "NameEmail": "email", "SecretStr": "secret"}
"""Types of other packages that are made of a text, with the word for it."""

Build = Callable[[type, str, "Values", int], Any]
"""Makes an instance of a class that is not known here: class, name, values, objects around it."""


class CannotBuildError(Exception):
    """There is no sample of a type; the text says of which and why."""


class Values:
    """The first, or the second, of the two values of each type.

    Args:
        which: 0 or 1.
        build: Makes instances of the user's classes.

    Attributes:
        which: As given.
    """

    def __init__(self, which: int, build: Build) -> None:
        self.which = which
        self._build = build

    def of(self, hint: Any, name: str, depth: int = 0) -> Any:
        """Return the value of a type.

        Args:
            hint: The type.
            name: The attribute that it is for.
            depth: Objects around it.

        Raises:
            CannotBuildError: There is none.
        """
        inner = hints.alternatives(hint)[0]
        which = words.second(name, self.which)
        members = hints.literals(inner)
        cls = hints.class_of(inner)
        if members or hints.is_enum(cls):
            return _member(members or tuple(cls), cls, which)  # type: ignore[arg-type]
        if cls is None or hints.bare(inner) is hints.ANY or cls is object:
            return words.text_for(name, which)
        if cls is hints.NONE:
            return None
        if cls in BY_CLASS:
            return within(BY_CLASS[cls][which], hints.metadata(inner))
        if cls in (int, str):
            made = words.number_for if cls is int else words.text_for
            return within(made(name, which), hints.metadata(inner))
        if cls is uuid.UUID:
            return words.uuid_for(name, which)
        if pair := OF_TEXT.get(hints.library_name(cls)):
            return within(cls(pair[which]), hints.metadata(inner))
        return self._composed(cls, inner, name, depth)

    def _composed(self, cls: type, inner: Any, name: str, depth: int) -> Any:
        """Return a value that is made of others."""
        if depth >= DEEPEST:
            raise CannotBuildError(f"{cls.__name__} holds itself")
        if hints.is_typed_dict(cls):
            known = declared.of_class(cls)
            return {each: self.of(kind, each, depth + 1) for each, kind in known.items()}
        word = "url" if cls.__name__.endswith("Url") else MADE_OF_TEXT.get(cls.__name__)
        if word:
            return words.text_for(word, self.which)
        if cls.__module__ in ("builtins", "collections", "collections.abc"):
            made = self._collection(hints.bare(inner), cls, words.singular(name), depth + 1)
            if made is not None:
                return filled(made, hints.metadata(inner))
        if issubclass(cls, BaseException):
            return cls(words.text_for("error", self.which))
        if cls is type:
            return str
        if issubclass(cls, abc.Callable):  # type: ignore[arg-type]
            return words.text_for
        return self._build(cls, name, self, depth + 1)

    def _collection(self, inner: Any, cls: type, name: str, depth: int) -> Any:
        """Return a collection, `None` for a class that is none."""
        element = hints.element(inner)
        if issubclass(cls, abc.Mapping):
            key = self.of((*get_args(inner), str)[0], "key", depth)
            return {"example" if isinstance(key, str) else key: self.of(element, name, depth)}
        if issubclass(cls, tuple):
            kinds = [each for each in get_args(inner) if each is not Ellipsis] or [hints.ANY]
            return tuple(self.of(kind, name, depth) for kind in kinds)
        if issubclass(cls, abc.Set):
            made = [self.of(element, name, depth)]
            return frozenset(made) if issubclass(cls, frozenset) else set(made)
        if issubclass(list, cls) or issubclass(cls, list):
            return [self.of(element, name, depth)] * (1 + self.which)
        return None


@once
def variants_of(hint: Any) -> list[Any]:
    """Return the values that a type allows and that are worth a sample of their own.

    These are `None`, the members of a small enum or `Literal`, `False`, and the empty value. The
    other alternatives of a union are not among them, since they may need an object.
    """
    found: list[Any] = []
    for inner in hints.alternatives(hint):
        cls = hints.class_of(inner)
        members: list[Any] = list(cls if hints.is_enum(cls) else hints.literals(inner))  # type: ignore[arg-type]
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


def _member(members: tuple[Any, ...], cls: Any, which: int) -> Any:
    if not members:
        raise CannotBuildError(f"{cls.__name__} has no members")
    return members[which % len(members)]
