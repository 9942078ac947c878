"""What plain functions and classes tell of their arguments is what `inspect` tells."""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from mkdocs_sse_registry.probe.payloads.signatures import arguments_of, takes

if TYPE_CHECKING:
    from collections.abc import Callable


def _every_kind(a: int, /, b: int, c: int = 3, *d: int, e: int, f: int = 6, **g: int) -> None: ...
def _one(event: object) -> None: ...
def _two(event: object, user: object) -> None: ...
def _default(event: object, user: object = None) -> None: ...
def _named(event: object, *, user: object) -> None: ...
def _rest(*events: object) -> None: ...
def _nothing() -> None: ...


@functools.wraps(_two)
def _wrapped(*_: object) -> None: ...


@dataclass(frozen=True, slots=True)
class _Record:
    a: int
    b: list[int] = field(default_factory=list)
    c: int = field(default=3, kw_only=True)


class _Tuple(NamedTuple):
    a: int
    b: int = 2


class _Open:
    def __init__(*arguments: object) -> None: ...


class _Made:
    def __new__(cls, _a: int) -> _Made:  # noqa: PYI034 - it is no heir's
        return super().__new__(cls)

    def __init__(self, a: int, b: int = 2) -> None: ...


class _Says(_Record):
    __signature__ = inspect.Signature()


class _Called:
    def __call__(self, event: object) -> None: ...


CALLABLES: tuple[Any, ...] = (
    *(_every_kind, _one, _two, _default, _named, _rest, _nothing, _wrapped, lambda event: event),
    *(_Record, _Tuple, _Open, _Made, _Says, _Called(), _Called().__call__),
    *(functools.partial(_two, 1), functools.partial(_two, user=1)),
)


@pytest.mark.parametrize("function", CALLABLES)
def test_arguments_are_those_of_inspect(function: Callable[..., Any]) -> None:
    wanted = inspect.signature(function).parameters.values()

    assert arguments_of(function) == [(each.name, each.kind, each.default) for each in wanted]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("function", CALLABLES)
def test_a_call_is_possible_where_inspect_can_bind_it(
    function: Callable[..., Any], count: int
) -> None:
    try:
        inspect.signature(function).bind(*range(count))
        is_possible = True
    except TypeError:
        is_possible = False

    assert takes(arguments_of(function), count) is is_possible
