"""Dicts, lists and loops over constants, as the source writes them; knows no other expression."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from . import hints
from .conditions import present_if
from .meanings import Items, Keys, Known, Meaning, Typed, Unknown, elements, kinds_of
from .syntax import shown

if TYPE_CHECKING:
    from .scopes import Scope


def bind(target: ast.expr, value: Meaning, scope: Scope) -> None:
    """Give a value to a name or to a key of a dict, or its elements to several of them."""
    if isinstance(target, ast.Name):
        scope.set(target.id, value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        parts = elements(value) or ()
        for number, each in enumerate(target.elts):
            known = number < len(parts) and len(parts) == len(target.elts)
            part = parts[number] if known else Unknown(f"{shown(each)} is not known")
            bind(each, part, scope)
    elif isinstance(target, ast.Subscript):
        _put(target, value, scope)


def _put(target: ast.Subscript, value: Meaning, scope: Scope) -> None:
    """Give a value to a key of a dict; a list that changes is not known any more."""
    holder = scope.evaluate(target.value)
    if isinstance(holder, Items) and isinstance(target.value, ast.Name):
        scope.set(target.value.id, Typed((list,)))
    if not isinstance(holder, Keys):
        return
    key = scope.evaluate(target.slice)
    if isinstance(key, Known) and isinstance(key.value, str):
        holder.put(str(getattr(key.value, "value", key.value)), value)
    else:
        holder.blur(f"the key {shown(target.slice)} is computed")


CHANGING = frozenset(
    ["append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort", "__setitem__"]
)
"""Methods that change a list."""


def change(method: ast.Attribute, scope: Scope) -> None:
    """Forget the elements of a list that a method changes."""
    name = method.value.id if isinstance(method.value, ast.Name) else ""
    if method.attr in CHANGING and isinstance(scope.names.get(name), Items):
        scope.set(name, Typed((list,)))


def loosen(node: ast.AST, scope: Scope, reason: str) -> None:
    """Note what a function inside another one may change: dicts that it names, shared names."""
    inside = list(ast.walk(node))
    mentioned = {each.id for each in inside if isinstance(each, ast.Name)}
    for name in mentioned:
        value = scope.names.get(name)
        if isinstance(value, Keys):
            value.loosen(reason)
    shared = {name for each in inside if isinstance(each, ast.Nonlocal) for name in each.names}
    scope.shared = scope.shared.union(shared)
    for name in shared:
        scope.set(name, Unknown(reason))


def rounds(node: ast.expr, scope: Scope) -> tuple[Meaning, ...] | None:
    """Return the elements that a loop goes over, `None` when the source does not tell them."""
    source = items_of(node, scope)
    if source is not None and (source.gap or source.optional):
        return None
    return elements(scope.evaluate(node))


def items_of(node: ast.expr, scope: Scope) -> Keys | None:
    """Return the dict whose `items()` an expression is, `None` for another expression."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        value = scope.evaluate(node.func.value)
        if isinstance(value, Keys) and node.func.attr == "items":
            return value
    return None


def of_dict(node: Any, scope: Scope) -> Meaning:
    """Return what a dict display makes."""
    made = Keys()
    for key, value in zip(node.keys, node.values):
        found = scope.evaluate(value)
        if key is not None and isinstance(value, ast.Name):
            loosen(value, scope, "another dict holds it, too")
        if key is None:
            merge(made, found, value)
            continue
        name = scope.evaluate(key)
        if isinstance(name, Known) and isinstance(name.value, str):
            made.put(str(getattr(name.value, "value", name.value)), found)
        else:
            made.blur(f"the key {shown(key)} is computed")
    return made


def of_comprehension(node: Any, scope: Scope) -> Meaning:
    """Return the dict that a comprehension over constants, or over another dict, makes."""
    if len(node.generators) != 1:
        return Keys(gap="its keys are computed")
    loop = node.generators[0]
    source = items_of(loop.iter, scope)
    made = Keys(gap=source.gap if source else "")
    every = elements(scope.evaluate(loop.iter))
    if every is None:
        return Keys(gap=f"the keys come from {shown(loop.iter)}")
    asked = tuple(each for test in loop.ifs for each in present_if(test, truth=True))
    for number, element in enumerate(every):
        bound = scope.branch()
        bind(loop.target, element, bound)
        inner = bound.branch(asked)
        key = inner.evaluate(node.key)
        if not isinstance(key, Known) or not isinstance(key.value, str):
            made.blur(f"the key {shown(node.key)} is computed")
            continue
        value = inner.evaluate(node.value)
        made.put(key.value, value)
        was_optional = source is not None and list(source.known)[number] in source.optional
        if was_optional or (loop.ifs and not _always(loop, element, scope)):
            made.optional.add(key.value)
    return made


def of_items(node: Any, scope: Scope) -> Meaning:
    """Return what a list or tuple display makes."""
    for each in node.elts:
        if isinstance(each, ast.Name):
            loosen(each, scope, f"{shown(node)} holds it, too")
    found: list[Meaning] = []
    for each in node.elts:
        if isinstance(each, ast.Starred):
            inner = scope.evaluate(each.value)
            if not isinstance(inner, Items):
                return Typed((list,))
            found.extend(inner.values)
        else:
            found.append(scope.evaluate(each))
    return Items(tuple(found))


def merge(made: Keys, other: Meaning, node: ast.expr) -> None:
    """Put the keys of another dict into one that is being made."""
    if isinstance(other, Keys):
        made.update(other)
    elif isinstance(other, Known) and isinstance(other.value, dict):
        for key, value in other.value.items():
            made.put(str(key), Known(value))
    else:
        made.blur(f"the keys of {shown(node)} are not known")


def _always(loop: ast.comprehension, element: Meaning, scope: Scope) -> bool:
    """Tell whether an element passes: all that is asked is that it is not `None`."""
    inner = scope.branch()
    bind(loop.target, element, inner)
    for test in loop.ifs:
        if not isinstance(test, ast.Compare):
            return False
        wanted = present_if(test, truth=True)
        kinds = kinds_of(inner.evaluate(wanted[0])) if wanted else ()
        if not kinds or hints.NONE in kinds:
            return False
    return True
