"""What a function gives, read from its source statement by statement; runs none of it."""

from __future__ import annotations

import ast
import functools
import inspect
import operator
import sys
from typing import Any, Callable

from . import calls, hints
from .expressions import bind, decided, evaluate, present_if, rounds, shown
from .meanings import Items, Keys, Known, Meaning, Typed, Unknown, any_of, kinds_of, of_hint, typed
from .scopes import Call, Scope

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
        call = Call([event], {}, Scope({}, self._follow, 0))
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
            return promised
        self._open.append(code)
        try:
            return _surer(self._read(function, call), promised)
        finally:
            self._open.remove(code)

    def _read(self, function: Any, call: Call) -> Meaning:
        node = self._definition(function.__code__)
        name = function.__name__
        if node is None:
            return Unknown(f"{name}() cannot be followed", call.path)
        if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            return Unknown(f"{name}() is a generator", call.path)
        scope = Scope(_outside(function), self._follow, call.scope.depth + 1)
        _give(function, node.args, call, scope)
        if isinstance(node, ast.Lambda):
            return evaluate(node.body, scope)
        if run(node.body, scope):
            scope.returns.append(Known(None))
        return any_of(scope.returns) or Unknown(f"{name}() returns nothing")


def _owner(value: Any) -> Meaning:
    return Known(value) if isinstance(value, type) else Typed((type(value),))


def _promised(function: Any, path: str | None) -> Meaning:
    """Return what the annotation of the result says."""
    hint = hints.of_function(function).get("return")
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
    found = typed(read)
    wider = {each for kind in promised.kinds for each in hints.json_types(kind) or ()}
    names = {name for name, _ in wider}
    closer = [each for kind in kinds_of(found) for each in hints.json_types(kind) or ()]
    fits = len(closer) == len(kinds_of(found)) and all(name in names for name, _ in closer)
    return read if fits else promised


def _outside(function: Any) -> dict[str, Any]:
    """Return the names that a function sees around itself."""
    names = dict(function.__globals__)
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        try:
            names[name] = cell.cell_contents
        except ValueError:  # not set yet
            continue
    return names


def _give(function: Any, wanted: ast.arguments, call: Call, scope: Scope) -> None:
    """Bind the arguments of a call to the parameters."""
    annotations = hints.of_function(function)
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


def run(body: list[ast.stmt], scope: Scope) -> bool:
    """Follow statements; return whether what comes after them is reached."""
    for statement in body:
        read = READERS.get(type(statement))
        if read is not None and not read(statement, scope):
            return False
    return True


def _return(node: Any, scope: Scope) -> bool:
    value = evaluate(node.value, scope) if node.value else Known(None)
    scope.returns.append(value.copy() if isinstance(value, Keys) else value)
    return False


def _stop(_node: Any, _scope: Scope) -> bool:
    return False


def _alone(node: Any, scope: Scope) -> bool:
    evaluate(node.value, scope)
    return True


def _assign(node: Any, scope: Scope) -> bool:
    if node.value is not None:
        value = evaluate(node.value, scope)
        for target in getattr(node, "targets", None) or [node.target]:
            _put(target, value, scope)
    return True


def _put(target: ast.expr, value: Meaning, scope: Scope) -> None:
    """Give a value to a name, or to a key of a dict."""
    if not isinstance(target, ast.Subscript):
        bind(target, value, scope)
        return
    holder = evaluate(target.value, scope)
    if not isinstance(holder, Keys):
        return
    index: Any = target.slice
    key = evaluate(
        getattr(index, "value", index) if type(index).__name__ == "Index" else index, scope
    )
    if isinstance(key, Known) and isinstance(key.value, str):
        holder.put(str(getattr(key.value, "value", key.value)), value)
    else:
        holder.blur(f"the key {shown(target.slice)} is computed")


def _add(node: Any, scope: Scope) -> bool:
    """Follow `x += y` and its like; a dict is changed in place by `|=`."""
    union = ast.BinOp(left=node.target, op=node.op, right=node.value)
    value = evaluate(ast.copy_location(union, node), scope)
    holder = evaluate(node.target, scope)
    if isinstance(holder, Keys) and isinstance(value, Keys):
        holder.update(value)
    else:
        _put(node.target, value, scope)
    return True


def _delete(node: Any, scope: Scope) -> bool:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            holder = evaluate(target.value, scope)
            if isinstance(holder, Keys):
                key = evaluate(target.slice, scope)
                name = key.value if isinstance(key, Known) else None
                holder.known.pop(str(name), None)
    return True


def _if(node: Any, scope: Scope) -> bool:
    known = decided(node.test, scope)
    ways = [
        (body, scope.branch(present_if(node.test, truth=truth)))
        for truth, body in ((True, node.body), (False, node.orelse))
        if known in (None, truth)
    ]
    return _branches(scope, ways)


def _branches(scope: Scope, every: list[tuple[list[ast.stmt], Scope]]) -> bool:
    """Follow several ways, and go on from those that come to their end."""
    reached = [inner for body, inner in every if run(body, inner)]
    if reached:
        scope.join(reached)
    return bool(reached)


def _loop(node: Any, scope: Scope) -> bool:
    elements = rounds(node.iter, scope) if isinstance(node, ast.For) else None
    leaves = any(isinstance(each, (ast.Break, ast.Continue)) for each in ast.walk(node))
    if elements is None:
        inner = scope.branch()
        if isinstance(node, ast.For):
            bind(node.target, Unknown(f"{shown(node.target)} is one of many"), inner)
        run(node.body, inner)
        scope.join([scope.branch(), inner])
        return True
    for element in elements:
        before = scope.branch()
        bind(node.target, element, scope)
        reached = run(node.body, scope)
        if leaves or not reached:
            bind(node.target, element, before)
            scope.join([before, scope.branch()])
    return run(node.orelse, scope)


def _with(node: Any, scope: Scope) -> bool:
    for item in node.items:
        if item.optional_vars is not None:
            bind(item.optional_vars, Unknown(f"{shown(item.context_expr)} is not known"), scope)
    if any("suppress(" in shown(item.context_expr) for item in node.items):
        return _branches(scope, [(node.body, scope.branch()), ([], scope.branch())])
    return run(node.body, scope)


def _try(node: Any, scope: Scope) -> bool:
    ways = [([*node.body, *node.orelse], scope.branch())]
    ways += [(handler.body, scope.branch()) for handler in node.handlers]
    return _branches(scope, ways) and run(node.finalbody, scope)


def _match(node: Any, scope: Scope) -> bool:
    ways = [(case.body, scope.branch()) for case in node.cases]
    last = node.cases[-1].pattern
    if not (type(last).__name__ == "MatchAs" and last.pattern is None):
        ways.append(([], scope.branch()))
    return _branches(scope, ways)


def _define(node: Any, scope: Scope) -> bool:
    scope.names[node.name] = Unknown(f"{node.name} is made inside the function")
    return True


def _import(node: Any, scope: Scope) -> bool:
    """Follow an import inside a function, of what is imported already."""
    if isinstance(node, ast.ImportFrom) and not node.level:
        module = sys.modules.get(node.module or "")
        for alias in node.names:
            missing = Unknown(f"{alias.name} is not known")
            held = getattr(module, alias.name, missing)
            scope.names[alias.asname or alias.name] = missing if held is missing else Known(held)
    return True


READERS: dict[type[ast.AST], Callable[[Any, Scope], bool]] = {
    ast.Return: _return,
    ast.Raise: _stop,
    ast.Break: _stop,
    ast.Continue: _stop,
    ast.Expr: _alone,
    ast.Assign: _assign,
    ast.AnnAssign: _assign,
    ast.AugAssign: _add,
    ast.Delete: _delete,
    ast.If: _if,
    ast.For: _loop,
    ast.While: _loop,
    ast.AsyncFor: _loop,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.FunctionDef: _define,
    ast.AsyncFunctionDef: _define,
    ast.ClassDef: _define,
    ast.ImportFrom: _import,
}
if hasattr(ast, "Match"):
    READERS[ast.Match] = _match
"""What follows each kind of statement; what is not here changes nothing."""
