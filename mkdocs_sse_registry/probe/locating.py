"""Where in the user's source things are defined, found by parsing; knows no registry.

A place is `{"path": ..., "line": ...}` with the path relative to the root; both are `None` for what
lies outside.
"""

from __future__ import annotations

import ast
import functools
import os
import sys
from typing import TYPE_CHECKING, Any

from .imports import module_of
from .installed import is_installed, is_library
from .listing import Listing
from .parsing import statements, tree
from .text import ADDRESS, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

MOST_LAYERS = 20
"""Around a function; an object that wraps itself has no end."""

NOWHERE: dict[str, Any] = {"path": None, "line": None}

Index = dict[tuple[str, int], list[Any]]
"""Functions by name and first line."""


class Sources:
    """The source files below one root."""

    def __init__(self, root: str) -> None:
        self._root = os.path.join(os.path.realpath(root), "")
        self._paths: dict[str, str | None] = {}
        self._named: dict[str, Index] = {}
        self._unnamed: dict[str, Index] = {}
        self._lines: dict[ast.AST, dict[str, int]] = {}
        self._bodies: dict[ast.AST, dict[str, Any]] = {}
        self._annotations: dict[ast.AST, dict[str, str]] = {}
        self._descriptions: dict[ast.AST, dict[str, str]] = {}
        self._listing = Listing(lambda module: tree(getattr(module, "__file__", None)))

    def place(self, file: str | None, line: int | None = None) -> dict[str, Any]:
        """Return the place of a line of a file of the user's."""
        path = self._path(file) if file else None
        return {"path": path, "line": line} if path else NOWHERE

    def _path(self, file: str) -> str | None:
        """Return the path of a file of the user's from the root on."""
        if file not in self._paths:
            real = os.path.realpath(file)
            is_own = real.startswith(self._root) and not is_installed(real)
            path = plain(real[len(self._root) :].replace(os.sep, "/"))
            self._paths[file] = path if is_own else None
        return self._paths[file]

    def cleaned(self, text: str) -> str:
        """Return a text without what differs from run to run and from machine to machine."""
        return ADDRESS.sub("", text).replace(self._root, "")

    def is_own(self, cls: type) -> bool:
        """Tell whether a class is defined in a source file of the user's."""
        file = _module_file(cls.__module__)
        return self.place(file) != NOWHERE

    def of_class(self, cls: type) -> dict[str, Any]:
        """Return the place of a class statement."""
        node = self._class_node(cls)
        return self.place(_module_file(cls.__module__), node.lineno if node else None)

    def function(self, function: Any) -> dict[str, Any]:
        """Return names and place of any callable."""
        function = _innermost(function)
        if isinstance(function, type):
            return _named(function.__qualname__, function, self.of_class(function))
        inner = getattr(function, "__func__", function)
        call = type(function).__dict__.get("__call__")
        code = getattr(inner, "__code__", None) or getattr(call, "__code__", None)
        name = getattr(inner, "__qualname__", None) or type(function).__qualname__
        if code is None:
            made = type(function).__name__ == name and " at 0x" not in repr(function)
            return _named(repr(function) if made else name, None, NOWHERE)
        if name.endswith("<lambda>"):
            node = self.definition(code)
            name = ast.unparse(node.body) if node else name
        place = self.place(code.co_filename, code.co_firstlineno)
        owner = inner if hasattr(inner, "__qualname__") else type(function)
        return _named(name.replace("<locals>.", ""), owner, place)

    def entries(
        self, module: ModuleType, name: str, keys: Sequence[Sequence[Any]], *, ordered: bool
    ) -> list[dict[str, Any]]:
        """Return the place of each entry of a list of the module.

        Args:
            module: Holds the list.
            name: The list's name in the module.
            keys: For each entry, the objects that the source of the entry refers to.
            ordered: Whether the list keeps the order of its source.
        """
        spots = self._listing.spots(module, name, keys, ordered=ordered)
        return [self.place(spot.module.__file__, spot.line) if spot else NOWHERE for spot in spots]

    def assignment(self, holder: Any, name: str) -> dict[str, Any]:
        """Return the place where a class or a module gives a name its value.

        Without such a line, as for an enum that a call makes, the place is the file.
        """
        if not isinstance(holder, type):
            return self._of_constant(holder, name, MOST_LAYERS)
        owners = [cls for cls in holder.__mro__ if name in vars(cls)]
        cls = holder if hasattr(holder, "__members__") else (owners or [holder])[0]
        line = self._line_of(self._class_node(cls), name)
        return self.place(_module_file(cls.__module__), line)

    def _of_constant(self, module: ModuleType, name: str, layers: int) -> dict[str, Any]:
        """Return the place of a module's name, followed to where it is imported from."""
        file = getattr(module, "__file__", None)
        node = tree(file)
        line = self._line_of(node, name)
        body = node.body if node and line is None and layers else []
        for statement in (each for each in body if isinstance(each, ast.ImportFrom)):
            source = module_of(module, statement)
            for alias in statement.names:
                inner = name if alias.name == "*" else alias.name
                if source and name == (alias.asname or inner) and hasattr(source, inner):
                    return self._of_constant(source, inner, layers - 1)
        return self.place(file, line)

    def _line_of(self, node: ast.AST | None, name: str) -> int | None:
        """Return the last line of a body that gives a name its value."""
        if node is None:
            return None
        if node not in self._lines:
            self._lines[node] = dict(_assignments(node))
        return self._lines[node].get(name)

    def member_description(self, enum: type, member: str) -> str | None:
        """Return the string literal under a member of an enum, `None` without one."""
        node = self._class_node(enum)
        if node is None:
            return None
        if node not in self._descriptions:
            self._descriptions[node] = dict(reversed([*_described(node.body)]))
        return self._descriptions[node].get(member)

    def annotations(self, cls: type) -> dict[str, str]:
        """Return the annotations in the body of a class, as they are written."""
        node = self._class_node(cls)
        if node is None:
            return {}
        if node not in self._annotations:
            self._annotations[node] = {
                statement.target.id: _unquoted(statement.annotation)
                for statement in node.body
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
            }
        return self._annotations[node]

    def _class_node(self, cls: type) -> ast.ClassDef | None:
        node: Any = tree(_module_file(cls.__module__))
        for name in cls.__qualname__.split("."):
            if name != "<locals>" and node is not None:
                if node not in self._bodies:
                    self._bodies[node] = {each.name: each for each in _definitions(node)}
                node = self._bodies[node].get(name)
        return node if isinstance(node, ast.ClassDef) else None

    def definition(self, code: Any) -> Any:
        """Return the syntax of a function, `None` where it is not to be found or not certain.

        Python's own functions are not looked for: what they do is known by other means.
        """
        if is_library(code.co_filename):
            return None
        known = self._lambdas if code.co_name == "<lambda>" else self._functions
        found = known(code.co_filename).get((code.co_name, code.co_firstlineno), [])
        if len(found) > 1:
            found = [node for node in found if _compiles_to(node, code)]
        if len(found) > 1 and len({ast.dump(node) for node in found}) > 1:
            return None
        return found[0] if found else None

    def _functions(self, file: str) -> Index:
        """Return the functions of a file by name and first line."""
        if file not in self._named:
            index = self._named[file] = {}
            for node in statements(tree(file)):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                    index.setdefault((node.name, first), []).append(node)
        return self._named[file]

    def _lambdas(self, file: str) -> Index:
        """Return the lambdas of a file by their line."""
        if file not in self._unnamed:
            index = self._unnamed[file] = {}
            for node in ast.walk(tree(file) or ast.Module([], [])):
                if isinstance(node, ast.Lambda):
                    index.setdefault(("<lambda>", node.lineno), []).append(node)
        return self._unnamed[file]


def _innermost(function: Any) -> Any:
    """Return what partials, and decorators with `functools.wraps`, stand around."""
    for _ in range(MOST_LAYERS):
        if isinstance(function, functools.partial):
            function = function.func
        elif "__wrapped__" in getattr(function, "__dict__", {}):
            function = function.__wrapped__
        else:
            break
    return function


def _named(name: str, owner: Any, source: dict[str, Any]) -> dict[str, Any]:
    """Return a callable with the name by which other modules find what defines it, if they can."""
    module, inner = getattr(owner, "__module__", None), getattr(owner, "__qualname__", "<")
    is_found = isinstance(module, str) and "<" not in inner
    qualified = plain(f"{module}.{inner}") if is_found else None
    return {"name": plain(name), "qualified_name": qualified, "source": source}


def _definitions(node: ast.AST) -> Iterator[Any]:
    """Yield the classes and functions of a body, also those below an `if`, `try` or `with`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield child
        elif not isinstance(child, ast.expr):
            yield from _definitions(child)


def _assignments(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield names and lines of a body, also below an `if` or a `try`, that give them values."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Assign, ast.AnnAssign)):
            targets = child.targets if isinstance(child, ast.Assign) else [child.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, child.lineno
        elif not isinstance(child, (ast.expr, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _assignments(child)


def _described(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Yield the names of a body that are followed by a text, with the text."""
    for statement, following in zip(body, body[1:]):
        if (
            isinstance(statement, ast.Assign)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
            and isinstance(following.value.value, str)
        ):
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    yield target.id, following.value.value


def _unquoted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else ast.unparse(node)  # type: ignore[attr-defined]


def _compiles_to(node: Any, code: Any) -> bool:
    if not isinstance(node, ast.Lambda):
        return True
    module = compile(ast.Expression(node), code.co_filename, "eval")
    made: Any = next(each for each in module.co_consts if hasattr(each, "co_code"))
    return all(getattr(made, part) == getattr(code, part) for part in ("co_code", "co_names"))


def _module_file(name: str) -> str | None:
    return getattr(sys.modules.get(name), "__file__", None)
