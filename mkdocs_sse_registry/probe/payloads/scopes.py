"""What names stand for at one point of a function, and what is given to a call there.

Knows no expression.
"""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Any, Callable, NamedTuple

from .meanings import Keys, Known, Meaning, Unknown, any_of, either_keys, path_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Follow = Callable[[Any, "Call"], Meaning]
"""Reads a function."""

Evaluate = Callable[[ast.expr, "Scope"], Meaning]
"""Reads an expression."""


class Scope:
    """The names of a call that is being read.

    Args:
        outside: What the function sees around itself, the names of its closure before its module's.
        evaluate: Reads an expression.
        follow: Reads another function.
        depth: Calls around this one.

    Attributes:
        names: The function's own names.
        held: The dicts that were there when the branch began, by identity.
        returns: What it returns, in each way that it can end.
        ends: The state in which it returns, in each way.
        leaves: The state at each `break` of the loop around.
        turns: The state at each `continue` of it.
        watched: The state after each statement, where an exception can lead elsewhere; or `None`.
        shared: Names that a function inside may give another value.
        present: Expressions, as `ast.dump` writes them, that a condition shows not to be `None`.
    """

    def __init__(
        self, outside: tuple[Mapping[str, Any], ...], evaluate: Evaluate, follow: Follow, depth: int
    ) -> None:
        self._outside = outside
        self._evaluate = evaluate
        self.follow = follow
        self.depth = depth
        self.present: frozenset[str] = frozenset()
        self.names: dict[str, Meaning] = {}
        self.held: dict[object, Keys] = {}
        self.returns: list[Meaning] = []
        self.ends: list[Scope] = []
        self.leaves: list[Scope] = []
        self.turns: list[Scope] = []
        self.watched: list[Scope] | None = None
        self.shared: frozenset[str] = frozenset()

    def get(self, name: str) -> Meaning:
        """Return what a name stands for."""
        if name in self.names:
            return self.names[name]
        for holder in (*self._outside, vars(builtins)):
            if name in holder:
                return Known(holder[name])
        return Unknown(f"{name} is not known")

    def evaluate(self, node: ast.expr) -> Meaning:
        """Return what is known of the value of an expression here."""
        return self._evaluate(node, self)

    def branch(self, present: tuple[ast.expr, ...] = ()) -> Scope:
        """Return a scope for what is done under a condition.

        Args:
            present: Expressions that the condition shows not to be `None`.
        """
        inner = Scope(self._outside, self._evaluate, self.follow, self.depth)
        inner.held = {identity: keys.twin() for identity, keys in self.dicts().items()}
        inner.names = {
            name: inner.held[value.identity] if isinstance(value, Keys) else value
            for name, value in self.names.items()
        }
        inner.returns, inner.ends = self.returns, self.ends
        inner.leaves, inner.turns, inner.watched = self.leaves, self.turns, self.watched
        inner.shared = self.shared
        inner.present = self.present.union(map(ast.dump, present))
        return inner

    def dicts(self) -> dict[object, Keys]:
        """Return the dicts that the function knows, by identity."""
        named = {each.identity: each for each in self.names.values() if isinstance(each, Keys)}
        return {**self.held, **named}

    def set(self, name: str, value: Meaning) -> None:
        """Give a value to a name; what a condition showed of it no longer holds."""
        shared = Unknown(f"a function inside may change {name}")
        self.names[name] = shared if name in self.shared else value
        self.present = frozenset(each for each in self.present if f"id='{name}'" not in each)

    def is_present(self, node: ast.expr) -> bool:
        """Tell whether a condition around here shows that an expression is not `None`."""
        return bool(self.present) and ast.dump(node) in self.present

    def join(self, branches: list[Scope]) -> None:
        """Go on from where one of several branches has ended."""
        if len(branches) == 1:
            self.present = branches[0].present
        before = self.dicts()
        for identity, keys in before.items():
            states = [each.held[identity] for each in branches if identity in each.held]
            if states:
                keys.become(either_keys(states))
        united: dict[str, Meaning] = {}
        for name in dict.fromkeys(name for each in branches for name in each.names):
            values = [each.names[name] for each in branches if name in each.names]
            same = {each.identity if isinstance(each, Keys) else None for each in values}
            identity = same.pop() if len(same) == 1 else None
            united[name] = before.get(identity) or any_of(values) or values[0]
        self.held = before
        self.names = united


class Call(NamedTuple):
    """What is given to a function.

    Attributes:
        given: The arguments by position.
        named: The arguments by name.
        scope: Where the call stands.
    """

    given: list[Meaning]
    named: dict[str, Meaning]
    scope: Scope

    @property
    def first(self) -> Meaning:
        """The first argument, `None` without any."""
        return self.given[0] if self.given else Known(None)

    @property
    def path(self) -> str | None:
        """The one attribute that the arguments come from."""
        return path_of([*self.given, *self.named.values()])

    def after(self, partial: Any) -> Call:
        """Return the call with what a partial adds to it."""
        first: list[Meaning] = [Known(value) for value in partial.args]
        bound: dict[str, Meaning] = {key: Known(value) for key, value in partial.keywords.items()}
        return Call([*first, *self.given], {**bound, **self.named}, self.scope)

    def loosen(self, reason: str) -> None:
        """Note that a function which is not read may change the dicts that it is given."""
        for each in (*self.given, *self.named.values()):
            if isinstance(each, Keys):
                each.loosen(reason)

    def followed(self, function: Any, *before: Meaning) -> Meaning:
        """Return what a function gives for the arguments, after others that come before them."""
        return self.scope.follow(function, Call([*before, *self.given], self.named, self.scope))
