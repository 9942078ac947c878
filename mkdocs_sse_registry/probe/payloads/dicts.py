"""What is known of a dict that is made, changed or taken apart in the source; knows no syntax."""

from __future__ import annotations

from .meanings import Items, Keys, Known, Meaning, Unknown, either


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
    key = given[0].value if given and isinstance(given[0], Known) else None
    if name == "update":
        value.update(made(given, named))
        return Known(None)
    if name == "copy":
        return value.copy()
    if name == "values":
        return Items(tuple(value.known.values()))
    if name == "keys":
        return Items(tuple(map(Known, value.known)))
    if name == "items":
        return Items(tuple(Items((Known(key), each)) for key, each in value.known.items()))
    if name == "setdefault" and isinstance(key, str) and len(given) > 1:
        value.put(key, either(value.known[key], given[1]) if key in value.known else given[1])
        return value.known[key]
    if name == "pop" and isinstance(key, str):
        return value.known.pop(key, Unknown(f"{key} is not there"))
    if name == "get" and isinstance(key, str):
        default = given[1] if len(given) > 1 else Known(None)
        return either(value.known[key], default) if key in value.known else default
    if name in ("pop", "setdefault", "clear", "popitem"):
        value.blur(f"{name}() changes its keys")
        value.optional.update(value.known)
    return Unknown(f"{name}() cannot be followed")


def _is_pair(value: Meaning) -> bool:
    return (
        isinstance(value, Items)
        and len(value.values) == 2  # noqa: PLR2004 - key and value
        and isinstance(value.values[0], Known)
    )
