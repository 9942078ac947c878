"""The lists of a registry and their entries, by attribute or by key; knows nothing of source files.

An entry may be a dataclass, a named tuple, an attrs or pydantic object, a plain object or a dict.
"""

from __future__ import annotations

import difflib
import importlib
import operator
from collections.abc import Iterable, Mapping
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from . import field_types
from .shape import ShapeError, attribute_names, kind_of, lists_of, of_list
from .text import plain, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    Place = Mapping[str, Any]

MISSING: Any = object()
NEAR = 0.8
"""How like the usual name another one is that was meant to be it."""

USUAL_NAMES = {
    "events": "SSE_EVENT_REGISTRY",
    "mappings": "DOMAIN_TO_SSE_MAPPING",
    "categories": "SSEEventCategory",
    "event_types": "SSEEventType",
}
"""Names of the lists in the module; an attribute of an entry is by default called what it is."""

UNDERSTOOD = ("deprecated", "since", "replaced_by", "source_domain_events")


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


def home_of(module: ModuleType, names: Names, role: str) -> tuple[ModuleType, str]:
    """Return the module that holds what is called for a role, and the rest of the name in it.

    A name that the options give may lead through modules, from the registry's own or from the top.
    """
    name = names[role]
    first, *more = parts = name.split(".")
    holder = module
    may_be_elsewhere = names.is_configured(role) and (more or role == "event_types")
    if may_be_elsewhere and not hasattr(module, first):
        holder, parts = _imported(parts) or (module, parts)
    while parts and isinstance(inner := getattr(holder, parts[0], None), ModuleType):
        holder, parts = inner, parts[1:]
    return holder, ".".join(parts)


def _imported(parts: list[str]) -> tuple[ModuleType, list[str]] | None:
    """Import as much of a dotted name as is modules."""
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        try:
            return importlib.import_module(name), parts[length:]
        except ModuleNotFoundError as error:
            if error.name is None or not f"{name}.".startswith(f"{error.name}."):
                raise
    return None


def found_in(module: ModuleType, names: Names, role: str) -> Any:
    """Return what the module holds for a role, `MISSING` without it.

    Raises:
        ShapeError: The options give a name that the module does not have.
    """
    holder, rest = home_of(module, names, role)
    try:
        return operator.attrgetter(rest)(holder) if rest else holder
    except AttributeError:
        if names.is_configured(role):
            raise of_list("no-name", module, role, names[role]) from None
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
        raise of_list("no-list", module, role, names[role], found=kind_of(value))
    ordered = not isinstance(value, (set, frozenset))
    pairs = value.items() if isinstance(value, Mapping) else ((MISSING, item) for item in value)
    return [Entry(number, *pair) for number, pair in enumerate(pairs, 1)], ordered


def check_names(
    roles: Iterable[str],
    entries: Sequence[Entry],
    names: Names,
    in_list: str,
    places: Sequence[Place],
) -> None:
    """Make sure that some entry has each attribute that the options name.

    Args:
        roles: The attributes that the entries may have.
        entries: All of a list.
        names: What the parts of the registry are called.
        in_list: The list's role.
        places: Where each entry is.

    Raises:
        ShapeError: No entry has one of them.
    """
    for role in filter(names.is_configured, roles) if entries else ():
        wanted = names[role]
        if all(entry.get(wanted) is MISSING for entry in entries):
            raise ShapeError(
                "no-entry-has",
                role=role,
                wanted=wanted,
                list=names[in_list],
                entry=kind_of(entries[0].value),
                attributes=list(map(plain, attribute_names(entries[0].value))),
                **places[0],
            )


def nearly_called(module: ModuleType, wanted: str) -> str | None:
    """Return the list of a module that has nearly the name that was looked for."""
    names = {name.casefold(): name for name, _ in lists_of(module)}
    near = difflib.get_close_matches(wanted.casefold(), names, n=1, cutoff=NEAR)
    return names[near[0]] if near else None


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
        return [
            {"name": _field_name(name), **field_types.told(value)}
            for name, value in declared.items()
        ]
    names = [_field_name(field) for field in declared]
    return [
        {"name": name}
        for name in (sorted(names) if isinstance(declared, (set, frozenset)) else names)
    ]


def _field_name(field: Any) -> str:
    if isinstance(field, Enum):
        field = field.value
    return plain(field if isinstance(field, str) else getattr(field, "name", str(field)))
