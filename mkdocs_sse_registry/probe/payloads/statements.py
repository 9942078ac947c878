"""What statements do to the names of a function; runs none of them."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING, Any, Callable

from .conditions import decided, present_if
from .displays import bind, rounds
from .meanings import Keys, Known, Meaning, Unknown
from .syntax import shown

if TYPE_CHECKING:
    from .scopes import Scope


def run(body: list[ast.stmt], scope: Scope) -> bool:
    """Follow statements; return whether what comes after them is reached."""
    for statement in body:
        read = READERS.get(type(statement))
        if read is not None and not read(statement, scope):
            return False
    return True


def _return(node: Any, scope: Scope) -> bool:
    value = scope.evaluate(node.value) if node.value else Known(None)
    scope.returns.append(value.copy() if isinstance(value, Keys) else value)
    return False


def _stop(_node: Any, _scope: Scope) -> bool:
    return False


def _alone(node: Any, scope: Scope) -> bool:
    scope.evaluate(node.value)
    return True


def _assign(node: Any, scope: Scope) -> bool:
    if node.value is not None:
        value = scope.evaluate(node.value)
        for target in getattr(node, "targets", None) or [node.target]:
            _put(target, value, scope)
    return True


def _put(target: ast.expr, value: Meaning, scope: Scope) -> None:
    """Give a value to a name, or to a key of a dict."""
    if not isinstance(target, ast.Subscript):
        bind(target, value, scope)
        return
    holder = scope.evaluate(target.value)
    if not isinstance(holder, Keys):
        return
    key = scope.evaluate(target.slice)
    if isinstance(key, Known) and isinstance(key.value, str):
        holder.put(str(getattr(key.value, "value", key.value)), value)
    else:
        holder.blur(f"the key {shown(target.slice)} is computed")


def _add(node: Any, scope: Scope) -> bool:
    """Follow `x += y` and its like; a dict is changed in place by `|=`."""
    union = ast.BinOp(left=node.target, op=node.op, right=node.value)
    value = scope.evaluate(ast.copy_location(union, node))
    holder = scope.evaluate(node.target)
    if isinstance(holder, Keys) and isinstance(value, Keys):
        holder.update(value)
    else:
        _put(node.target, value, scope)
    return True


def _delete(node: Any, scope: Scope) -> bool:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            holder = scope.evaluate(target.value)
            if isinstance(holder, Keys):
                key = scope.evaluate(target.slice)
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
