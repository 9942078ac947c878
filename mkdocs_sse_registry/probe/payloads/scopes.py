"""What names stand for at one point of a function; knows no expression."""

from __future__ import annotations

import ast
import builtins
from typing import Any, Callable, Dict, List, Mapping, Tuple

from .meanings import Keys, Known, Meaning, Unknown, either

Follow = Callable[[Any, List[Meaning], Dict[str, Meaning], int], Meaning]


class Scope:
    """The names of a call that is being read.

    Args:
        outside: What the function sees around itself: its closure, and its module's names.
        follow: Reads another function: it, its arguments, those by name, how deep we are.
        depth: Calls around this one.

    Attributes:
        names: The function's own names.
        returns: What it returns, in each way that it can end.
    """

    def __init__(self, outside: Mapping[str, Any], follow: Follow, depth: int) -> None:
        self._outside = outside
        self._follow = follow
        self._depth = depth
        self._present: frozenset[str] = frozenset()
        self.names: dict[str, Meaning] = {}
        self.returns: list[Meaning] = []

    def get(self, name: str) -> Meaning:
        """Return what a name stands for."""
        if name in self.names:
            return self.names[name]
        for holder in (self._outside, vars(builtins)):
            if name in holder:
                return Known(holder[name])
        return Unknown(f"{name} is not known")

    def follow(self, function: Any, given: list[Meaning], named: dict[str, Meaning]) -> Meaning:
        """Return what another function gives."""
        return self._follow(function, given, named, self._depth + 1)

    def branch(self, present: Tuple[ast.expr, ...] = ()) -> Scope:
        """Return a scope for what is done under a condition.

        Args:
            present: Expressions that the condition shows not to be `None`.
        """
        inner = Scope(self._outside, self._follow, self._depth)
        inner.names = {
            name: value.copy() if isinstance(value, Keys) else value
            for name, value in self.names.items()
        }
        inner.returns = self.returns
        inner._present = self._present.union(map(ast.dump, present))
        return inner

    def is_present(self, node: ast.expr) -> bool:
        """Tell whether a condition around here shows that an expression is not `None`."""
        return bool(self._present) and ast.dump(node) in self._present

    def join(self, branches: list[Scope]) -> None:
        """Go on from where one of several branches has ended."""
        if len(branches) == 1:
            self._present = branches[0]._present
        united: dict[str, Meaning] = {}
        for name in dict.fromkeys(name for each in branches for name in each.names):
            values = [each.names[name] for each in branches if name in each.names]
            value = values[0]
            for other in values[1:]:
                value = either(value, other)
            united[name] = value
        self.names = united
