"""Where in the user's source things are defined, found by parsing; knows no registry.

A place is `{"path": ..., "line": ...}` with the path relative to the root; both are `None` for what
lies outside.
"""

from __future__ import annotations

import ast
import functools
import os
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from .imports import module_of
from .installed import is_installed, is_library
from .listing import UNRESOLVED, Listing
from .parsing import assignments, definitions, syntax
from .remembering import once
from .text import ADDRESS, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

MOST_LAYERS = 20
"""Around a function; an object that wraps itself has no end."""

NOWHERE: dict[str, Any] = {"path": None, "line": None}


class Sources:
    """The source files below one root."""

    def __init__(self, root: str) -> None:
        self._root = os.path.join(os.path.realpath(root), "")
        self._paths: dict[str, str | None] = {}
        self._listing = Listing(lambda module: syntax(getattr(module, "__file__", None)))

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
        return self.place(_module_file(cls.__module__), _body_of(cls).line)

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
        return self.place(_module_file(cls.__module__), _body_of(cls).lines.get(name))

    def _of_constant(self, module: ModuleType, name: str, layers: int) -> dict[str, Any]:
        """Return the place of a module's name, followed to where it is imported from."""
        file = getattr(module, "__file__", None)
        line = syntax(file).assignments.get(name)
        imports = syntax(file).imports if line is None and layers else []
        for statement in imports:
            source = module_of(module, statement)
            for alias in statement.names:
                inner = name if alias.name == "*" else alias.name
                if source is None or name != (alias.asname or inner):
                    continue  # to ask a module for other names could make it import more
                if getattr(source, inner, UNRESOLVED) is getattr(module, name, None):
                    return self._of_constant(source, inner, layers - 1)
        return self.place(file, line)

    def member_description(self, enum: type, member: str) -> str | None:
        """Return the string literal under a member of an enum, `None` without one."""
        return _body_of(enum).descriptions.get(member)

    def annotations(self, cls: type) -> Mapping[str, str]:
        """Return the annotations in the body of a class, as they are written."""
        return _body_of(cls).annotations

    def definition(self, code: Any) -> Any:
        """Return the syntax of a function, `None` where it is not to be found or not certain.

        Python's own functions are not looked for: what they do is known by other means.
        """
        if is_library(code.co_filename):
            return None
        around = syntax(code.co_filename).around(code.co_firstlineno)
        known = around.lambdas if code.co_name == "<lambda>" else around.functions
        found = known.get((code.co_name, code.co_firstlineno), [])
        if len(found) > 1:
            found = [node for node in found if _compiles_to(node, code)]
        if len(found) > 1 and len({ast.dump(node) for node in found}) > 1:
            return None
        return found[0] if found else None


class _Body(NamedTuple):
    """What the statement of a class says.

    Attributes:
        line: Of its `class`, `None` where it is not to be found.
        lines: The last line that gives a name its value, by name.
        annotations: As they are written, by name.
        descriptions: The text behind the value of a name, by name.
    """

    line: int | None = None
    lines: Mapping[str, int] = MappingProxyType({})
    annotations: Mapping[str, str] = MappingProxyType({})
    descriptions: Mapping[str, str] = MappingProxyType({})

    @classmethod
    def of(cls, node: ast.ClassDef) -> _Body:
        """Return what a class says; it holds no part of the tree."""
        return cls(
            node.lineno,
            dict(assignments(node.body)),
            {
                statement.target.id: _unquoted(statement.annotation)
                for statement in node.body
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
            },
            dict(reversed([*_described(node.body)])),
        )


@once
def _body_of(cls: type) -> _Body:
    node = _class_node(cls)
    return _Body() if node is None else _Body.of(node)


def _class_node(cls: type) -> ast.ClassDef | None:
    names = [name for name in cls.__qualname__.split(".") if name != "<locals>"]
    node = syntax(_module_file(cls.__module__)).definition(names[0]) if names else None
    for name in names[1:]:
        node = node and definitions(node.body).get(name)
    return node if isinstance(node, ast.ClassDef) else None


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
