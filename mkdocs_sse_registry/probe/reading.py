"""Read a registry by attribute or key, whatever its classes are; knows nothing of processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from . import domain_events
from .answers import Answers
from .categories import Categories, CategoryOf
from .entries import (
    MISSING,
    Entry,
    Names,
    check_names,
    entries_of,
    extras,
    home_of,
    nearly_called,
    payload_fields,
)
from .locating import NOWHERE
from .members import Members
from .payloads.extraction import Extractors
from .shape import ShapeError, kind_of, of_list
from .text import plain, shown, stripped, wire_name

if TYPE_CHECKING:
    from types import ModuleType

    from .locating import Sources

OF_EVENTS = ("event_type", "category", "description", "payload_fields")
OF_MAPPINGS = ("domain_event_class", "sse_event_type")
EXTRACTORS = ("payload_extractor", "user_id_extractor")
"""Attributes of the entries of each list, which the options may rename."""


class Reading(NamedTuple):
    """What was read of a module.

    Attributes:
        registry: Plain data in the shape of `domain.model.Registry`.
        extractors: The live objects of each of its mappings.
    """

    registry: dict[str, Any]
    extractors: list[Extractors]


def read(
    module: ModuleType, attributes: Mapping[str, str], sources: Sources, *, calls: bool
) -> Reading:
    """Read the registry of a module.

    Args:
        module: The registry.
        attributes: Names that differ from the usual ones, by role.
        sources: The user's source files.
        calls: Whether functions of the module may be called.

    Raises:
        ShapeError: The module has no registry, or an entry lacks what it cannot be without.
    """
    reader = _Reader(module, Names(attributes), sources, calls=calls)
    return Reading(reader.registry(), reader.extractors)


class _Reader:
    """One reading of one module."""

    def __init__(self, module: ModuleType, names: Names, sources: Sources, *, calls: bool) -> None:
        self.module = module
        self.names = names
        self.sources = sources
        self.calls = calls
        self.categories = Categories(module, names, sources)
        self.members = Members(module, names, sources)
        self.classes: dict[str, type] = {}
        self.listed: list[tuple[Entry, Any, dict[str, Any]]] = []
        self.extractors: list[Extractors] = []

    def registry(self) -> dict[str, Any]:
        """Return everything; the lists first, since the rest follows from them."""
        events = self._events()
        mappings = self._mappings()
        event_types = [value for _, value, _ in self.listed]
        return {
            "origin": {
                "module": self.module.__name__,
                "source": self.sources.place(getattr(self.module, "__file__", None)),
            },
            "categories": self.categories.listed(),
            "events": events,
            "mappings": mappings,
            "domain_events": domain_events.describe(self.classes, self.sources),
            "members": self.members.listed(event_types),
            "answers": self._answers(event_types) if self.calls else [],
        }

    def _answers(self, event_types: Sequence[Any]) -> list[dict[str, Any]]:
        """Return what functions say; last, since a function may change what it is asked of."""
        entries = [entry for entry, _, _ in self.listed]
        is_needed = self.categories.function(entries, event_types) is not None
        function = None if is_needed else self.categories.declared_function(event_types)
        listed = list(zip(entries, event_types))
        answers = Answers(self.module, self.names, self.sources, listed)
        return answers.all(function, self.categories.values())

    def _events(self) -> list[dict[str, Any]]:
        listed = entries_of(self.module, self.names, "events")
        if listed is None:
            raise of_list("no-name", self.module, "events", self.names["events"])
        entries, ordered = listed
        if not ordered:
            entries.sort(key=lambda entry: str(wire_name(self._own_or_key(entry, "event_type"))))
        types = [self._own_or_key(entry, "event_type") for entry in entries]
        keys = [(value,) for value in types]
        places = self._places("events", keys, ordered=ordered)
        check_names(OF_EVENTS, entries, self.names, "events", places)
        for entry, value, place in zip(entries, types, places):
            if wire_name(value) is None:
                raise self._lacking(entry, place, "events", "event_type", value)
        self.listed = list(zip(entries, types, places))
        category_of = self.categories.function(entries, types) if self.calls else None
        return [self._event(*each, category_of) for each in self.listed]

    def _event(
        self, entry: Entry, value: Any, place: dict[str, Any], category_of: CategoryOf
    ) -> dict[str, Any]:
        deprecated = entry.get("deprecated", None)
        declared = entry.get(self.names["payload_fields"], None)
        try:
            fields = payload_fields(declared)
        except TypeError:
            raise self._lacking(entry, place, "events", "payload_fields", declared) from None
        return {
            "type": wire_name(value),
            **self.members.of(value)._asdict(),
            "category": self.categories.of(entry, value, category_of),
            "description": stripped(entry.get(self.names["description"], None)),
            "payload_fields": fields,
            "deprecated": "" if deprecated is True else shown(deprecated or None),
            "since": shown(entry.get("since", None)),
            "replaced_by": wire_name(entry.get("replaced_by", None)),
            "source": place,
            "extra": extras(entry, self.names),
        }

    def _mappings(self) -> list[dict[str, Any]]:
        listed = entries_of(self.module, self.names, "mappings")
        if listed is None:
            self._check_absence()
            return list(self._mappings_of_events())
        entries, ordered = listed
        if not ordered:
            entries.sort(key=lambda entry: tuple(map(_name, self._mapping_key(entry))))
        keys = [self._mapping_key(entry) for entry in entries]
        places = self._places("mappings", keys, ordered=ordered)
        roles = (*OF_MAPPINGS, *EXTRACTORS)
        check_names(roles, entries, self.names, "mappings", places)
        for entry, (cls, event_type), place in zip(entries, keys, places):
            if domain_events.qualified_name(cls) is None:
                raise self._lacking(entry, place, "mappings", "domain_event_class", cls)
            if wire_name(event_type) is None:
                raise self._lacking(entry, place, "mappings", "sse_event_type", event_type)
        return [self._mapping(*each) for each in zip(entries, keys, places)]

    def _check_absence(self) -> None:
        """Make sure that a list of mappings which is not there is not meant to be."""
        module, wanted = self.module, self.names["mappings"]
        if any(map(self.names.is_configured, OF_MAPPINGS)):
            raise of_list("no-name", module, "mappings", wanted)
        entries = [entry for entry, _, _ in self.listed]
        if any(entry.get("source_domain_events") is not MISSING for entry in entries):
            check_names(EXTRACTORS, entries, self.names, "events", [self.listed[0][2]])
        elif near := nearly_called(module, wanted):
            raise of_list("near-miss", module, "mappings", wanted, found=near)
        elif any(map(self.names.is_configured, EXTRACTORS)):
            raise of_list("no-name", module, "mappings", wanted)

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
        payload, user_id = (self._callable(entry, role, place) for role in EXTRACTORS)
        self.extractors.append(Extractors(cls if isinstance(cls, type) else None, payload, user_id))
        return {
            "domain_event": name,
            "event_type": wire_name(event_type),
            "payload_extractor": self._described(payload),
            "user_id_extractor": self._described(user_id),
            "source": place,
        }

    def _callable(self, entry: Entry, role: str, place: dict[str, Any]) -> Any:
        function = entry.get(self.names[role], None)
        if function is not None and not callable(function):
            is_event = any(entry is listed for listed, _, _ in self.listed)
            in_list = "events" if is_event else "mappings"
            raise self._lacking(entry, place, in_list, role, function)
        return function

    def _described(self, function: Any) -> dict[str, Any] | None:
        if function is None:
            return None
        try:
            return self.sources.function(function)
        except Exception:  # noqa: BLE001 - an object of the user's may refuse to be looked at
            name = plain(type(function).__qualname__)
            return {"name": name, "qualified_name": None, "source": NOWHERE}

    def _places(
        self, role: str, keys: Sequence[Sequence[Any]], *, ordered: bool
    ) -> list[dict[str, Any]]:
        module, name = home_of(self.module, self.names, role)
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


def _name(value: Any) -> str:
    return str(domain_events.qualified_name(value) if isinstance(value, type) else wire_name(value))
