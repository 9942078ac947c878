"""What was found out of a type is remembered for that type only."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from mkdocs_sse_registry.probe.payloads import hints
from mkdocs_sse_registry.probe.remembering import once


def test_equal_types_in_another_order_keep_their_order() -> None:
    assert hints.alternatives(int | str) == (int, str)
    assert hints.alternatives(str | int) == (str, int)


def test_what_has_no_hash_is_remembered_too() -> None:
    hint: Any = Annotated[int, []]

    assert hints.class_of(hint) is hints.class_of(hint) is int


def test_the_same_is_asked_for_once() -> None:
    asked: list[Any] = []
    answer = once(asked.append)

    kinds: tuple[Any, ...] = (int, int, [], [])

    for each in kinds:
        answer(each)

    assert asked == [int, [], []]


def test_an_error_is_not_remembered() -> None:
    attempts = iter([0, 1])
    answer = once(lambda _: 1 // next(attempts))

    with pytest.raises(ZeroDivisionError):
        answer(int)

    assert answer(int) == 1
