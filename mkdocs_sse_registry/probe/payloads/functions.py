"""What a function gives, read from its source and its annotations; runs none of it."""

from __future__ import annotations

import ast
import functools
import inspect
import operator
from typing import TYPE_CHECKING, Any, Callable

from . import calls, declared, hints
from .expressions import evaluate
from .meanings import Items, Keys, Known, Meaning, Typed, Unknown, any_of, kinds_of, of_hint
from .scopes import Call, Scope
from .statements import run

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 8
"""Calls inside calls that are followed."""

Definition = Callable[[Any], Any]


class Reader:
    """Reads functions.

    Args:
        definition: Returns the syntax of a code object, `None` where it is not to be found.
    """

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._open: list[Any] = []

    def payload(self, function: Any, cls: Any) -> Keys:
        """Return the keys that an extractor gives for a domain event of a class."""
        made = self.result(function, cls)
        if isinstance(made, Keys):
            return made
        reason = made.reason if isinstance(made, Unknown) else "it returns no dict"
        return Keys(gap=reason)

    def result(self, function: Any, cls: Any) -> Meaning:
        """Return what an extractor gives for a domain event of a class."""
        event = Typed((cls,), "") if isinstance(cls, type) else Unknown("its class is not known")
        call = Call([event], {}, Scope((), evaluate, self._follow, 0))
        if inspect.isbuiltin(function) or isinstance(function, (type, operator.attrgetter)):
            return calls.result(Known(function), call)
        call.given.append(Unknown("the user id can be of any type"))
        return self._follow(function, call)

    def _follow(self, function: Any, call: Call) -> Meaning:
        if isinstance(function, functools.partial):
            return self._follow(function.func, call.after(function))
        if inspect.ismethod(function):
            return call.followed(function.__func__, _owner(function.__self__))
        if not inspect.isfunction(function):
            method = inspect.getattr_static(type(function), "__call__", None)
            if inspect.isfunction(method):
                return call.followed(method, _owner(function))
            name = getattr(function, "__name__", type(function).__name__)
            return Unknown(f"the source of {name}() is not Python's", call.path)
        promised = _promised(function, call.path)
        code = function.__code__
        if call.scope.depth > DEEPEST or code in self._open:
            call.loosen(f"{function.__name__}() may change it")
            return promised
        self._open.append(code)
        try:
            return _surer(self._read(function, call), promised)
        finally:
            self._open.remove(code)

    def _read(self, function: Any, call: Call) -> Meaning:
        node = self._definition(function.__code__)
        name = function.__name__
        is_generator = inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function)
        if node is None or is_generator:
            call.loosen(f"{name}() may change it")
            return Unknown(f"{name}() cannot be followed", call.path)
        scope = Scope(_outside(function), evaluate, self._follow, call.scope.depth + 1)
        _give(function, node.args, call, scope)
        if isinstance(node, ast.Lambda):
            return evaluate(node.body, scope)
        scope.held = scope.dicts()
        ways = [scope.branch()] if run(node.body, scope) else []
        if ways:
            scope.returns.append(Known(None))
        scope.join([*ways, *scope.ends] or [scope.branch()])  # what it did to its arguments
        return any_of(scope.returns) or Unknown(f"{name}() returns nothing")


def _owner(value: Any) -> Meaning:
    return Known(value) if isinstance(value, type) else Typed((type(value),))


def _promised(function: Any, path: str | None) -> Meaning:
    """Return what the annotation of the result says."""
    hint = declared.of_function(function).get("return")
    name = function.__name__
    if hint is None:
        return Unknown(f"{name}() has no declared result", path)
    found = of_hint(hint, path)
    return (
        Unknown(f"{name}() has no declared result", path) if isinstance(found, Unknown) else found
    )


def _surer(read: Meaning, promised: Meaning) -> Meaning:
    """Return the better of what the source of a function says, and its annotation."""
    if isinstance(read, Keys) or not isinstance(promised, Typed):
        return read
    if isinstance(read, Unknown):
        return promised
    kinds = kinds_of(read)
    if hints.NONE in kinds and hints.NONE not in promised.kinds:
        # One of the two is wrong about None, and we cannot tell which.
        kept = tuple(kind for kind in kinds if kind is not hints.NONE) or promised.kinds
        return Typed((*kept, hints.Perhaps), getattr(read, "path", None))
    return read


def _outside(function: Any) -> tuple[Mapping[str, Any], ...]:
    """Return the names that a function sees around itself: its closure's, then its module's."""
    closure: dict[str, Any] = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        try:
            closure[name] = cell.cell_contents
        except ValueError:  # not set yet
            continue
    return closure, function.__globals__


def _give(function: Any, wanted: ast.arguments, call: Call, scope: Scope) -> None:
    """Bind the arguments of a call to the parameters."""
    annotations = declared.of_function(function)
    positional = [*wanted.posonlyargs, *wanted.args]
    defaults = function.__defaults__ or ()
    first_default = len(positional) - len(defaults)
    for number, parameter in enumerate(positional):
        if number < len(call.given):
            value = call.given[number]
        elif parameter.arg in call.named:
            value = call.named[parameter.arg]
        elif number >= first_default:
            value = Known(defaults[number - first_default])
        else:
            value = Unknown(f"{parameter.arg} is not given")
        if isinstance(value, Unknown) and parameter.arg in annotations:
            value = of_hint(annotations[parameter.arg], value.path)
        scope.names[parameter.arg] = value
    for parameter in wanted.kwonlyargs:
        default = Known((function.__kwdefaults__ or {}).get(parameter.arg))
        scope.names[parameter.arg] = call.named.get(parameter.arg, default)
    if wanted.vararg is not None:
        scope.names[wanted.vararg.arg] = Items(tuple(call.given[len(positional) :]))
    if wanted.kwarg is not None:
        taken = {each.arg for each in (*positional, *wanted.kwonlyargs)}
        rest = {name: value for name, value in call.named.items() if name not in taken}
        scope.names[wanted.kwarg.arg] = Keys(rest)
