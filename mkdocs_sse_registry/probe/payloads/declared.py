"""Annotations of the user's classes and functions, as types; takes no type apart.

What is written as a text is looked up where it stands, also what only type checkers import.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import sys
import typing
import uuid
from typing import TYPE_CHECKING, Any

from ..imports import module_of
from ..parsing import syntax
from ..remembering import once

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY: Any = Any

FALLBACK: dict[str, Any] = {
    **{name: getattr(typing, name) for name in typing.__all__},
    "UUID": uuid.UUID,
    **{kind.__name__: kind for kind in (dt.datetime, dt.date, dt.time, dt.timedelta)},
    "dt": dt,
    "uuid": uuid,
}
"""What a name most likely means that is imported for type checkers only."""


def of_class(cls: type) -> dict[str, Any]:
    """Return the annotations of a class and its ancestors; `ANY` for what cannot be resolved."""
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        own = vars(base).get("__annotations__")
        for name, annotation in own.items() if isinstance(own, dict) else ():
            found[name] = resolved(annotation, base.__module__, vars(base))
    if sys.version_info >= (3, 14):  # annotations are made on demand
        for name, annotation in _on_demand(cls).items():
            found.setdefault(name, annotation)
    return found


@functools.cache
def attributes(cls: type) -> dict[str, Any]:
    """Return the types of what an instance has, by name: annotations and typed parameters."""
    fields = getattr(cls, "model_fields", None)
    if isinstance(fields, dict):  # pydantic keeps generic parameters and inherited ones here
        return {**of_class(cls), **{name: each.annotation for name, each in fields.items()}}
    is_own = any("__init__" in vars(base) for base in cls.__mro__ if base is not object)
    given = of_function(getattr(cls, "__init__", None)) if is_own else {}
    given.pop("return", None)
    return {**given, **of_class(cls)}


def of_function(function: Any) -> dict[str, Any]:
    """Return the annotations of the parameters of a function, and of its result as `return`."""
    return dict(_of_function(getattr(function, "__func__", function)))


@once
def _of_function(function: Any) -> dict[str, Any]:
    annotations = getattr(function, "__annotations__", None) or {}
    module = getattr(function, "__module__", None) or ""
    return {name: resolved(each, module, {}) for name, each in annotations.items()}


def resolved(annotation: Any, module: str, local: Mapping[str, Any]) -> Any:
    """Return the type that an annotation means, also one that is written as a text."""
    if isinstance(annotation, typing.ForwardRef):
        annotation = annotation.__forward_arg__
    if not isinstance(annotation, str):
        return annotation
    names = _names(module)
    try:
        return eval(annotation, names, dict(local))  # noqa: S307 - as typing.get_type_hints does
    except Exception:  # noqa: BLE001 - an annotation can be any expression
        return ANY


def _on_demand(cls: type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(cls, include_extras=True)
    except Exception:  # noqa: BLE001 - annotations can run any code
        return {}


@functools.cache
def _names(module: str) -> dict[str, Any]:
    """Return what names mean in the annotations of a module."""
    fallback = dict(FALLBACK)
    with contextlib.suppress(ImportError):  # a Python can be without it
        from _decimal import Decimal  # noqa: PLC0415 - few need it, and nobody hides this module

        fallback["Decimal"] = Decimal
    return {**fallback, **_for_checkers(module), **vars(sys.modules.get(module, typing))}


@functools.cache
def _for_checkers(module: str) -> dict[str, Any]:
    """Return what a module imports for type checkers only, as far as others have imported it."""
    holder = sys.modules.get(module)
    found: dict[str, Any] = {}
    for node in syntax(getattr(holder, "__file__", None)).imports:
        origin = module_of(holder, node) if holder else None
        for alias in node.names if origin else ():
            if hasattr(origin, alias.name):
                found[alias.asname or alias.name] = getattr(origin, alias.name)
    return found
