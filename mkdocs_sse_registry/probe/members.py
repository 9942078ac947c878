"""Which enum member or constant holds an event type, and where; knows no entry."""

from __future__ import annotations

from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from .domain_events import qualified_name
from .entries import found_in
from .locating import NOWHERE
from .shape import kind_of, of_list
from .text import plain, wire_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .entries import Names
    from .locating import Sources

HOLDERS = (type, ModuleType)


class Member(NamedTuple):
    """A name that holds an event type; the attributes are called as in `domain.model`.

    Attributes:
        member: The name, `None` where the event type is a plain text.
        holder: Qualified name of the enum or class, or name of the module.
        member_source: Where it gets its value.
    """

    member: str | None = None
    holder: str | None = None
    member_source: Mapping[str, Any] = NOWHERE


class Members:
    """The names that hold event types.

    Args:
        module: The registry.
        names: What its parts are called.
        sources: The user's source files.

    Raises:
        ShapeError: What the options name as `event_types` is no enum, class or module.
    """

    def __init__(self, module: ModuleType, names: Names, sources: Sources) -> None:
        self._sources = sources
        self._holder = found_in(module, names, "event_types")
        self._texts = _texts(self._holder)
        self._constants: dict[str, str] = {}
        for name, text in self._texts.items():
            self._constants.setdefault(text, name)
        if names.is_configured("event_types") and not isinstance(self._holder, HOLDERS):
            wanted, found = names["event_types"], kind_of(self._holder)
            raise of_list("no-constants", module, "event_types", wanted, found=found)

    def of(self, event_type: Any) -> Member:
        """Return the name that holds an event type."""
        if isinstance(event_type, Enum):
            return self._member(type(event_type), event_type.name)
        name = self._constants.get(str(wire_name(event_type)))
        return Member() if name is None else self._member(self._holder, name)

    def listed(self, event_types: Iterable[Any]) -> list[dict[str, Any]]:
        """Return every name of the enum, class or module, aliases and those in no entry too.

        Args:
            event_types: Those of the entries, whose enums are listed where there is no holder.
        """
        classes = {type(value): None for value in event_types if isinstance(value, Enum)}
        holders: list[Any] = [self._holder] if self._texts else list(classes)
        return [
            {"name": plain(name), "type": text, "holder": held_by, "source": place}
            for holder in holders
            for name, text in _texts(holder).items()
            for _, held_by, place in [self._member(holder, name)]
        ]

    def _member(self, holder: Any, name: str) -> Member:
        is_module = isinstance(holder, ModuleType)
        held_by = plain(holder.__name__) if is_module else qualified_name(holder)
        return Member(plain(name), held_by, self._sources.assignment(holder, name))


def _texts(holder: Any) -> dict[str, str]:
    """Return the texts that the public names of an enum, a class or a module stand for."""
    values: dict[str, Any] = dict(getattr(holder, "__members__", {}))
    if not values and isinstance(holder, HOLDERS):
        for base in reversed(getattr(holder, "__mro__", (holder,))):
            values.update(vars(base))
    texts = {name: wire_name(value) for name, value in values.items() if not name.startswith("_")}
    return {name: text for name, text in texts.items() if text is not None}
