"""Which arguments a callable takes; knows neither extractors nor domain events.

Plain functions and classes tell it by their code, in a fraction of the time that `inspect` needs.
"""

from __future__ import annotations

import inspect
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY: Any = inspect.Parameter.empty
POSITIONAL_ONLY = inspect.Parameter.POSITIONAL_ONLY
POSITIONAL = inspect.Parameter.POSITIONAL_OR_KEYWORD
ANY_POSITIONAL = inspect.Parameter.VAR_POSITIONAL
NAMED = inspect.Parameter.KEYWORD_ONLY
ANY_NAMED = inspect.Parameter.VAR_KEYWORD


class Argument(NamedTuple):
    """An argument that a callable takes; the values are those of `inspect.Parameter`."""

    name: str
    kind: Any
    default: Any


def arguments_of(function: Any) -> list[Argument]:
    """Return the arguments of a callable.

    Raises:
        TypeError: It is none, or refuses to be looked at.
        ValueError: It does not tell.
    """
    if _is_plain(function):
        return list(_by_code(function))
    constructor = _plain_constructor(function) if type(function) is type else None
    if constructor is not None:
        first, *others = _by_code(constructor)
        return [first, *others] if first.kind is ANY_POSITIONAL else others
    parameters = inspect.signature(function).parameters.values()
    return [Argument(each.name, each.kind, each.default) for each in parameters]


def takes(arguments: list[Argument], count: int) -> bool:
    """Tell whether a call with so many arguments by position is possible."""
    by_position = [each for each in arguments if each.kind in (POSITIONAL_ONLY, POSITIONAL)]
    is_open = any(each.kind is ANY_POSITIONAL for each in arguments)
    needed = [each for each in by_position if each.default is EMPTY]
    if any(each.kind is NAMED and each.default is EMPTY for each in arguments):
        return False
    return len(needed) <= count and (is_open or count <= len(by_position))


def _is_plain(function: Any) -> bool:
    """Tell whether something is a function that says nothing else of its arguments."""
    return type(function) is FunctionType and not function.__dict__


def _plain_constructor(cls: Any) -> Any:
    """Return `__init__` where it alone decides what a class is made of, else `None`."""
    constructor = cls.__init__
    is_alone = cls.__new__ is object.__new__ and not any(
        "__signature__" in vars(base) for base in cls.__mro__
    )
    return constructor if is_alone and _is_plain(constructor) else None


def _by_code(function: Any) -> Iterator[Argument]:
    code = function.__code__
    names, count = code.co_varnames, code.co_argcount
    defaults, by_name = function.__defaults__ or (), function.__kwdefaults__ or {}
    end = count + code.co_kwonlyargcount
    for number in range(count):
        kind = POSITIONAL_ONLY if number < code.co_posonlyargcount else POSITIONAL
        place = number - count + len(defaults)
        yield Argument(names[number], kind, defaults[place] if place >= 0 else EMPTY)
    if code.co_flags & inspect.CO_VARARGS:
        yield Argument(names[end], ANY_POSITIONAL, EMPTY)
        end += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        yield Argument(name, NAMED, by_name.get(name, EMPTY))
    if code.co_flags & inspect.CO_VARKEYWORDS:
        yield Argument(names[end], ANY_NAMED, EMPTY)
