"""What a call gives, told by what is called; knows no syntax."""

from __future__ import annotations

import collections
import datetime as dt
import functools
import inspect
import json
import operator
import types
import typing
import uuid
from enum import Enum
from typing import TYPE_CHECKING, Any, Callable

from . import dicts, hints
from .attributes import attribute
from .meanings import (
    Items,
    Keys,
    Known,
    Meaning,
    Typed,
    Unknown,
    any_of,
    either,
    elements,
    kinds_of,
    of_attributes,
    of_hint,
    path_of,
    unfollowed,
    whole,
)
from .methods import of_kind

if TYPE_CHECKING:
    from .scopes import Call

RESULTS: dict[Any, type] = {
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
    json.dumps: str,
}
"""Functions whose result is always of one type."""


def result(function: Meaning, call: Call) -> Meaning:
    """Return what a call of a function or a class gives."""
    called = function.value if isinstance(function, Known) else None
    if called is None:
        reason = function.reason if isinstance(function, Unknown) else "it is no function"
        return Unknown(reason, call.path)
    if _is_hashable(called) and called in BUILTINS:
        return BUILTINS[called](call)
    if isinstance(called, functools.partial):
        return result(Known(called.func), call.after(called))
    owner = getattr(called, "__self__", None)
    if isinstance(owner, type) and issubclass(owner, (dt.date, uuid.UUID)):
        # datetime.now() and its like; without a zone it has none
        is_naive = issubclass(owner, dt.datetime) and not (call.given or call.named)
        return Typed((hints.NaiveDatetime if is_naive else owner,), call.path)
    if isinstance(called, operator.attrgetter):
        return _got(called, call)
    if getattr(called, "__name__", "") == "asdict" and call.given:
        return _attributes(call)
    if isinstance(called, type):
        call.loosen(f"{called.__name__}() may change it")
        return Typed((called,), call.path)
    return call.followed(called)


def method(value: Meaning, name: str, call: Call) -> Meaning:
    """Return what a call of a method gives."""
    if isinstance(value, Keys):
        return dicts.method(value, name, call.given, call.named)
    if isinstance(value, Known):
        owner = value.value
        if isinstance(owner, dict) and all(isinstance(key, str) for key in owner):
            known = Keys({key: Known(held) for key, held in owner.items()})
            return dicts.method(known, name, call.given, call.named)
        if isinstance(owner, (types.ModuleType, type, Enum)):
            return result(attribute(value, name, call.scope), call)
        function = inspect.getattr_static(type(owner), name, None)
        if inspect.isfunction(function):
            return call.followed(function, value)
    kinds = [kind for kind in kinds_of(value) if kind not in hints.NONES]
    found = [of_kind(kind, name, value, call) for kind in kinds]
    return any_of(found) or unfollowed(value, f"{name}()")


def _dict(call: Call) -> Meaning:
    return dicts.made(call.given, call.named)


def _defaultdict(call: Call) -> Meaning:
    found = dicts.made(call.given[1:], call.named)
    found.gap = "reading a key makes it"
    return found


def _numbered(call: Call) -> Meaning:
    every = elements(call.first)
    if every is None or len(call.given) > 1 or call.named:
        return Unknown("its elements are not known", call.path)
    return Items(tuple(Items((Known(number), each)) for number, each in enumerate(every)))


def _zipped(call: Call) -> Meaning:
    columns = [elements(each) for each in call.given]
    if None in columns or call.named:
        return Unknown("its elements are not known", call.path)
    return Items(tuple(map(Items, zip(*(each for each in columns if each is not None)))))


def _attributes(call: Call) -> Meaning:
    """Return what `asdict`, `vars` and their like make of an object."""
    value = call.first
    if call.named or len(call.given) > 1:  # a filter, or a factory
        return unfollowed(value, "its attributes")
    every = [cls for kind in kinds_of(value) if (cls := hints.class_of(kind))]
    if any(hasattr(cls, "__post_init__") for cls in every) and getattr(value, "path", None) is None:
        return Unknown("__post_init__() may change what it holds")
    found = of_attributes(every[0]) if len(every) == 1 else None
    return found or unfollowed(value, "its attributes")


def _cast(call: Call) -> Meaning:
    kind = call.first.value if isinstance(call.first, Known) else None
    value = call.given[-1]
    return value if kind is None or isinstance(value, Keys) else of_hint(kind, call.path)


def _text(call: Call) -> Meaning:
    kinds = tuple(dict.fromkeys(map(hints.text_of, kinds_of(call.first))))
    return Typed(kinds if len(kinds) == 1 else (str,), call.path)


def _getattr(call: Call) -> Meaning:
    name = call.given[1] if len(call.given) > 1 else None
    if not isinstance(name, Known):
        return Unknown("the name in getattr() is computed", call.path)
    found = attribute(call.first, str(name.value), call.scope)
    is_there = isinstance(found, Typed) and hints.NONE not in kinds_of(call.first)
    if is_there or len(call.given) == 2:  # noqa: PLR2004 - no default
        return found
    return either(found, call.given[2])


def _rounded(call: Call) -> Meaning:
    is_whole = len(call.given) + len(call.named) == 1
    return Typed((int,), call.path) if is_whole else _same(call)


def _same(call: Call) -> Meaning:
    """Return a value of the type of the first argument."""
    kinds = kinds_of(whole(call.first))
    return Typed(kinds, call.path) if kinds else unfollowed(call.first, "its type")


def _extreme(call: Call) -> Meaning:
    """Return one of several arguments; the elements of a single one are not known."""
    if len(call.given) > 1:
        return any_of(call.given) or call.first
    element = [hints.element(kind) for kind in kinds_of(call.first)]
    found = of_hint(element[0] if len(element) == 1 else hints.ANY, call.path)
    return either(found, call.named["default"]) if "default" in call.named else found


def _type(call: Call) -> Meaning:
    value = call.first
    return Known(type(value.value)) if isinstance(value, Known) else Typed((type,), call.path)


def _got(getter: Any, call: Call) -> Meaning:
    """Return what `operator.attrgetter` gives; it tells its names only for pickling."""
    names = getter.__reduce__()[1]
    if len(names) != 1:
        return Typed((tuple,), path_of(call.given))
    value = call.first
    for name in str(names[0]).split("."):
        value = attribute(value, name, call.scope)
    return value


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _always(kind: type) -> Callable[[Call], Meaning]:
    return lambda call: Typed((kind,), call.path)


BUILTINS: dict[Any, Callable[[Call], Meaning]] = {
    **{function: _always(kind) for function, kind in RESULTS.items()},
    dict: _dict,
    collections.OrderedDict: _dict,
    collections.defaultdict: _defaultdict,
    enumerate: _numbered,
    zip: _zipped,
    vars: _attributes,
    typing.cast: _cast,
    str: _text,
    getattr: _getattr,
    round: _rounded,
    abs: _same,
    type: _type,
    min: _extreme,
    max: _extreme,
}
"""What each of Python's own functions gives."""
