"""What is known of a dict that is made, changed or taken apart in the source; knows no syntax."""

from __future__ import annotations

from .meanings import Items, Keys, Known, Meaning, Unknown, either

HARMLESS = ("get", "__contains__", "__getitem__", "__len__", "__eq__")
"""Methods that change nothing, other than those that are followed."""


def made(given: list[Meaning], named: dict[str, Meaning]) -> Keys:
    """Return what `dict()` makes of its arguments."""
    result = Keys()
    for each in given:
        if isinstance(each, Keys):
            result.update(each)
        elif isinstance(each, Items) and all(_is_pair(pair) for pair in each.values):
            for pair in each.values:
                result.put(str(pair.values[0].value), pair.values[1])  # type: ignore[union-attr]
        else:
            result.blur("the keys of dict() are computed")
    for name, value in named.items():
        result.put(name, value)
    return result


def method(value: Keys, name: str, given: list[Meaning], named: dict[str, Meaning]) -> Meaning:
    """Return what a call of a method of a dict gives, and do to it what it does."""
    if name in ("items", "keys", "values", "copy"):
        return _whole(value, name)
    if name == "update":
        value.update(made(given, named))
        return Known(None)
    key = given[0].value if given and isinstance(given[0], Known) else None
    if isinstance(key, str):
        return _of_key(value, name, key, given[1] if len(given) > 1 else Known(None))
    if name not in HARMLESS:
        value.loosen(f"{name}() changes its keys")
    return Unknown(f"{name}() cannot be followed")


def _whole(value: Keys, name: str) -> Meaning:
    """Return what a method gives that looks at all keys."""
    if name == "copy":
        return value.copy()
    pairs = [Items((Known(key), each)) for key, each in value.known.items()]
    number = {"keys": 0, "values": 1}.get(name)
    return Items(tuple(pairs if number is None else [pair.values[number] for pair in pairs]))


def _of_key(value: Keys, name: str, key: str, other: Meaning) -> Meaning:
    """Return what a method of one key gives, with a default or a new value."""
    held = value.known.get(key)
    is_certain = held is not None and key not in value.optional and not value.gap
    if name == "__setitem__":
        value.put(key, other)
        return Known(None)
    if name == "setdefault":
        value.put(key, other if held is None else held if is_certain else either(held, other))
        return value.known[key]
    if name in ("get", "pop"):
        found = other if held is None else held if is_certain else either(held, other)
        if name == "pop":
            value.known.pop(key, None)
            value.optional.discard(key)
        return Unknown(f"{key} may be set elsewhere") if held is None and value.gap else found
    if name not in HARMLESS:
        value.loosen(f"{name}() changes its keys")
    return Unknown(f"{name}() cannot be followed")


def _is_pair(value: Meaning) -> bool:
    return (
        isinstance(value, Items)
        and len(value.values) == 2  # noqa: PLR2004 - key and value
        and isinstance(value.values[0], Known)
    )
