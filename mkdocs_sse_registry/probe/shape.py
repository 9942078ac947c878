"""What is wrong with the shape of a registry, as plain data; knows no wording for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from .text import ADDRESS, is_shapeless, plain

LONGEST = 200
"""Characters of a value that a message shows."""


class ShapeError(Exception):
    """The module holds no registry of a known shape.

    Attributes:
        facts: What was looked for and what was found, as plain data; `problem` names the case.
    """

    def __init__(self, problem: str, **facts: Any) -> None:
        super().__init__(problem)
        self.facts: dict[str, Any] = {"problem": problem, **facts}


def of_list(problem: str, module: ModuleType, role: str, wanted: str, **facts: Any) -> ShapeError:
    """Return the error that says which name was looked for in a module, and what is there."""
    lists = {name: f"{type(value).__name__} of {len(value)}" for name, value in lists_of(module)}
    path = getattr(module, "__file__", None)
    return ShapeError(problem, role=role, wanted=wanted, lists=lists, path=path, **facts)


def lists_of(module: ModuleType) -> list[tuple[str, Any]]:
    """Return the lists, tuples, sets and dicts of a module that have a public name."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if not name.startswith("_") and isinstance(value, (list, tuple, set, frozenset, dict))
    ]


def kind_of(value: Any) -> str:
    """Describe a value in a few words, for a message; the same words in every run."""
    if isinstance(value, ModuleType):
        return plain(f"the module {value.__name__!r}")
    text = ADDRESS.sub("", repr(value))
    if is_shapeless(value) and (attributes := attribute_names(value)):
        text = f"{type(value).__name__}({', '.join(attributes)})"
    return plain(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def attribute_names(entry: Any) -> list[str]:
    """Return the public attributes or keys of an entry, in their own order."""
    names = entry if isinstance(entry, Mapping) else _declared_names(entry)
    return [name for name in names if isinstance(name, str) and not name.startswith("_")]


def _declared_names(entry: Any) -> Iterable[Any]:
    """Return the attributes of an object as its kind of class lists them."""
    cls = type(entry)
    fields = getattr(cls, "model_fields", None)
    if isinstance(fields, Mapping):  # pydantic, with what it was given beyond its fields
        return [*fields, *(getattr(entry, "model_extra", None) or ())]
    for listing in ("__dataclass_fields__", "_fields", "__struct_fields__"):
        if names := getattr(cls, listing, None):
            return list(names)
    if attributes := getattr(cls, "__attrs_attrs__", None):
        return [attribute.name for attribute in attributes]
    slots = [name for base in reversed(cls.__mro__) for name in _slots(base)]
    return [*slots, *getattr(entry, "__dict__", ())]


def _slots(cls: type) -> Iterable[Any]:
    slots = cls.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else slots
