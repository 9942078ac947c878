"""What a call gives, told by what is called; knows no syntax."""

from __future__ import annotations

import dataclasses
import datetime as dt
import decimal
import functools
import inspect
import operator
import types
import typing
import uuid
from enum import Enum
from typing import Any

from . import hints
from .meanings import (
    Items,
    Keys,
    Known,
    Meaning,
    Typed,
    Unknown,
    either,
    kinds_of,
    of_attributes,
    of_hint,
    path_of,
    present,
    typed,
)
from .scopes import Scope

RESULTS: dict[Any, Any] = {
    repr: str,
    format: str,
    chr: str,
    len: int,
    ord: int,
    hash: int,
    float: float,
    int: int,
    bool: bool,
    any: bool,
    all: bool,
    isinstance: bool,
    hasattr: bool,
    callable: bool,
    list: list,
    sorted: list,
    tuple: tuple,
    set: set,
    frozenset: frozenset,
    uuid.uuid1: uuid.UUID,
    uuid.uuid4: uuid.UUID,
    uuid.uuid5: uuid.UUID,
}
"""Functions whose result is always of one type."""

METHODS: tuple[tuple[type, frozenset[str], Any], ...] = (
    (str, frozenset(["split", "rsplit", "splitlines"]), list),
    (str, frozenset(["startswith", "endswith", "isdigit", "isalpha"]), bool),
    (str, frozenset(["count", "find", "index"]), int),
    (str, frozenset(["encode"]), bytes),
    (str, frozenset(["partition", "rpartition"]), tuple),
    (str, frozenset(dir(str)), str),
    (bytes, frozenset(["hex", "decode"]), str),
    (dt.datetime, frozenset(["isoformat"]), hints.Text("date-time")),
    (dt.datetime, frozenset(["date"]), dt.date),
    (dt.datetime, frozenset(["time", "timetz"]), dt.time),
    (dt.datetime, frozenset(["timestamp"]), float),
    (dt.datetime, frozenset(["astimezone", "replace"]), dt.datetime),
    (dt.date, frozenset(["isoformat"]), hints.Text("date")),
    (dt.date, frozenset(["replace"]), dt.date),
    (dt.date, frozenset(["strftime", "ctime"]), str),
    (dt.date, frozenset(["weekday", "isoweekday", "toordinal"]), int),
    (dt.time, frozenset(["isoformat", "strftime"]), str),
    (dt.timedelta, frozenset(["total_seconds"]), float),
    (decimal.Decimal, frozenset(["quantize", "normalize"]), decimal.Decimal),
    (float, frozenset(["hex"]), str),
    (float, frozenset(["is_integer"]), bool),
)
"""Methods of the standard library's types and what they give; the first that fits counts."""

ATTRIBUTES: tuple[tuple[type, frozenset[str], Any], ...] = (
    (uuid.UUID, frozenset(["hex", "urn"]), str),
    (uuid.UUID, frozenset(["int", "version"]), int),
    (dt.date, frozenset(["year", "month", "day", "hour", "minute", "second"]), int),
    (dt.time, frozenset(["hour", "minute", "second", "microsecond"]), int),
    (dt.timedelta, frozenset(["days", "seconds", "microseconds"]), int),
)
"""Attributes of the standard library's types."""


def result(
    function: Meaning, given: list[Meaning], named: dict[str, Meaning], scope: Scope
) -> Meaning:
    """Return what a call of a function or a class gives."""
    called = function.value if isinstance(function, Known) else None
    path = path_of([*given, *named.values()])
    if called is None:
        return Unknown("what is called is not known", path)
    if called in (dict, getattr, typing.cast, str, round, abs, min, max, sum, vars):
        return _of_builtin(called, given, named, path)
    if _is_hashable(called) and called in RESULTS:
        return Typed((RESULTS[called],), path)
    if getattr(called, "__name__", "") == "asdict" and given:
        return _as_dict(given[0])
    if isinstance(called, type):
        return Typed((called,), path)
    owner = getattr(called, "__self__", None)
    if isinstance(owner, type) and issubclass(owner, (dt.date, uuid.UUID)):
        return Typed((owner,), path)
    if isinstance(called, functools.partial):
        bound = {name: Known(value) for name, value in called.keywords.items()}
        first = [Known(value) for value in called.args]
        return result(Known(called.func), [*first, *given], {**bound, **named}, scope)
    if isinstance(called, operator.attrgetter):
        return _got(called, given)
    return scope.follow(called, given, named)


def method(
    value: Meaning, name: str, given: list[Meaning], named: dict[str, Meaning], scope: Scope
) -> Meaning:
    """Return what a call of a method gives."""
    if isinstance(value, Known):
        if isinstance(value.value, (types.ModuleType, type, Enum)):
            return result(attribute(value, name, scope), given, named, scope)
        if inspect.ismethod(getattr(type(value.value), name, None)) or not isinstance(
            value.value, (str, bytes, int, float, dict, list, tuple)
        ):
            return _of_object(value.value, name, given, named, scope)
    if isinstance(value, Keys):
        return _of_keys(value, name, given, named)
    found = [
        _of_kind(kind, name, value, given, named, scope)
        for kind in kinds_of(value)
        if kind is not hints.NONE
    ]
    return _any_of(found) or _unfollowed(value, f"{name}()")


def attribute(value: Meaning, name: str, scope: Scope) -> Meaning:
    """Return what an attribute of a value holds."""
    if isinstance(value, Known) and isinstance(value.value, (types.ModuleType, type, Enum)):
        missing = object()
        held = getattr(value.value, name, missing)
        return Unknown(f"{name} is not there") if held is missing else Known(held)
    if isinstance(value, Known):
        value = Typed((type(value.value),))
    found = [
        _attribute_of(kind, name, value, scope)
        for kind in kinds_of(value)
        if kind is not hints.NONE
    ]
    return _any_of(found) or _unfollowed(value, name)


def _attribute_of(kind: Any, name: str, value: Meaning, scope: Scope) -> Meaning:
    cls = hints.class_of(kind)
    base = getattr(value, "path", None)
    path = None if base is None else f"{base}.{name}".lstrip(".")
    if cls is None:
        return Unknown(f"{path or name} has no declared type", path)
    if hints.is_enum(cls) and name in ("value", "_value_"):
        return Typed(hints.enum_values(cls), base)
    if hints.is_enum(cls) and name == "name":
        return Typed((str,), base)
    for owner, names, given in ATTRIBUTES:
        if issubclass(cls, owner) and name in names:
            return Typed((given,), base if name in ("hex", "urn") else path)
    if name == "__dict__":
        return of_attributes(cls) or Unknown(f"{cls.__name__} does not tell its attributes")
    hint = hints.attributes(cls).get(name)
    held = inspect.getattr_static(cls, name, None)
    getter = getattr(held, "fget", None) or getattr(held, "func", None)
    if hint is None and callable(getter):
        found = scope.follow(getter, [Typed((cls,), base)], {})
        return Typed(found.kinds, path) if isinstance(found, Typed) else Unknown(
            f"{path or name} has no declared type", path
        )
    return of_hint(hint, path or name) if path else _without_path(of_hint(hint, name))


def _without_path(value: Meaning) -> Meaning:
    return dataclasses.replace(value, path=None) if isinstance(value, (Typed, Unknown)) else value


def _of_builtin(
    called: Any, given: list[Meaning], named: dict[str, Meaning], path: str | None
) -> Meaning:
    first = given[0] if given else Known(None)
    if called is dict:
        return _dict(given, named)
    if called is vars:
        return _as_dict(first)
    if called is typing.cast and len(given) > 1:
        kind = first.value if isinstance(first, Known) else None
        return given[1] if kind is None or isinstance(given[1], Keys) else of_hint(kind, path)
    if called is str:
        kinds = tuple(dict.fromkeys(map(hints.text_of, kinds_of(first))))
        return Typed(kinds if len(kinds) == 1 else (str,), path)
    if called is getattr and len(given) > 1 and isinstance(given[1], Known):
        found = attribute(first, str(given[1].value), _NOWHERE)
        return either(found, given[2]) if len(given) > 2 else found  # noqa: PLR2004 - a default
    if called is round and len(given) + len(named) == 1:
        return Typed((int,), path)
    kinds = tuple(dict.fromkeys(kind for each in given for kind in kinds_of(each)))
    if called in (round, abs) and kinds:
        return Typed(kinds, path)
    if called in (min, max) and len(given) > 1 and all(map(kinds_of, given)):
        return Typed(kinds, path)
    return Unknown(f"the type of {called.__name__}() is not known", path)


def _dict(given: list[Meaning], named: dict[str, Meaning]) -> Meaning:
    made = Keys()
    for each in given:
        if isinstance(each, Keys):
            made.update(each)
        elif isinstance(each, Items) and all(_is_pair(pair) for pair in each.values):
            for pair in each.values:
                made.put(str(pair.values[0].value), pair.values[1])  # type: ignore[union-attr]
        else:
            made.blur("the keys of dict() are computed")
    for name, value in named.items():
        made.put(name, value)
    return made


def _is_pair(value: Meaning) -> bool:
    return (
        isinstance(value, Items)
        and len(value.values) == 2  # noqa: PLR2004 - key and value
        and isinstance(value.values[0], Known)
    )


def _as_dict(value: Meaning) -> Meaning:
    """Return what `asdict`, `vars` and their like make of an object."""
    every = [cls for kind in kinds_of(value) if (cls := hints.class_of(kind))]
    found = of_attributes(every[0]) if len(every) == 1 else None
    return found or _unfollowed(value, "its attributes")


def _got(getter: Any, given: list[Meaning]) -> Meaning:
    """Return what `operator.attrgetter` gives, told by its representation."""
    names = getter.__reduce__()[1]
    if len(names) != 1 or not given:
        return Typed((tuple,))
    value = given[0]
    for name in str(names[0]).split("."):
        value = attribute(value, name, _NOWHERE)
    return value


def _of_keys(
    value: Keys, name: str, given: list[Meaning], named: dict[str, Meaning]
) -> Meaning:
    key = given[0].value if given and isinstance(given[0], Known) else None
    if name == "update":
        changed = _dict(given, named)
        if isinstance(changed, Keys):
            value.update(changed)
        return Known(None)
    if name == "copy":
        return value.copy()
    if name == "items":
        return Items(tuple(Items((Known(key), each)) for key, each in value.known.items()))
    if name == "setdefault" and isinstance(key, str) and len(given) > 1:
        value.put(key, either(value.known[key], given[1]) if key in value.known else given[1])
        return value.known[key]
    if name == "pop" and isinstance(key, str):
        return value.known.pop(key, Unknown(f"{key} is not there"))
    if name == "get" and isinstance(key, str):
        default = given[1] if len(given) > 1 else Known(None)
        return either(value.known[key], default) if key in value.known else default
    if name in ("pop", "setdefault", "clear", "popitem"):
        value.blur(f"{name}() changes its keys")
        value.optional.update(value.known)
    return Unknown(f"{name}() cannot be followed")


def _of_object(
    owner: Any, name: str, given: list[Meaning], named: dict[str, Meaning], scope: Scope
) -> Meaning:
    function = inspect.getattr_static(type(owner), name, None)
    if inspect.isfunction(function):
        return scope.follow(function, [Known(owner), *given], named)
    return Unknown(f"{name}() cannot be followed", path_of(given))


def _of_kind(  # noqa: PLR0913 - a call has these parts
    kind: Any,
    name: str,
    value: Meaning,
    given: list[Meaning],
    named: dict[str, Meaning],
    scope: Scope,
) -> Meaning:
    """Return what a method of one type gives."""
    path = getattr(value, "path", None)
    if isinstance(kind, hints.Text):
        kind = str
    cls = hints.class_of(kind)
    if cls is None:
        return _unfollowed(value, f"{name}()")
    for owner, names, made in METHODS:
        if issubclass(cls, owner) and name in names:
            return Typed((made,), path)
    held = inspect.getattr_static(cls, name, None)
    if name in ("model_dump", "_asdict", "dict") and not _is_own(held):
        return _dumped(cls, named)
    if isinstance(held, (staticmethod, classmethod)):
        first = [Known(cls)] if isinstance(held, classmethod) else []
        return scope.follow(held.__func__, [*first, *given], named)
    if inspect.isfunction(held):
        return scope.follow(held, [Typed((cls,), path), *given], named)
    return _unfollowed(value, f"{name}()")


def _is_own(held: Any) -> bool:
    module = getattr(held, "__module__", "") or ""
    return inspect.isfunction(held) and not module.startswith("pydantic")


def _dumped(cls: type, named: dict[str, Meaning]) -> Meaning:
    """Return what an object of pydantic, or a named tuple, gives as a dict."""
    found = of_attributes(cls)
    if found is None or not named.keys() <= {"mode"}:
        return Unknown(f"what {cls.__name__} gives as a dict is not known")
    if named.get("mode") == Known("json"):
        return Keys({name: _as_json(value) for name, value in found.known.items()})
    return found


def _as_json(value: Meaning) -> Meaning:
    """Return a value as pydantic writes it in JSON mode."""
    if not isinstance(value, Typed):
        return value
    kinds: list[Any] = []
    for kind in value.kinds:
        cls = hints.class_of(kind) or object
        if hints.json_types(kind) is not None:
            kinds.append(kind)
        elif hints.is_enum(cls):
            kinds.extend(hints.enum_values(cls))
        elif issubclass(cls, dt.datetime):
            kinds.append(hints.Text("date-time"))
        elif issubclass(cls, (uuid.UUID, dt.date, decimal.Decimal, dt.time)):
            kinds.append(hints.text_of(kind))
        else:
            return Unknown(f"what pydantic makes of {cls.__name__} is not known", value.path)
    return Typed(tuple(kinds), value.path)


def _any_of(found: list[Meaning]) -> Meaning | None:
    if not found:
        return None
    value = found[0]
    for other in found[1:]:
        value = either(value, other)
    return value


def _unfollowed(value: Meaning, what: str) -> Unknown:
    found = typed(present(value))
    if isinstance(found, Unknown):
        return found
    path = found.path
    return Unknown(f"{path}.{what} cannot be followed" if path else f"{what} cannot be followed")


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _cannot_follow(*_: Any) -> Meaning:
    return Unknown("it has no declared type")


_NOWHERE = Scope({}, _cannot_follow, 0)
