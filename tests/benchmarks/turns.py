"""Take turns: each way once, round after round; knows nothing of what a way does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


def say(text: str) -> None:
    """Tell whoever waits what goes on."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def in_turn(
    title: str, ways: Mapping[str, Callable[[], T]], rounds: int
) -> dict[str, tuple[T, ...]]:
    """Return what each way gave, round by round.

    The first round does not count: in it, modules are compiled and files come into memory.
    """
    given: dict[str, list[T]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            say(f"{title}, round {number} of {rounds}: {name}")
            given[name].append(way())
    return {name: tuple(each[1:]) for name, each in given.items()}


def usual_rounds(size: int) -> int:
    """Return how many rounds are enough for a number of event types."""
    if size <= 300:
        return 11
    return 5 if size <= 3000 else 3
