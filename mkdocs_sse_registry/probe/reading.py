"""Read a registry by attribute or key, whatever its classes are; knows nothing of processes."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from . import domain_events
from .entries import (
    MISSING,
    Entry,
    Names,
    ShapeError,
    entries_of,
    extras,
    found_in,
    kind_of,
    missing_list,
    payload_fields,
)
from .payloads.extraction import Extractors
from .text import plain, shown, wire_name

if TYPE_CHECKING:
    from .locating import Sources

UNCATEGORISED = "uncategorised"


class Reading(NamedTuple):
    """What was read of a module.

    Attributes:
        registry: Plain data in the shape of `domain.model.Registry`.
        extractors: The live objects of each of its mappings.
    """

    registry: dict[str, Any]
    extractors: list[Extractors]


def read(module: ModuleType, attributes: Mapping[str, str], sources: Sources) -> Reading:
    """Read the registry of a module.

    Raises:
        ShapeError: The module has no registry, or an entry lacks what it cannot be without.
    """
    reader = _Reader(module, Names(attributes), sources)
    return Reading(reader.registry(), reader.extractors)


class _Reader:
    """One reading of one module."""

    def __init__(self, module: ModuleType, names: Names, sources: Sources) -> None:
        self.module = module
        self.names = names
        self.sources = sources
        self.categories: dict[str, Any] = {}
        self.classes: dict[str, type] = {}
        self.listed: list[tuple[Entry, Any, dict[str, Any]]] = []
        self.extractors: list[Extractors] = []
        self.constants: dict[str, tuple[str | None, str | None]] | None = None

    def registry(self) -> dict[str, Any]:
        """Return everything; the lists first, since the rest follows from them."""
        events = self._events()
        mappings = self._mappings()
        return {
            "origin": {
                "module": self.module.__name__,
                "source": self.sources.place(getattr(self.module, "__file__", None)),
            },
            "categories": self._categories(),
            "events": events,
            "mappings": mappings,
            "domain_events": domain_events.describe(self.classes, self.sources),
        }

    def _events(self) -> list[dict[str, Any]]:
        listed = entries_of(self.module, self.names, "events")
        if listed is None:
            raise missing_list(self.module, self.names, "events")
        entries, ordered = listed
        if not ordered:
            entries.sort(key=lambda entry: str(wire_name(self._own_or_key(entry, "event_type"))))
        types = [self._own_or_key(entry, "event_type") for entry in entries]
        keys = [(value,) for value in types]
        places = self._places("events", keys, ordered=ordered)
        for entry, value, place in zip(entries, types, places):
            if wire_name(value) is None:
                raise self._lacking(entry, place, "events", "event_type", value)
        self.listed = list(zip(entries, types, places))
        return [self._event(*each) for each in self.listed]

    def _event(self, entry: Entry, value: Any, place: dict[str, Any]) -> dict[str, Any]:
        category = entry.get(self.names["category"], None)
        name = wire_name(category) or UNCATEGORISED
        self.categories.setdefault(name, category)
        deprecated = entry.get("deprecated", None)
        declared = entry.get(self.names["payload_fields"], None)
        try:
            fields = payload_fields(declared)
        except TypeError:
            raise self._lacking(entry, place, "events", "payload_fields", declared) from None
        holder, member = self._held(value)
        return {
            "type": wire_name(value),
            "member": member,
            "holder": holder,
            "category": name,
            "description": _stripped(entry.get(self.names["description"], None)),
            "payload_fields": fields,
            "deprecated": "" if deprecated is True else shown(deprecated or None),
            "since": shown(entry.get("since", None)),
            "replaced_by": wire_name(entry.get("replaced_by", None)),
            "source": place,
            "extra": extras(entry, self.names),
        }

    def _held(self, value: Any) -> tuple[str | None, str | None]:
        """Return what holds an event type and the name that it has there: a member, a constant."""
        if isinstance(value, Enum):
            return _name(type(value)), plain(value.name)
        if self.constants is None:
            self.constants = self._constants()
        return self.constants.get(str(wire_name(value)), (None, None))

    def _constants(self) -> dict[str, tuple[str | None, str | None]]:
        """Return the names that the options say list every event type, by what they stand for."""
        holder = found_in(self.module, self.names, "event_types")
        name = plain(holder.__name__) if isinstance(holder, ModuleType) else _name(holder)
        members = getattr(holder, "__members__", None) or getattr(holder, "__dict__", {})
        return {
            str(wire_name(value)): (name, plain(member))
            for member, value in members.items()
            if not member.startswith("_") and wire_name(value) is not None
        }

    def _mappings(self) -> list[dict[str, Any]]:
        listed = entries_of(self.module, self.names, "mappings")
        if listed is None:
            return list(self._mappings_of_events())
        entries, ordered = listed
        if not ordered:
            entries.sort(key=lambda entry: tuple(map(_name, self._mapping_key(entry))))
        keys = [self._mapping_key(entry) for entry in entries]
        places = self._places("mappings", keys, ordered=ordered)
        for entry, (cls, event_type), place in zip(entries, keys, places):
            if domain_events.qualified_name(cls) is None:
                raise self._lacking(entry, place, "mappings", "domain_event_class", cls)
            if wire_name(event_type) is None:
                raise self._lacking(entry, place, "mappings", "sse_event_type", event_type)
        return [self._mapping(*each) for each in zip(entries, keys, places)]

    def _mappings_of_events(self) -> Iterator[dict[str, Any]]:
        """Yield what entries that name their own domain events tell."""
        for entry, event_type, place in self.listed:
            causes = entry.get("source_domain_events", None) or ()
            if isinstance(causes, (type, str)) or not isinstance(causes, Iterable):
                causes = (causes,)
            elif isinstance(causes, (set, frozenset)):
                causes = sorted(causes, key=_name)
            for cls in causes:
                if domain_events.qualified_name(cls) is None:
                    raise self._lacking(entry, place, "events", "source_domain_events", cls)
                yield self._mapping(entry, (cls, event_type), place)

    def _mapping_key(self, entry: Entry) -> tuple[Any, Any]:
        """Return the class and the event type; a dict may map one to the other without more."""
        cls = self._own_or_key(entry, "domain_event_class")
        if wire_name(entry.value) is not None:
            return cls, entry.value
        return cls, entry.get(self.names["sse_event_type"])

    def _mapping(self, entry: Entry, key: tuple[Any, Any], place: dict[str, Any]) -> dict[str, Any]:
        cls, event_type = key
        name = str(domain_events.qualified_name(cls))
        if isinstance(cls, type):
            self.classes[name] = cls
        payload = self._callable(entry, "payload_extractor")
        user_id = self._callable(entry, "user_id_extractor")
        self.extractors.append(Extractors(cls if isinstance(cls, type) else None, payload, user_id))
        return {
            "domain_event": name,
            "event_type": wire_name(event_type),
            "payload_extractor": self._described(payload),
            "user_id_extractor": self._described(user_id),
            "source": place,
        }

    def _callable(self, entry: Entry, role: str) -> Any:
        function = entry.get(self.names[role], None)
        return function if callable(function) else None

    def _described(self, function: Any) -> dict[str, Any] | None:
        return None if function is None else self.sources.function(function)

    def _places(
        self, role: str, keys: Sequence[Sequence[Any]], *, ordered: bool
    ) -> list[dict[str, Any]]:
        module, name = self.module, self.names[role]
        holder, _, rest = name.partition(".")
        while isinstance(inner := getattr(module, holder, None), ModuleType) and rest:
            module, name = inner, rest
            holder, _, rest = name.partition(".")
        return self.sources.entries(module, name, keys, ordered=ordered)

    def _own_or_key(self, entry: Entry, role: str) -> Any:
        value = entry.get(self.names[role])
        return entry.key if value is MISSING else value

    def _lacking(
        self, entry: Entry, place: dict[str, Any], role: str, attribute: str, found: Any
    ) -> ShapeError:
        return ShapeError(
            "no-attribute",
            role=attribute,
            wanted=self.names[attribute],
            list=self.names[role],
            number=entry.number,
            entry=kind_of(entry.value),
            found=None if found is MISSING else kind_of(found),
            **place,
        )

    def _categories(self) -> list[dict[str, Any]]:
        """Return the members of the categories' enum in its order, then what else occurs."""
        listed = found_in(self.module, self.names, "categories")
        values = list(listed) if isinstance(listed, Iterable) else []
        for value in self.categories.values():
            values.extend(type(value) if isinstance(value, Enum) else ())
        found = {name: value for value in values if (name := wire_name(value)) is not None}
        for name, value in self.categories.items():
            found.setdefault(name, value)
        return [self._category(*each) for each in found.items()]

    def _category(self, name: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, Enum):
            return {"name": name}
        described = self.sources.member_description(type(value), value.name)
        return {"name": name, "member": value.name, "description": _stripped(described)}


def _name(value: Any) -> str:
    return str(domain_events.qualified_name(value) if isinstance(value, type) else wire_name(value))


def _stripped(value: Any) -> str | None:
    """Return a text without its margins, `None` for what is no text or empty."""
    return inspect.cleandoc(plain(value)).strip() or None if isinstance(value, str) else None
