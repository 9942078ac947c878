"""Values within the limits that an annotation sets, as pydantic and annotated-types write them."""

from __future__ import annotations

from typing import Any

from . import hints

MOST_ELEMENTS = 100
"""That a list is filled with, whatever the limits ask for."""


def within(value: Any, said: tuple[Any, ...]) -> Any:
    """Return a value that keeps to the limits; those of a pattern are not known.

    Args:
        value: A text or a number.
        said: What `Annotated` adds to its type.
    """
    for each in _limits(said):
        value = _text(value, each) if isinstance(value, str) else _number(value, each)
    return value


def filled(value: Any, said: tuple[Any, ...]) -> Any:
    """Return a list or tuple with as many elements as the limits ask for, the same again."""
    for each in _limits(said):
        least = getattr(each, "min_length", None)
        if isinstance(least, int) and isinstance(value, (list, tuple)) and value:
            value = value * -(-min(least, MOST_ELEMENTS) // len(value))
    return value


def _limits(said: tuple[Any, ...]) -> list[Any]:
    """Return the single limits; pydantic's FieldInfo holds several."""
    return [each for limit in said for each in getattr(limit, "metadata", None) or (limit,)]


def _text(value: str, limit: Any) -> str:
    least = getattr(limit, "min_length", None)
    most = getattr(limit, "max_length", None)
    value = value.ljust(least, "x") if isinstance(least, int) else value
    return value[:most] if isinstance(most, int) else value


def _number(value: Any, limit: Any) -> Any:
    if isinstance(value, bool) or not _is_number(value):
        return value
    kind: Any = type(value)
    bounds = {
        name: kind(bound)
        for name in ("gt", "ge", "lt", "le", "multiple_of")
        if _is_number(bound := getattr(limit, name, None))
    }
    if "gt" in bounds and value <= bounds["gt"]:
        value = bounds["gt"] + kind(1)
    if "ge" in bounds:
        value = max(value, bounds["ge"])
    if "lt" in bounds and value >= bounds["lt"]:
        value = bounds["lt"] - kind(1)
    if "le" in bounds:
        value = min(value, bounds["le"])
    if bounds.get("multiple_of"):
        step = bounds["multiple_of"]
        value = step * (value // step or kind(1))
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) or hints.decimal_of(type(value)) is not None
