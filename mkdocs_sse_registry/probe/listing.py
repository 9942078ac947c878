"""Find the line that makes each element of a list, tuple, set or dict; knows no registry.

A literal gives the line of each element. What is built in a loop gives the line of the loop.
"""

from __future__ import annotations

import ast
import itertools
from collections import defaultdict
from types import ModuleType
from typing import TYPE_CHECKING, Any, Callable, NamedTuple

from .imports import module_of
from .text import wire_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .parsing import Syntax

Parse = Callable[[ModuleType], "Syntax"]

UNRESOLVED = object()
COPIES = ("list", "tuple", "dict", "set", "frozenset", "sorted", "MappingProxyType")
"""Calls whose result holds the elements of their argument."""


class Spot(NamedTuple):
    """A line of a module's source."""

    module: ModuleType
    line: int


class Element(NamedTuple):
    """A piece of source that makes one element, or any number of them.

    Attributes:
        spot: Where it begins.
        nodes: Its expressions; empty for a loop, which makes any number of elements.
    """

    spot: Spot
    nodes: tuple[ast.expr, ...]


class Listing:
    """The elements of the named lists of modules."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._assignments: dict[ModuleType, dict[str, ast.Assign]] = {}

    def spots(
        self, module: ModuleType, name: str, keys: Sequence[Sequence[Any]], *, ordered: bool
    ) -> list[Spot | None]:
        """Return where each element is made, `None` where the source does not tell.

        Args:
            module: Holds the list.
            name: Its name there.
            keys: For each element, the objects that its source refers to.
            ordered: Whether the list keeps the order of its source.
        """
        elements = list(self._named(module, name))
        held = [[_identity(value) for value in _references(each)] for each in elements]
        index: dict[Any, list[tuple[list[Any], Spot]]] = defaultdict(list)
        for each, identities in zip(elements, held):
            for identity in dict.fromkeys(identities):
                index[identity].append((identities, each.spot))
        wanted = [[_identity(value) for value in key] for key in keys]
        spots = [_spot_of(identities, index) for identities in wanted]
        if ordered and len(elements) == len(keys) and all(each.nodes for each in elements):
            # Position tells two elements of one name apart, and finds those that name nothing.
            return [
                each.spot if spot is None or set(identities).issubset(found) else spot
                for each, spot, identities, found in zip(elements, spots, wanted, held)
            ]
        loops = {each.spot for each in elements if not each.nodes}
        loop = loops.pop() if len(loops) == 1 else None
        literal = list(itertools.takewhile(lambda each: each.nodes, elements)) if ordered else []
        by_position = [each.spot for each in literal]
        return [
            spot or (by_position[number] if number < len(by_position) else loop)
            for number, spot in enumerate(spots)
        ]

    def _named(self, module: ModuleType, name: str) -> Iterator[Element]:
        """Yield the elements of a name: of its assignments, and of what is added to it later."""
        for statement in self._body(module, name.split(".")):
            yield from self._of_statement(module, statement, name.rpartition(".")[2])

    def _body(self, module: ModuleType, names: Sequence[str]) -> Iterable[ast.stmt]:
        """Return the statements of a module, or of a class in it, among which a name is made."""
        body = self._parse(module).naming(names[0])
        for name in names[:-1]:
            found = [each for each in body if isinstance(each, ast.ClassDef) and each.name == name]
            body = iter(found[-1].body if found else [])
        return body

    def _of_statement(
        self, module: ModuleType, statement: ast.stmt, name: str
    ) -> Iterator[Element]:
        if isinstance(statement, ast.ImportFrom):
            yield from self._imported(module, statement, name)
        elif isinstance(statement, (ast.For, ast.While)) and _mentions(statement, name):
            yield Element(Spot(module, statement.lineno), ())
        elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            yield from self._assigned(module, statement, name)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            yield from self._added(module, statement.value, name)

    def _imported(
        self, module: ModuleType, statement: ast.ImportFrom, name: str
    ) -> Iterator[Element]:
        for alias in statement.names:
            if (alias.asname or alias.name) in (name, "*"):
                source = module_of(module, statement)
                if source is None:
                    continue
                if alias.name != "*":
                    yield from self._named(source, alias.name)
                elif vars(source).get(name, UNRESOLVED) is vars(module).get(name):
                    yield from self._named(source, name)

    def _assigned(
        self, module: ModuleType, statement: ast.Assign | ast.AnnAssign | ast.AugAssign, name: str
    ) -> Iterator[Element]:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        for target in targets:
            if statement.value is None:
                continue
            if isinstance(target, ast.Name) and target.id == name:
                yield from self._elements(module, statement.value)
            elif isinstance(target, ast.Subscript) and _is_name(target.value, name):
                yield Element(Spot(module, statement.lineno), (target.slice, statement.value))

    def _added(self, module: ModuleType, call: ast.Call, name: str) -> Iterator[Element]:
        if not (isinstance(call.func, ast.Attribute) and _is_name(call.func.value, name)):
            return
        if call.func.attr in ("append", "add") and call.args:
            yield Element(Spot(module, call.args[0].lineno), (call.args[0],))
        elif call.func.attr == "insert" and len(call.args) == 2:  # noqa: PLR2004 - place, element
            yield Element(Spot(module, call.args[1].lineno), (call.args[1],))
        elif call.func.attr in ("extend", "update") and call.args:
            yield from self._elements(module, call.args[0])

    def _elements(self, module: ModuleType, node: ast.expr) -> Iterator[Element]:
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            for element in node.elts:
                if isinstance(element, ast.Starred):
                    yield from self._elements(module, element.value)
                else:
                    yield self._single(module, element)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values):
                if key is None:
                    yield from self._elements(module, value)
                else:
                    yield Element(Spot(module, key.lineno), (key, value))
        elif isinstance(node, ast.BinOp):
            yield from self._elements(module, node.left)
            yield from self._elements(module, node.right)
        elif isinstance(node, ast.Call) and _is_copy(node):
            yield from self._elements(module, node.args[0])
        else:
            yield from self._referred(module, node)

    def _referred(self, module: ModuleType, node: ast.expr) -> Iterator[Element]:
        """Yield the elements of a list that has a name, here or in another module."""
        if isinstance(node, ast.Name):
            yield from self._named(module, node.id)
            return
        holder = _value(node.value, vars(module)) if isinstance(node, ast.Attribute) else None
        if isinstance(node, ast.Attribute) and isinstance(holder, ModuleType):
            yield from self._named(holder, node.attr)
        else:
            yield Element(Spot(module, node.lineno), ())

    def _single(self, module: ModuleType, node: ast.expr) -> Element:
        """Return one element; a bare name stands for the value that it was given."""
        given = self._given(module).get(node.id) if isinstance(node, ast.Name) else None
        if given is not None:
            return Element(Spot(module, given.lineno), (given.value,))
        return Element(Spot(module, node.lineno), (node,))

    def _given(self, module: ModuleType) -> dict[str, ast.Assign]:
        """Return the first assignment of each name of a module."""
        if module not in self._assignments:
            found = self._assignments[module] = {}
            for statement in self._parse(module).naming():
                if isinstance(statement, ast.Assign):
                    target = statement.targets[0]
                    if isinstance(target, ast.Name):
                        found.setdefault(target.id, statement)
        return self._assignments[module]


def _spot_of(
    wanted: Sequence[Any], index: Mapping[Any, list[tuple[list[Any], Spot]]]
) -> Spot | None:
    """Return the element that names all that is wanted, the earlier in its source the better."""
    first = wanted[0] if wanted else None
    found = [each for each in index.get(first, ()) if set(wanted).issubset(each[0])]
    return min(found, key=lambda each: each[0].index(first))[1] if found else None


def _identity(value: Any) -> Any:
    """Return what makes two references the same: the text for texts, else the object."""
    name = wire_name(value)
    return id(value) if name is None else name


def _references(element: Element) -> Iterator[Any]:
    """Yield what the names, attributes and texts of an element stand for; runs nothing."""
    namespace = vars(element.spot.module)
    for expression in element.nodes:
        for node in ast.walk(expression):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, (ast.Name, ast.Attribute)):
                value = _value(node, namespace)
                if value is not UNRESOLVED:
                    yield value


def _value(node: ast.expr, namespace: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return namespace.get(node.id, UNRESOLVED)
    if isinstance(node, ast.Attribute):
        holder = _value(node.value, namespace)
        if isinstance(holder, (type, ModuleType)):
            return getattr(holder, node.attr, UNRESOLVED)
    return UNRESOLVED


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_copy(node: ast.Call) -> bool:
    called = (
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    )
    return called in COPIES and len(node.args) == 1


def _mentions(statement: ast.stmt, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(statement))
