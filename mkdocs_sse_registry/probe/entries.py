"""The lists of a registry and their entries, by attribute or by key; knows nothing of source files.

An entry may be a dataclass, a named tuple, an attrs or pydantic object, a plain object or a dict.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from .text import is_shapeless, plain, shown

if TYPE_CHECKING:
    from types import ModuleType

MISSING: Any = object()
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
LONGEST = 200
"""Characters of a value that a message shows."""

USUAL_NAMES = {
    "events": "SSE_EVENT_REGISTRY",
    "mappings": "DOMAIN_TO_SSE_MAPPING",
    "categories": "SSEEventCategory",
    "event_types": "SSEEventType",
}
"""Names of the lists in the module; an attribute of an entry is by default called what it is."""

UNDERSTOOD = ("deprecated", "since", "replaced_by", "source_domain_events")
TYPE_NAMES = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "list": "array",
    "dict": "object",
}
"""JSON Schema's names for the types that a dict of payload fields may give."""


class ShapeError(Exception):
    """The module holds no registry of a known shape.

    Attributes:
        facts: What was looked for and what was found, as plain data; `problem` names the case.
    """

    def __init__(self, problem: str, **facts: Any) -> None:
        super().__init__(problem)
        self.facts: dict[str, Any] = {"problem": problem, **facts}


class Names:
    """What the parts of a registry are called in this module."""

    def __init__(self, configured: Mapping[str, str]) -> None:
        self._configured = configured

    def __getitem__(self, role: str) -> str:
        return self._configured.get(role) or USUAL_NAMES.get(role, role)

    def is_configured(self, role: str) -> bool:
        """Tell whether the user gave the name, so that its absence is a mistake."""
        return bool(self._configured.get(role))

    def of_entry(self) -> frozenset[str]:
        """Return the attributes of an entry that have a meaning."""
        roles = ("event_type", "category", "description", "payload_fields")
        return frozenset(self[role] for role in roles).union(UNDERSTOOD)


class Entry(NamedTuple):
    """One entry of a list.

    Attributes:
        number: Counted from 1.
        key: Its key where the list is a dict, else `MISSING`.
        value: The entry itself.
    """

    number: int
    key: Any
    value: Any

    def get(self, name: str, default: Any = MISSING) -> Any:
        """Return an attribute, or the value under a key."""
        if isinstance(self.value, Mapping):
            return self.value.get(name, default)
        return getattr(self.value, name, default)


def found_in(module: ModuleType, names: Names, role: str) -> Any:
    """Return what the module holds for a role, `MISSING` without it.

    Raises:
        ShapeError: The options give a name that the module does not have.
    """
    try:
        return operator.attrgetter(names[role])(module)
    except AttributeError:
        if names.is_configured(role):
            raise ShapeError("no-name", **_looked_for(module, names, role)) from None
        return MISSING


def entries_of(module: ModuleType, names: Names, role: str) -> tuple[list[Entry], bool] | None:
    """Return the entries of a list, and whether they have an order; `None` without such a list.

    Raises:
        ShapeError: There is something of that name which is no list, tuple, set or dict.
    """
    value = found_in(module, names, role)
    if value is MISSING:
        return None
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ShapeError("no-list", found=kind_of(value), **_looked_for(module, names, role))
    ordered = not isinstance(value, (set, frozenset))
    pairs = value.items() if isinstance(value, Mapping) else ((MISSING, item) for item in value)
    return [Entry(number, *pair) for number, pair in enumerate(pairs, 1)], ordered


def missing_list(module: ModuleType, names: Names, role: str) -> ShapeError:
    """Return the error that says which list was looked for, and what is there."""
    return ShapeError("no-name", **_looked_for(module, names, role))


def _looked_for(module: ModuleType, names: Names, role: str) -> dict[str, Any]:
    lists = {
        name: f"{type(value).__name__} of {len(value)}"
        for name, value in vars(module).items()
        if not name.startswith("_") and isinstance(value, (list, tuple, set, frozenset, dict))
    }
    path = getattr(module, "__file__", None)
    return {"role": role, "wanted": names[role], "lists": lists, "path": path}


def kind_of(value: Any) -> str:
    """Describe a value in a few words, for a message; the same words in every run."""
    text = ADDRESS.sub("", repr(value))
    if is_shapeless(value) and (attributes := attribute_names(value)):
        text = f"{type(value).__name__}({', '.join(attributes)})"
    return plain(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def attribute_names(entry: Any) -> list[str]:
    """Return the public attributes or keys of an entry, in their own order."""
    if isinstance(entry, Mapping):
        names: Any = entry
    else:
        names = (
            getattr(entry, "__dataclass_fields__", None)
            or getattr(entry, "_fields", None)
            or [found.name for found in getattr(entry, "__attrs_attrs__", ())]
            or getattr(type(entry), "model_fields", None)
            or getattr(entry, "__dict__", ())
        )
    return [name for name in names if isinstance(name, str) and not name.startswith("_")]


def extras(entry: Entry, names: Names) -> dict[str, str]:
    """Return the attributes that have no meaning of ours, as text."""
    understood = names.of_entry()
    found = {
        name: shown(entry.get(name, None))
        for name in attribute_names(entry.value)
        if name not in understood
    }
    return {plain(name): text for name, text in found.items() if text}


def payload_fields(declared: Any) -> list[dict[str, Any]]:
    """Return the declared fields: in the order given, those of a set by name.

    Raises:
        TypeError: What is declared is no list, tuple, set or dict.
    """
    if declared is None:
        return []
    if isinstance(declared, str) or not isinstance(declared, Iterable):
        raise TypeError(declared)
    if isinstance(declared, Mapping):
        return [{"name": _field_name(name), **_told(told)} for name, told in declared.items()]
    names = [_field_name(field) for field in declared]
    return [
        {"name": name}
        for name in (sorted(names) if isinstance(declared, (set, frozenset)) else names)
    ]


def _field_name(field: Any) -> str:
    if isinstance(field, Enum):
        field = field.value
    return plain(field if isinstance(field, str) else getattr(field, "name", str(field)))


def _told(told: Any) -> dict[str, Any]:
    """Return what the value of a dict of fields says: a type, or a description."""
    told = getattr(told, "__origin__", told)
    name = told.__name__ if isinstance(told, type) else told
    if not isinstance(name, str):
        return {}
    if name in TYPE_NAMES or name in TYPE_NAMES.values():
        return {"type": TYPE_NAMES.get(name, name)}
    return {"description": plain(name)}
