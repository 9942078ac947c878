"""What an attribute of a value holds, told by its type; knows no syntax."""

from __future__ import annotations

import datetime as dt
import inspect
import types
import uuid
from enum import Enum
from typing import Any

from . import declared, hints
from .meanings import (
    Known,
    Meaning,
    Typed,
    Unknown,
    any_of,
    kinds_of,
    of_attributes,
    of_hint,
    unfollowed,
)
from .scopes import Call, Scope

ATTRIBUTES: tuple[tuple[type, frozenset[str], Any], ...] = (
    (uuid.UUID, frozenset(["hex", "urn"]), str),
    (uuid.UUID, frozenset(["int"]), int),
    (dt.date, frozenset(["year", "month", "day", "hour", "minute", "second"]), int),
    (dt.time, frozenset(["hour", "minute", "second", "microsecond"]), int),
    (dt.timedelta, frozenset(["days", "seconds", "microseconds"]), int),
)
"""Attributes of the standard library's types."""


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
        if kind not in hints.NONES
    ]
    return any_of(found) or unfollowed(value, name)


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
    hint = declared.attributes(cls).get(name)
    getter = None if hint is not None else _getter(cls, name)
    if getter is not None:
        found = scope.follow(getter, Call([Typed((cls,), base)], {}, scope))
    else:
        found = of_hint(hint, path or name)
    if isinstance(found, Typed):
        return found._replace(path=path)
    return Unknown(getattr(found, "reason", f"{path or name} is a dict"), path)


def _getter(cls: type, name: str) -> Any:
    """Return the function behind a property, `None` without one."""
    held = inspect.getattr_static(cls, name, None)
    getter = getattr(held, "fget", None) or getattr(held, "func", None)
    return getter if callable(getter) else None
