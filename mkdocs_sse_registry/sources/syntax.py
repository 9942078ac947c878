"""What one source file says: its imports, its own names, its texts; runs nothing of the user's.

Follows no name to another file, which `names` does.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_sse_registry.probe import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Names = tuple[str, ...]
"""The parts of a dotted name."""


class Reference(Struct, frozen=True, kw_only=True):
    """What an import names.

    Attributes:
        names: The parts of the module and of the name in it, which one statement cannot tell apart.
        folder: What a relative import starts from, `None` for an absolute one.
    """

    names: Names
    folder: Path | None = None


class Module(Struct, frozen=True, kw_only=True):
    """A source file that was parsed.

    Attributes:
        defined: Names of the classes, functions and values that it makes itself.
        imported: What a name stands for by import, anywhere in the file; more than one where
            several statements import it.
        aliases: Names that stand for another name of the file.
        stars: The modules of which everything is imported.
        texts: Names that stand for a literal text, also those in a class.
    """

    defined: set[str] = field(default_factory=set)
    imported: dict[str, list[Reference]] = field(default_factory=dict)
    aliases: dict[str, Names] = field(default_factory=dict)
    stars: list[Reference] = field(default_factory=list)
    texts: dict[Names, str] = field(default_factory=dict)


def parse(source: bytes, file: Path) -> Module | None:
    """Return what a file says, `None` where it is no Python that this interpreter can parse."""
    module = Module()
    try:
        for each in pieces.parsed(source):
            _add_imports(module, each, file)
            for statement in pieces.statements([each], inside=False):
                _add(module, statement)
    except pieces.UNREADABLE:
        return None
    return module


def dotted(node: ast.expr) -> Names | None:
    """Return the parts of a name or of attributes of a name, `None` for all else.

    The `value` of an enum member is that member.
    """
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    whole = (node.id, *reversed(names))
    return whole[:-1] if len(whole) > 1 and whole[-1] == "value" else whole


def _add_imports(module: Module, statement: ast.stmt, file: Path) -> None:
    """Note the imports of a statement, wherever they are in it."""
    for node in pieces.statements([statement], inside=True):
        if isinstance(node, ast.Import):
            _add_import(module, node)
        elif isinstance(node, ast.ImportFrom):
            _add_import_from(module, node, file)


def _add(module: Module, statement: ast.stmt) -> None:
    """Note what a statement makes."""
    if isinstance(statement, ast.ClassDef):
        _add_class(module, statement)
    elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        module.defined.add(statement.name)
    else:
        _add_values(module, statement)


def _add_import(module: Module, node: ast.Import) -> None:
    for alias in node.names:
        names = tuple(alias.name.split("."))
        # Without `as`, only the outermost package becomes a name.
        reference = Reference(names=names if alias.asname else names[:1])
        module.imported.setdefault(alias.asname or names[0], []).append(reference)


def _add_import_from(module: Module, node: ast.ImportFrom, file: Path) -> None:
    if node.level > len(file.parents):
        return
    folder = file.parents[node.level - 1] if node.level else None
    names = tuple(node.module.split(".")) if node.module else ()
    for alias in node.names:
        if alias.name == "*":
            module.stars.append(Reference(names=names, folder=folder))
        else:
            reference = Reference(names=(*names, alias.name), folder=folder)
            module.imported.setdefault(alias.asname or alias.name, []).append(reference)


def _add_class(module: Module, node: ast.ClassDef) -> None:
    module.defined.add(node.name)
    for statement in pieces.statements(node.body, inside=False):
        for name, value in _assigned(statement):
            if (text := _text(value)) is not None:
                module.texts[node.name, name] = text


def _add_values(module: Module, statement: ast.stmt) -> None:
    for name, value in _assigned(statement):
        other = dotted(value)
        if other is not None:
            module.aliases[name] = other
            continue
        module.defined.add(name)
        if (text := _text(value)) is not None:
            module.texts[name,] = text


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, statement.value


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
