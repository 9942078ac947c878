"""What an expression stands for, read from its syntax; runs nothing of the user's."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, Callable, get_args

from . import calls, hints
from .attributes import attribute
from .meanings import (
    Items,
    Keys,
    Known,
    Meaning,
    Typed,
    Unknown,
    either,
    elements,
    falsy,
    kinds_of,
    of_hint,
    path_of,
    present,
    typed,
)
from .scopes import Call, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 60
"""Characters of an expression in a reason."""


def evaluate(node: ast.expr, scope: Scope) -> Meaning:
    """Return what is known of the value of an expression."""
    read = READERS.get(type(node))
    value = read(node, scope) if read else Unknown(f"{shown(node)} cannot be followed")
    return present(value) if scope.is_present(node) else value


def shown(node: ast.AST) -> str:
    """Return an expression as it is written, cut to what fits into a sentence."""
    text = ast.unparse(node) if hasattr(ast, "unparse") else type(node).__name__
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


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
    evaluate(test, scope)  # it may give a value to a name
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = decided(test.operand, scope)
        return None if inner is None else not inner
    if isinstance(test, ast.Call) and scope.get("isinstance") == Known(isinstance):
        return _is_instance(test, scope)
    for truth in (True, False):
        if isinstance(test, ast.Compare) and (asked := present_if(test, truth=truth)):
            kinds = kinds_of(evaluate(asked[0], scope))
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
    value, asked = (evaluate(each, scope) for each in call.args)
    wanted = [each.value for each in elements(asked) or (asked,) if isinstance(each, Known)]
    kinds = [hints.class_of(kind) for kind in kinds_of(value)]
    classes = [kind for kind in kinds if kind is not None]
    if not wanted or not classes or len(classes) != len(kinds):
        return None
    fits = [issubclass(cls, tuple(wanted)) for cls in classes]
    if all(fits):
        return True
    return False if not any(fits) and getattr(value, "path", None) == "" else None


def items_of(node: ast.expr, scope: Scope) -> Keys | None:
    """Return the dict whose `items()` an expression is, `None` for another expression."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        value = evaluate(node.func.value, scope)
        if isinstance(value, Keys) and node.func.attr == "items":
            return value
    return None


def rounds(node: ast.expr, scope: Scope) -> tuple[Meaning, ...] | None:
    """Return the elements that a loop goes over, `None` when the source does not tell them."""
    source = items_of(node, scope)
    if source is not None and (source.gap or source.optional):
        return None
    return elements(evaluate(node, scope))


def bind(target: ast.expr, value: Meaning, scope: Scope) -> None:
    """Give a value to a name, or its elements to several."""
    if isinstance(target, ast.Name):
        scope.set(target.id, value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        parts = value.values if isinstance(value, Items) else ()
        for number, each in enumerate(target.elts):
            known = number < len(parts) and len(parts) == len(target.elts)
            part = parts[number] if known else Unknown(f"{shown(each)} is not known")
            bind(each, part, scope)


def _constant(node: Any, _scope: Scope) -> Meaning:
    return Known(node.value)


def _name(node: Any, scope: Scope) -> Meaning:
    return scope.get(node.id)


def _attribute(node: Any, scope: Scope) -> Meaning:
    return attribute(evaluate(node.value, scope), node.attr, scope)


def _awaited(node: Any, scope: Scope) -> Meaning:
    return evaluate(node.value, scope)


def _call(node: Any, scope: Scope) -> Meaning:
    if isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args:
        return _above(scope)
    given: list[Meaning] = []
    for each in node.args:
        if isinstance(each, ast.Starred):
            inner = evaluate(each.value, scope)
            if not isinstance(inner, Items):
                return Unknown(f"{shown(node)} cannot be followed")
            given.extend(inner.values)
        else:
            given.append(evaluate(each, scope))
    named: dict[str, Meaning] = {}
    gap = ""
    for keyword in node.keywords:
        value = evaluate(keyword.value, scope)
        if keyword.arg is not None:
            named[keyword.arg] = value
        elif isinstance(value, Keys):
            named.update(value.known)
            gap = value.gap
        else:
            gap = f"the keys of {shown(keyword.value)} are not known"
    call = Call(given, named, scope)
    if isinstance(node.func, ast.Attribute):
        made = calls.method(evaluate(node.func.value, scope), node.func.attr, call)
    else:
        made = calls.result(evaluate(node.func, scope), call)
    return _called(node, made, [*given, *named.values()], gap)


def _above(scope: Scope) -> Meaning:
    """Return what `super()` stands for: the object as one of the next class."""
    owner = scope.get("__class__")
    itself = next(iter(scope.names.values()), Unknown("there is no first argument"))
    for kind in kinds_of(itself):
        line = (hints.class_of(kind) or object).__mro__
        if isinstance(owner, Known) and owner.value in line[:-1]:
            return Typed((line[line.index(owner.value) + 1],), getattr(itself, "path", None))
    return Unknown("what super() is cannot be told")


def _called(node: ast.Call, made: Meaning, given: list[Meaning], gap: str) -> Meaning:
    """Return the result of a call; a dict that was given to an unknown function may be changed."""
    if isinstance(made, Keys):
        made.gap = made.gap or gap
    elif isinstance(made, Unknown):
        for each in given:
            if isinstance(each, Keys):
                each.blur(f"{shown(node)} may change the payload")
        if made.path is None:
            return Unknown(f"{shown(node)} cannot be followed", path_of(given))
    return made


def _dict(node: Any, scope: Scope) -> Meaning:
    made = Keys()
    for key, value in zip(node.keys, node.values):
        found = evaluate(value, scope)
        if key is None:
            _merge(made, found, value)
            continue
        name = evaluate(key, scope)
        if isinstance(name, Known) and isinstance(name.value, str):
            made.put(str(getattr(name.value, "value", name.value)), found)
        else:
            made.blur(f"the key {shown(key)} is computed")
    return made


def _merge(made: Keys, other: Meaning, node: ast.expr) -> None:
    if isinstance(other, Keys):
        made.update(other)
    elif isinstance(other, Known) and isinstance(other.value, dict):
        for key, value in other.value.items():
            made.put(str(key), Known(value))
    else:
        made.blur(f"the keys of {shown(node)} are not known")


def _comprehension(node: Any, scope: Scope) -> Meaning:
    """Return the dict that a comprehension over constants, or over another dict, makes."""
    if len(node.generators) != 1:
        return Keys(gap="its keys are computed")
    loop = node.generators[0]
    source = items_of(loop.iter, scope)
    made = Keys(gap=source.gap if source else "")
    every = elements(evaluate(loop.iter, scope))
    if every is None:
        return Keys(gap=f"the keys come from {shown(loop.iter)}")
    asked = tuple(each for test in loop.ifs for each in present_if(test, truth=True))
    for number, element in enumerate(every):
        bound = scope.branch()
        bind(loop.target, element, bound)
        inner = bound.branch(asked)
        key = evaluate(node.key, inner)
        if not isinstance(key, Known) or not isinstance(key.value, str):
            made.blur(f"the key {shown(node.key)} is computed")
            continue
        value = evaluate(node.value, inner)
        made.put(key.value, value)
        was_optional = source is not None and list(source.known)[number] in source.optional
        if was_optional or (loop.ifs and not _always(loop, element, scope)):
            made.optional.add(key.value)
    return made


def _always(loop: ast.comprehension, element: Meaning, scope: Scope) -> bool:
    """Tell whether an element passes: all that is asked is that it is not `None`."""
    inner = scope.branch()
    bind(loop.target, element, inner)
    for test in loop.ifs:
        if not isinstance(test, ast.Compare):
            return False
        wanted = present_if(test, truth=True)
        kinds = kinds_of(evaluate(wanted[0], inner)) if wanted else ()
        if not kinds or hints.NONE in kinds:
            return False
    return True


def _items(node: Any, scope: Scope) -> Meaning:
    found: list[Meaning] = []
    for each in node.elts:
        if isinstance(each, ast.Starred):
            inner = evaluate(each.value, scope)
            if not isinstance(inner, Items):
                return Typed((list,))
            found.extend(inner.values)
        else:
            found.append(evaluate(each, scope))
    return Items(tuple(found))


def _of_type(kind: Any) -> Callable[[Any, Scope], Meaning]:
    def read(node: Any, scope: Scope) -> Meaning:
        parts = [evaluate(each, scope) for each in _operands(node)]
        return Typed((kind,), path_of(parts))

    return read


def _operands(node: ast.AST) -> Iterator[ast.expr]:
    for each in ast.walk(node):
        if isinstance(each, (ast.FormattedValue)):
            yield each.value
    for loop in getattr(node, "generators", ()):
        yield loop.iter


def _chosen(node: Any, scope: Scope) -> Meaning:
    known = decided(node.test, scope)
    yes = evaluate(node.body, scope.branch(present_if(node.test, truth=True)))
    no = evaluate(node.orelse, scope.branch(present_if(node.test, truth=False)))
    return either(yes, no) if known is None else yes if known else no


def _either_of(node: Any, scope: Scope) -> Meaning:
    """Return what `a or b`, or `a and b`, is."""
    value = evaluate(node.values[0], scope)
    for each in node.values[1:]:
        other = evaluate(each, scope)
        value = either(present(value) if isinstance(node.op, ast.Or) else falsy(value), other)
    return value


def _computed(node: Any, scope: Scope) -> Meaning:
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    if isinstance(node.op, ast.BitOr) and isinstance(left, (Keys, Known)):
        made = left.copy() if isinstance(left, Keys) else Keys()
        if isinstance(left, Known):
            _merge(made, left, node.left)
        _merge(made, right, node.right)
        return made
    path = path_of((left, right))
    first, second = kinds_of(left), kinds_of(right)
    if (
        len(first) == 1
        and isinstance(node.op, (ast.Add, ast.Mod, ast.Mult))
        and (first[0] is str or isinstance(first[0], hints.Text))
    ):
        return Typed((str,), path)
    numbers = {int, float, bool}
    if first and second and {*first, *second} <= numbers:
        is_whole = float not in (*first, *second) and not isinstance(node.op, ast.Div)
        return Typed((int if is_whole else float,), path)
    if first and first == second and not isinstance(node.op, ast.Sub):
        return Typed(first, path)
    return Unknown(f"the type of {shown(node)} is not known", path)


def _signed(node: Any, scope: Scope) -> Meaning:
    value = evaluate(node.operand, scope)
    if isinstance(node.op, ast.Not):
        return Typed((bool,), path_of((value,)))
    if isinstance(value, Known) and isinstance(value.value, (int, float)):
        return Known(-value.value if isinstance(node.op, ast.USub) else value.value)
    return typed(value)


def _part(node: Any, scope: Scope) -> Meaning:
    value, index = evaluate(node.value, scope), node.slice
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
    key = evaluate(index, scope) if isinstance(index, ast.expr) else Unknown("")
    if isinstance(value, Keys) and isinstance(key, Known):
        return value.known.get(key.value, Unknown(f"{shown(node)} is not known"))
    if isinstance(value, Items) and isinstance(key, Known) and isinstance(key.value, int):
        inside = -len(value.values) <= key.value < len(value.values)
        return value.values[key.value] if inside else Unknown(f"{shown(node)} is not there")
    kinds = [kind for kind in kinds_of(value) if kind is not hints.NONE]
    path = getattr(value, "path", None)
    parts = get_args(hints.bare(kinds[0])) if len(kinds) == 1 else ()
    place = key.value if isinstance(key, Known) and isinstance(key.value, int) else len(parts)
    if hints.is_tuple(kinds[:1]) and place < len(parts) and Ellipsis not in parts:
        return of_hint(parts[place], path)
    if len(kinds) == 1 and isinstance(index, ast.Slice):
        return Typed((kinds[0],), path)
    if len(kinds) == 1 and kinds[0] is str:
        return Typed((str,), path)
    if len(kinds) == 1 and hints.element(kinds[0]) is not hints.ANY:
        return of_hint(hints.element(kinds[0]), path)
    return Unknown(f"the type of {shown(node)} is not declared", path)


def _bound(node: Any, scope: Scope) -> Meaning:
    value = evaluate(node.value, scope)
    bind(node.target, value, scope)
    return value


READERS: dict[type[ast.AST], Callable[[Any, Scope], Meaning]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Await: _awaited,
    ast.Call: _call,
    ast.Dict: _dict,
    ast.DictComp: _comprehension,
    ast.List: _items,
    ast.Tuple: _items,
    ast.Set: _of_type(set),
    ast.ListComp: _of_type(list),
    ast.SetComp: _of_type(set),
    ast.GeneratorExp: _of_type(object),
    ast.JoinedStr: _of_type(str),
    ast.IfExp: _chosen,
    ast.BoolOp: _either_of,
    ast.Compare: _of_type(bool),
    ast.BinOp: _computed,
    ast.UnaryOp: _signed,
    ast.Subscript: _part,
    ast.NamedExpr: _bound,
}
"""What reads each kind of expression; what is not here cannot be followed."""
