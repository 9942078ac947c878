"""Types taken apart, and as JSON has them; resolves no annotation and knows no values."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import typing
from typing import Any

from ..remembering import once
from . import declared

if typing.TYPE_CHECKING:
    from collections.abc import Sequence

ANY: Any = declared.ANY
NONE: type = type(None)


class Perhaps:
    """Stands among the types of a value for `None` that may be there or not."""


NONES = (NONE, Perhaps)


class NaiveDatetime(dt.datetime):
    """The type of a moment that is known to have no zone, so that its text is of no format."""


MOST_LAYERS = 20
"""Of aliases and wrappers around a type."""

FORMATS: dict[str, str] = {
    "uuid.UUID": "uuid",
    "datetime.datetime": "date-time",
    "datetime.date": "date",
    "ipaddress.IPv4Address": "ipv4",
    "ipaddress.IPv6Address": "ipv6",
}
"""Formats of JSON Schema 2020-12 that the text of a type has, by `library_name`."""

PYDANTIC: dict[str, type] = {
    "AwareDatetime": dt.datetime,
    "NaiveDatetime": dt.datetime,
    "PastDatetime": dt.datetime,
    "FutureDatetime": dt.datetime,
    "PastDate": dt.date,
    "FutureDate": dt.date,
}
"""Classes of pydantic whose instances are of another one."""

PERHAPS_NULL = "null?"
"""What `json_types` gives for `Perhaps`, which is no type of JSON."""

JSON_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "number"),
    (str, "string"),
    (NONE, "null"),
    (list, "array"),
    (tuple, "array"),
    (dict, "object"),
)
"""What `json.dumps` makes of a type; the first that fits counts."""


class Text:
    """The type of a text that is known to have a format.

    Attributes:
        format: JSON Schema's name of it.
    """

    def __init__(self, format_: str) -> None:
        self.format = format_

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and other.format == self.format

    def __hash__(self) -> int:
        return hash(self.format)


@once
def bare(hint: Any) -> Any:
    """Return a type without what only says more of it: `Annotated`, `NewType`, `Final`, aliases."""
    if type(hint) is type:
        return hint
    for _ in range(MOST_LAYERS):
        origin = typing.get_origin(hint)
        if isinstance(hint, (str, typing.ForwardRef)):
            hint = declared.resolved(hint, "", {})
        elif hasattr(hint, "__metadata__"):
            hint = hint.__origin__
        elif isinstance(hint, dataclasses.InitVar):
            hint = hint.type
        elif hasattr(hint, "__supertype__"):
            hint = hint.__supertype__
        elif origin in (typing.Final, typing.ClassVar) or _name(origin) in (
            "Required",
            "NotRequired",
            "ReadOnly",
        ):
            hint = typing.get_args(hint)[0]
        elif type(hint).__name__ == "TypeAliasType":
            hint = hint.__value__
        elif isinstance(hint, typing.TypeVar):
            constraints = hint.__constraints__
            hint = hint.__bound__ or (typing.Union[constraints] if constraints else ANY)
        else:
            break
    return NONE if hint is None else hint


def metadata(hint: Any) -> tuple[Any, ...]:
    """Return what `Annotated` adds to a type."""
    return tuple(getattr(hint, "__metadata__", ()))


@once
def alternatives(hint: Any) -> tuple[Any, ...]:
    """Return the types of a union, in its order; a type that is none is its only alternative."""
    inner = bare(hint)
    if is_union(inner):
        members = [each for part in typing.get_args(inner) for each in alternatives(part)]
        said = metadata(hint)
        if said:  # what is said of all goes for each
            members = [
                each if each is NONE else typing.Annotated[each, said[0]] for each in members
            ]
        return tuple(dict.fromkeys(members))
    return (hint,) if metadata(hint) else (inner,)


def is_union(hint: Any) -> bool:
    """Tell whether a type is `Union[...]`, `Optional[...]` or `X | Y`."""
    origin = typing.get_origin(hint)
    return origin is typing.Union or _name(origin) == "UnionType"


@once
def literals(hint: Any) -> tuple[Any, ...]:
    """Return the values of a `Literal`, nothing for another type."""
    return typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else ()


@once
def class_of(hint: Any) -> type | None:
    """Return the class behind a type: of `list[int]` it is `list`; `None` where there is none."""
    hint = bare(hint)
    origin = typing.get_origin(hint)
    if isinstance(origin, type):
        return origin
    if not isinstance(hint, type):
        return None
    return PYDANTIC.get(hint.__name__, hint) if hint.__module__ == "pydantic.types" else hint


def element(hint: Any) -> Any:
    """Return the type of the elements of a list, set or tuple, of the values of a dict."""
    inner = bare(hint)
    arguments = [each for each in typing.get_args(inner) if each is not Ellipsis]
    if not arguments:
        return ANY
    cls = class_of(inner)
    if cls is not None and issubclass(cls, tuple):
        return arguments[0] if len(set(map(repr, arguments))) == 1 else ANY
    return arguments[-1]


@once
def json_types(hint: Any) -> tuple[tuple[str, str | None], ...] | None:
    """Return JSON Schema's type and format of what `json.dumps` makes of a type.

    `None` for a type that it cannot write, or of which it is not known.
    """
    if isinstance(hint, Text):
        return (("string", hint.format),)
    if hint is Perhaps:
        return ((PERHAPS_NULL, None),)
    inner = bare(hint)
    values = literals(inner)
    if values:
        found = [json_types(type(value)) for value in values]
        return _united(found)
    cls = class_of(inner)
    if cls is None or inner is ANY:
        return None
    if is_typed_dict(cls):
        return (("object", None),)
    for kind, name in JSON_TYPES:
        if issubclass(cls, kind):
            return ((name, None),)
    return None


def is_typed_dict(cls: Any) -> bool:
    """Tell whether a class is a `TypedDict`, of `typing` or of a package that extends it."""
    return isinstance(cls, type) and issubclass(cls, dict) and hasattr(cls, "__total__")


def text_of(hint: Any) -> Any:
    """Return the type of the text that `str()` makes: one with a format, where the type has one."""
    if isinstance(hint, Text):
        return hint
    found = formats_of(class_of(hint))[:1]
    # The text of a time of day, or of a moment with a blank in it, has no format of RFC 3339.
    return str if found in ((), ("date-time",)) else Text(found[0])


@once
def formats_of(cls: type | None) -> tuple[str, ...]:
    """Return the formats that the text of a class, or of a part of what it holds, can have."""
    names = map(library_name, cls.__mro__ if cls else ())
    return tuple(FORMATS[name] for name in names if name in FORMATS)


def decimal_of(cls: type) -> type | None:
    """Return `Decimal` for the class and its heirs."""
    return next((base for base in cls.__mro__ if library_name(base) == "decimal.Decimal"), None)


def library_name(cls: type) -> str:
    """Return package and name of a class: thus one can be told without an import of its module."""
    return f"{str(cls.__module__).partition('.')[0]}.{cls.__qualname__}"


def enum_values(cls: type) -> tuple[Any, ...]:
    """Return the types of the values of an enum."""
    members: Any = cls if is_enum(cls) else ()
    return tuple(dict.fromkeys(type(each.value) for each in members))


def is_enum(cls: Any) -> bool:
    """Tell whether a class is an enum with members."""
    return isinstance(cls, type) and issubclass(cls, enum.Enum)


def is_tuple(kinds: Sequence[Any]) -> bool:
    """Tell whether the first of some types is a tuple."""
    cls = class_of(kinds[0]) if kinds else None
    return cls is not None and issubclass(cls, tuple)


def _united(found: list[Any]) -> tuple[tuple[str, str | None], ...] | None:
    if None in found:
        return None
    return tuple(dict.fromkeys(each for types in found for each in types))


def _name(origin: Any) -> str:
    return getattr(origin, "__name__", None) or getattr(origin, "_name", None) or ""
