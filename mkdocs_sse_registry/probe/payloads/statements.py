"""What statements do to the names of a function; runs none of them."""

from __future__ import annotations

import ast
import contextlib
import sys
from typing import TYPE_CHECKING, Any, Callable

from ..installed import is_installed
from .conditions import decided, present_if
from .displays import bind, loosen, rounds
from .meanings import Keys, Known, Unknown
from .syntax import shown

if TYPE_CHECKING:
    from .scopes import Scope


def run(body: list[ast.stmt], scope: Scope) -> bool:
    """Follow statements; return whether what comes after them is reached."""
    for statement in body:
        read = READERS.get(type(statement))
        reached = read is None or read(statement, scope)
        if scope.watched is not None:
            scope.watched.append(scope.branch())
        if not reached:
            return False
    return True


def _return(node: Any, scope: Scope) -> bool:
    value = scope.evaluate(node.value) if node.value else Known(None)
    scope.returns.append(value.copy() if isinstance(value, Keys) else value)
    scope.ends.append(scope.branch())
    return False


def _stop(_node: Any, _scope: Scope) -> bool:
    return False


def _break(_node: Any, scope: Scope) -> bool:
    scope.leaves.append(scope.branch())
    return False


def _continue(_node: Any, scope: Scope) -> bool:
    scope.turns.append(scope.branch())
    return False


def _alone(node: Any, scope: Scope) -> bool:
    scope.evaluate(node.value)
    return True


def _assign(node: Any, scope: Scope) -> bool:
    if node.value is not None:
        value = scope.evaluate(node.value)
        for target in getattr(node, "targets", None) or [node.target]:
            bind(target, value, scope)
    return True


def _add(node: Any, scope: Scope) -> bool:
    """Follow `x += y` and its like; a dict is changed in place by `|=`."""
    union = ast.BinOp(left=node.target, op=node.op, right=node.value)
    value = scope.evaluate(ast.copy_location(union, node))
    holder = scope.evaluate(node.target)
    if isinstance(holder, Keys) and isinstance(value, Keys):
        holder.update(value)
    else:
        bind(node.target, value, scope)
    return True


def _delete(node: Any, scope: Scope) -> bool:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            holder = scope.evaluate(target.value)
            if isinstance(holder, Keys):
                key = scope.evaluate(target.slice)
                if isinstance(key, Known):
                    holder.known.pop(str(key.value), None)
                else:
                    holder.optional.update(holder.known)
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
    """Follow a loop: over what the source tells, or two rounds for any number of them."""
    every = rounds(node.iter, scope) if isinstance(node, ast.For) else None
    is_open = every is None
    leaves: list[Scope] = []
    is_over = True
    for element in ANY_NUMBER if every is None else every:
        inner = scope.branch()
        inner.leaves, inner.turns = leaves, []
        if not isinstance(node, ast.While):
            bind(node.target, element, inner)
        reached = [inner] if run(node.body, inner) else []
        ways = [*reached, *inner.turns, *([scope.branch()] if is_open else [])]
        is_over = bool(ways)
        if not is_over:
            break
        scope.join(ways)
    after = scope.branch()
    if is_over and run(node.orelse, after):
        leaves = [after, *leaves]
    if leaves:
        scope.join(leaves)
    return bool(leaves)


ANY_NUMBER = (Unknown("it is one of many"),) * 2
"""The elements of a loop of which nothing is known; the second round sees what the first did."""


def _with(node: Any, scope: Scope) -> bool:
    for item in node.items:
        scope.evaluate(item.context_expr)
        if item.optional_vars is not None:
            bind(item.optional_vars, Unknown(f"{shown(item.context_expr)} is not known"), scope)
    if not any(_may_swallow(item.context_expr, scope) for item in node.items):
        return run(node.body, scope)
    body = scope.branch()
    reached, states = _watched(node.body, body)
    scope.join([*([body] if reached else []), *states])
    return True


def _may_swallow(node: ast.expr, scope: Scope) -> bool:
    """Tell whether a context manager may end an exception: `suppress`, or one of the user's."""
    function = scope.evaluate(node.func) if isinstance(node, ast.Call) else None
    called = function.value if isinstance(function, Known) else None
    if called is contextlib.suppress:
        return True
    called = getattr(called, "__wrapped__", called)
    file = getattr(getattr(called, "__code__", None), "co_filename", None)
    if isinstance(called, type):
        file = getattr(sys.modules.get(called.__module__), "__file__", None)
    return file is not None and not is_installed(file)


def _watched(body: list[ast.stmt], scope: Scope) -> tuple[bool, list[Scope]]:
    """Follow statements; return whether the end is reached, and every state on the way."""
    around, scope.watched = scope.watched, [scope.branch()]
    reached = run(body, scope)
    states = scope.watched
    scope.watched = around
    if around is not None:
        around.extend(states)
    return reached, states


def _try(node: Any, scope: Scope) -> bool:
    body = scope.branch()
    reached, states = _watched(node.body, body)
    ways = [body] if reached and run(node.orelse, body) else []
    for handler in node.handlers:
        inner = scope.branch()
        inner.join(states)
        if run(handler.body, inner):
            ways.append(inner)
    scope.join(ways or states)
    is_left = run(node.finalbody, scope)
    if any(isinstance(each, ast.Return) for last in node.finalbody for each in ast.walk(last)):
        scope.returns.append(Unknown("it returns in finally"))
    return bool(ways) and is_left


def _match(node: Any, scope: Scope) -> bool:
    ways = [(case.body, scope.branch()) for case in node.cases]
    last = node.cases[-1].pattern
    if not (type(last).__name__ == "MatchAs" and last.pattern is None):
        ways.append(([], scope.branch()))
    return _branches(scope, ways)


def _define(node: Any, scope: Scope) -> bool:
    """Follow nothing inside, but note what a function there may change."""
    loosen(node, scope, f"{node.name}() may change it")
    scope.names[node.name] = Unknown(f"{node.name} is made inside the function")
    return True


def _import(node: Any, scope: Scope) -> bool:
    """Follow an import inside a function, of what is imported already."""
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        if isinstance(node, ast.Import):
            held = sys.modules.get(alias.name if alias.asname else name)
        else:
            holder = None if node.level else sys.modules.get(node.module or "")
            held = getattr(holder, alias.name, None)
        scope.set(name, Unknown(f"{name} is not known") if held is None else Known(held))
    return True


READERS: dict[type[ast.AST], Callable[[Any, Scope], bool]] = {
    ast.Return: _return,
    ast.Raise: _stop,
    ast.Break: _break,
    ast.Continue: _continue,
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
    ast.Import: _import,
    ast.ImportFrom: _import,
}
if hasattr(ast, "Match"):
    READERS[ast.Match] = _match
"""What follows each kind of statement; what is not here changes nothing."""
