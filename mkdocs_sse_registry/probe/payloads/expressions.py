"""What an expression stands for, read from its syntax; runs nothing of the user's."""

from __future__ import annotations

import ast
import datetime as dt
from typing import TYPE_CHECKING, Any, Callable, get_args

from . import calls, displays, hints
from .attributes import attribute
from .conditions import decided, present_if
from .meanings import (
    Items,
    Keys,
    Known,
    Meaning,
    Typed,
    Unknown,
    either,
    falsy,
    kinds_of,
    of_hint,
    path_of,
    present,
    whole,
)
from .scopes import Call, Scope
from .syntax import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp)


def evaluate(node: ast.expr, scope: Scope) -> Meaning:
    """Return what is known of the value of an expression."""
    read = READERS.get(type(node))
    value = read(node, scope) if read else Unknown(f"{shown(node)} cannot be followed")
    return present(value) if scope.is_present(node) else value


def _constant(node: Any, _scope: Scope) -> Meaning:
    return Known(node.value)


def _name(node: Any, scope: Scope) -> Meaning:
    return scope.get(node.id)


def _attribute(node: Any, scope: Scope) -> Meaning:
    value = evaluate(node.value, scope)
    if isinstance(value, Keys):  # a method that is called elsewhere
        value.loosen(f"{shown(node)} may change it")
    return attribute(value, node.attr, scope)


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
    spread = Keys()
    for keyword in node.keywords:
        value = evaluate(keyword.value, scope)
        if keyword.arg is not None:
            named[keyword.arg] = value
        else:
            displays.merge(spread, value, keyword.value)
    named.update(spread.known)
    call = Call(given, named, scope)
    if isinstance(node.func, ast.Attribute):
        displays.change(node.func, scope)
        made = calls.method(evaluate(node.func.value, scope), node.func.attr, call)
    else:
        made = calls.result(evaluate(node.func, scope), call)
    return _called(node, made, [*given, *named.values()], spread)


def _above(scope: Scope) -> Meaning:
    """Return what `super()` stands for: the object as one of the next class."""
    owner = scope.get("__class__")
    itself = next(iter(scope.names.values()), Unknown("there is no first argument"))
    for kind in kinds_of(itself):
        line = (hints.class_of(kind) or object).__mro__
        if isinstance(owner, Known) and owner.value in line[:-1]:
            return Typed((line[line.index(owner.value) + 1],), getattr(itself, "path", None))
    return Unknown("what super() is cannot be told")


def _called(node: ast.Call, made: Meaning, given: list[Meaning], spread: Keys) -> Meaning:
    """Return the result of a call; a dict that was given to an unknown function may be changed."""
    if isinstance(made, Keys):
        made.optional.update(name for name in spread.optional if name in made.known)
        if spread.gap:
            made.blur(spread.gap)
    elif isinstance(made, Unknown):
        for each in given:
            if isinstance(each, Keys):
                each.loosen(f"{shown(node)} may change the payload")
        if made.path is None:
            return Unknown(f"{shown(node)} cannot be followed", path_of(given))
    return made


def _of_type(kind: Any) -> Callable[[Any, Scope], Meaning]:
    def read(node: Any, scope: Scope) -> Meaning:
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(node, COMPREHENSIONS):
                displays.loosen(call, scope, f"{shown(call)} may change it")
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
    is_dict = isinstance(left, Keys) or (isinstance(left, Known) and isinstance(left.value, dict))
    if isinstance(node.op, ast.BitOr) and is_dict:
        made = Keys()
        displays.merge(made, left, node.left)
        displays.merge(made, right, node.right)
        return made
    path = path_of((left, right))
    first, second = kinds_of(left), kinds_of(right)
    if (
        len(first) == 1
        and isinstance(node.op, (ast.Add, ast.Mod, ast.Mult))
        and (first[0] is str or isinstance(first[0], hints.Text))
    ):
        return Typed((str,), path)
    moment = _moment(first, second, node.op)
    if moment is not None:
        return Typed((moment,), path)
    number = _number({*first, *second}, node.op, right) if first and second else None
    if number is not None:
        return Typed((number,), path)
    if first and first == second and isinstance(node.op, (ast.Add, ast.Mult)):
        return Typed(first, path)
    return Unknown(f"the type of {shown(node)} is not known", path)


def _moment(first: Sequence[Any], second: Sequence[Any], operator: ast.operator) -> Any:
    """Return the type of a date or a time that is computed, `None` for what is none."""
    one = hints.class_of(first[0]) if len(first) == 1 else None
    other = hints.class_of(second[0]) if len(second) == 1 else None
    if one is None or other is None or not issubclass(one, (dt.date, dt.timedelta)):
        return None
    if issubclass(other, dt.timedelta) and isinstance(operator, (ast.Add, ast.Sub)):
        return one
    if issubclass(other, dt.date) and isinstance(operator, ast.Sub):
        return dt.timedelta
    return other if isinstance(operator, ast.Add) else None


def _number(kinds: set[Any], operator: ast.operator, right: Meaning) -> type | None:
    """Return the type of a number that is computed of others, `None` for what is no number."""
    if not kinds <= {int, float, bool}:
        return None
    if isinstance(operator, (ast.BitAnd, ast.BitOr, ast.BitXor)):
        return bool if kinds == {bool} else int
    exponent = right.value if isinstance(right, Known) else -1
    if isinstance(operator, ast.Pow) and exponent < 0:
        return None  # an integer, or one over it
    return float if float in kinds or isinstance(operator, ast.Div) else int


def _signed(node: Any, scope: Scope) -> Meaning:
    value = evaluate(node.operand, scope)
    if isinstance(node.op, ast.Not):
        return Typed((bool,), path_of((value,)))
    if isinstance(value, Known) and isinstance(value.value, (int, float)):
        return Known(-value.value if isinstance(node.op, ast.USub) else +value.value)
    return whole(value)


def _part(node: Any, scope: Scope) -> Meaning:
    value, key = evaluate(node.value, scope), evaluate(node.slice, scope)
    if isinstance(value, Keys) and isinstance(key, Known):
        return value.known.get(key.value, Unknown(f"{shown(node)} is not known"))
    if isinstance(value, Items) and isinstance(key, Known) and isinstance(key.value, int):
        inside = -len(value.values) <= key.value < len(value.values)
        return value.values[key.value] if inside else Unknown(f"{shown(node)} is not there")
    kinds = [kind for kind in kinds_of(value) if kind not in hints.NONES]
    path = getattr(value, "path", None)
    parts = get_args(hints.bare(kinds[0])) if len(kinds) == 1 else ()
    place = key.value if isinstance(key, Known) and isinstance(key.value, int) else len(parts)
    if hints.is_tuple(kinds[:1]) and place < len(parts) and Ellipsis not in parts:
        return of_hint(parts[place], path)
    if len(kinds) == 1 and isinstance(node.slice, ast.Slice):
        return Typed((str if isinstance(kinds[0], hints.Text) else kinds[0],), path)
    if len(kinds) == 1 and kinds[0] is str:
        return Typed((str,), path)
    if len(kinds) == 1 and hints.element(kinds[0]) is not hints.ANY:
        return of_hint(hints.element(kinds[0]), path)
    return Unknown(f"the type of {shown(node)} is not declared", path)


def _bound(node: Any, scope: Scope) -> Meaning:
    value = evaluate(node.value, scope)
    displays.bind(node.target, value, scope)
    return value


READERS: dict[type[ast.AST], Callable[[Any, Scope], Meaning]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Await: _awaited,
    ast.Call: _call,
    ast.Dict: displays.of_dict,
    ast.DictComp: displays.of_comprehension,
    ast.List: displays.of_items,
    ast.Tuple: displays.of_items,
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
