"""What a condition shows of the values in it, and whether it can be told; knows no statement."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from . import hints
from .meanings import Known, can_be_false, elements, kinds_of

if TYPE_CHECKING:
    from .scopes import Scope


def present_if(test: ast.expr, *, truth: bool) -> tuple[ast.expr, ...]:
    """Return the expressions that are not `None` where a condition holds, or does not."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return present_if(test.operand, truth=not truth)
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) is truth:
        return tuple(each for part in test.values for each in present_if(part, truth=truth))
    if isinstance(test, ast.NamedExpr):
        return present_if(test.target, truth=truth)
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        if isinstance(test.left, ast.NamedExpr):
            test = ast.Compare(test.left.target, test.ops, test.comparators)
        is_none = isinstance(test.comparators[0], ast.Constant) and (
            test.comparators[0].value is None
        )
        wanted = (ast.IsNot, ast.NotEq) if truth else (ast.Is, ast.Eq)
        return (test.left,) if is_none and isinstance(test.ops[0], wanted) else ()
    return (test,) if truth and isinstance(test, (ast.Name, ast.Attribute)) else ()


def decided(test: ast.expr, scope: Scope) -> bool | None:
    """Return whether a condition always holds, or never; `None` when it depends, or is not known.

    Known are conditions on `None`, and on the class of the domain event.
    """
    scope.evaluate(test)  # it may give a value to a name
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = decided(test.operand, scope)
        return None if inner is None else not inner
    if isinstance(test, ast.Call) and scope.get("isinstance") == Known(isinstance):
        return _is_instance(test, scope)
    kinds = kinds_of(scope.evaluate(test)) if isinstance(test, (ast.Name, ast.Attribute)) else ()
    if kinds and not any(map(can_be_false, kinds)):
        return True
    for truth in (True, False):
        if isinstance(test, ast.Compare) and (asked := present_if(test, truth=truth)):
            kinds = kinds_of(scope.evaluate(asked[0]))
            if kinds and hints.NONE not in kinds:
                return truth
            if kinds == (hints.NONE,):
                return not truth
    return None


def _is_instance(call: ast.Call, scope: Scope) -> bool | None:
    """Return whether `isinstance()` holds; the domain event is of its own class and no heir's."""
    is_asked = isinstance(call.func, ast.Name) and call.func.id == "isinstance"
    if not is_asked or len(call.args) != 2:  # noqa: PLR2004 - the object and the class
        return None
    value, asked = (scope.evaluate(each) for each in call.args)
    wanted = [each.value for each in elements(asked) or (asked,) if isinstance(each, Known)]
    kinds = [hints.class_of(kind) for kind in kinds_of(value)]
    classes = [kind for kind in kinds if kind is not None]
    if not wanted or not classes or len(classes) != len(kinds):
        return None
    fits = [issubclass(cls, tuple(wanted)) for cls in classes]
    if all(fits):
        return True
    return False if not any(fits) and getattr(value, "path", None) == "" else None
