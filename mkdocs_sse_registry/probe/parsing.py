"""The syntax of the user's source files, each parsed once; knows nothing of what is in them."""

from __future__ import annotations

import ast
import functools
from collections import deque
from typing import TYPE_CHECKING, Any

from .collecting import undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator

BODIES = ("body", "orelse", "finalbody", "handlers", "cases")


def tree(file: str | None) -> ast.Module | None:
    """Return the syntax of a source file, `None` without one that can be read."""
    return _parsed(file) if file is not None and file.endswith(".py") else None


def statements(node: Any) -> Iterator[Any]:
    """Yield all statements of a body and then of the bodies in it, but no expressions."""
    pending = deque([node])
    while pending:
        holder = pending.popleft()
        for name in BODIES:
            inner = getattr(holder, name, ())
            yield from inner
            pending.extend(inner)


@functools.cache
def _parsed(file: str) -> ast.Module | None:
    try:
        with open(file, "rb") as source, undisturbed():
            return ast.parse(source.read(), file)
    except (OSError, SyntaxError, ValueError):
        return None
