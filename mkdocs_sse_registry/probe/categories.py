"""The categories of a registry; knows no list of event types."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any, Callable, Optional

from .entries import MISSING, found_in
from .text import stripped, wire_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from .entries import Entry, Names
    from .locating import Sources

UNCATEGORISED = "uncategorised"
FUNCTION = "get_category_for_event_type"

CategoryOf = Optional[Callable[[Any], Any]]


class Categories:
    """Gives each entry its category, and lists what was given.

    Args:
        module: The registry.
        names: What its parts are called.
        sources: The user's source files.
    """

    def __init__(self, module: ModuleType, names: Names, sources: Sources) -> None:
        self._module = module
        self._names = names
        self._sources = sources
        self._met: dict[str, Any] = {}

    def of(self, entry: Entry, event_type: Any, category_of: CategoryOf) -> str:
        """Return the name of an entry's category.

        Args:
            entry: The entry.
            event_type: Its event type.
            category_of: Tells it of an event type, where entries have none.
        """
        category = entry.get(self._names["category"], None)
        if category_of is not None:
            try:
                category = category_of(event_type)
            except BaseException:  # noqa: BLE001 - the user's; it need not know every event type
                category = None
        name = wire_name(category) or UNCATEGORISED
        self._met.setdefault(name, category)
        return name

    def function(self, entries: Sequence[Entry], event_types: Sequence[Any]) -> CategoryOf:
        """Return the function that tells the category of an event type, where no entry does."""
        wanted = self._names["category"]
        if any(entry.get(wanted) is not MISSING for entry in entries):
            return None
        return self.declared_function(event_types)

    def declared_function(self, event_types: Sequence[Any]) -> CategoryOf:
        """Return the function of the module of the registry, or of the event types' enum."""
        classes = {type(value): None for value in event_types if isinstance(value, Enum)}
        modules = [self._module, *(sys.modules.get(cls.__module__) for cls in classes)]
        found = (getattr(module, FUNCTION, None) for module in modules)
        return next((function for function in found if callable(function)), None)

    def listed(self) -> list[dict[str, Any]]:
        """Return the members of the categories' enum in its order, then what else occurs."""
        return [self._category(*each) for each in self.values().items()]

    def values(self) -> dict[str, Any]:
        """Return the same by name, as the user's own objects."""
        listed = found_in(self._module, self._names, "categories")
        values = list(listed) if isinstance(listed, Iterable) else []
        for value in self._met.values():
            values.extend(type(value) if isinstance(value, Enum) else ())
        found = {name: value for value in values if (name := wire_name(value)) is not None}
        for name, value in self._met.items():
            found.setdefault(name, value)
        return found

    def _category(self, name: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, Enum):
            return {"name": name}
        described = self._sources.member_description(type(value), value.name)
        return {
            "name": name,
            "member": value.name,
            "description": stripped(described),
            "source": self._sources.assignment(type(value), value.name),
        }
