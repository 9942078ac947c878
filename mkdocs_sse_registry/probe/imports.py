"""Which modules an import of the user's stands for, and which ours must not hide; knows no list."""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Sequence
    from types import ModuleType


def module_of(module: ModuleType, statement: ast.ImportFrom) -> ModuleType | None:
    """Return the other module that a `from … import` in a module names, if it is there."""
    package = getattr(module, "__package__", None) or ""
    name = statement.module or ""
    if statement.level:
        above = package.rsplit(".", statement.level - 1)
        if not package or len(above) < statement.level:
            return None
        name = f"{above[0]}.{name}" if name else above[0]
    found = sys.modules.get(name)
    return None if found is module else found


def forget_hidden(names: Iterable[str], paths: Sequence[str]) -> None:
    """Forget the modules that we imported and that the user's own ones of that name would hide.

    Python finds those of the user first, but only what was not imported before.
    """
    for name in list(names):
        if "." in name or name in sys.builtin_module_names:
            continue
        spec = PathFinder.find_spec(name, list(paths))
        if spec is not None and spec.origin is not None:
            for held in [each for each in sys.modules if f"{each}.".startswith(f"{name}.")]:
                del sys.modules[held]
