"""Take turns: each way once, round after round; knows nothing of what a way does."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

WARM = 300
"""Event types up to which the first round does not count."""


def say(text: str) -> None:
    """Tell whoever waits what goes on."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()


def in_turn(
    title: str,
    ways: Mapping[str, Callable[[], T]],
    rounds: int,
    *,
    warms_up: bool = True,
    fewer: Mapping[str, int] | None = None,
) -> dict[str, tuple[T, ...]]:
    """Return what each way gave, round by round.

    Args:
        title: What is measured.
        ways: What runs in each round.
        rounds: How many count.
        warms_up: Whether one goes before that does not count: in it, modules are compiled and files
            come into memory.
        fewer: Ways that run in the first rounds only, with how many these are.
    """
    most = dict.fromkeys(ways, rounds) | {
        name: min(rounds, each) for name, each in (fewer or {}).items()
    }
    given: dict[str, list[T]] = {name: [] for name in ways}
    for number in range(0 if warms_up else 1, rounds + 1):
        for name, way in ways.items():
            if number <= most[name]:
                say(f"{title}, round {number} of {rounds}: {name}")
                given[name].append(way())
    return {name: tuple(each[1:] if warms_up else each) for name, each in given.items()}
