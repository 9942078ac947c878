"""What never changes of a type, found out only once; knows no type."""

from __future__ import annotations

import functools
from typing import Any, Callable, TypeVar

Answer = TypeVar("Answer")


def once(function: Callable[[Any], Answer]) -> Callable[[Any], Answer]:
    """Return a function of one object that remembers what it gave for it.

    Objects are told apart by identity: equal types need not be the same, such as `int | str` and
    `str | int`, and not every type has a hash.
    """
    known: dict[Any, tuple[Any, Answer]] = {}

    @functools.wraps(function)
    def remembered(asked: Any) -> Answer:
        # A plain class is its own identity; `id` is slow where something listens to audit events.
        key = asked if type(asked) is type else id(asked)
        held = known.get(key)
        if held is None:
            held = known[key] = (asked, function(asked))
        return held[1]

    return remembered
