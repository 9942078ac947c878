"""What functions of the registry's module say when they are called; knows not whether it is right.

They are asked with the registry's own objects, within the time for the import. A function that asks
for other arguments than these is another one of the same name, and is left out. Of many event types
the first are asked for, since look-ups that go through a list take longer the more there are.
"""

from __future__ import annotations

import inspect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Callable

from .categories import FUNCTION as CATEGORY_OF
from .domain_events import qualified_name
from .entries import MISSING, Entry
from .locating import NOWHERE
from .payloads.running import shortened
from .text import wire_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from .categories import CategoryOf
    from .entries import Names
    from .locating import Sources

    Questions = Sequence[tuple[str | None, tuple[Any, ...]]]

MOST_EVENT_TYPES = 500
"""Event types that a function is asked about."""

MOST_NAMES = 100_000
"""Names that are read of one answer; what a generator yields may have no end."""

TOTALS = ("total_event_types", "total_mappings")
BY_CATEGORY = "by_category"


class Answers:
    """The functions of one module.

    Args:
        module: The registry.
        names: What its parts are called.
        sources: The user's source files.
        listed: Its entries with their event types.
    """

    def __init__(
        self,
        module: ModuleType,
        names: Names,
        sources: Sources,
        listed: Sequence[tuple[Entry, Any]],
    ) -> None:
        self._module = module
        self._names = names
        self._sources = sources
        self._types: dict[str, Any] = {}
        self._of_object: dict[int, list[str]] = defaultdict(list)
        for entry, event_type in listed:
            name = str(wire_name(event_type))
            self._types.setdefault(name, event_type)
            self._of_object[id(entry.value)].append(name)

    def all(self, category_of: CategoryOf, categories: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the answers in the form of `domain.answers`.

        Args:
            category_of: Tells the category of an event type, where entries do so too.
            categories: The categories by name.
        """
        asked = itertools.islice(self._types.items(), MOST_EVENT_TYPES)
        types = [(name, (value,)) for name, value in asked]
        groups = [
            (name, (value,)) for name, value in categories.items() if wire_name(value) == name
        ]
        whole: Questions = [(None, ())]
        return [
            *self._asked(CATEGORY_OF, category_of, types, lambda said, _: wire_name(said)),
            *self._of("get_all_sse_event_types", whole, lambda said, _: _all(said, wire_name)),
            *self._of("get_sse_event_metadata", types, self._type_of),
            *self._of("get_events_by_category", groups, lambda said, _: _all(said, self._type_of)),
            *self._of("get_domain_event_to_sse_mapping", whole, self._mapped),
            *self._of("get_registry_statistics", whole, _numbers),
        ]

    def _of(
        self, name: str, questions: Questions, read: Callable[[Any, Any], Any]
    ) -> Iterator[dict[str, Any]]:
        return self._asked(name, vars(self._module).get(name), questions, read)

    def _asked(
        self, name: str, function: Any, questions: Questions, read: Callable[[Any, Any], Any]
    ) -> Iterator[dict[str, Any]]:
        """Yield the answer to each question.

        Args:
            name: The function's name.
            function: The function, if it is one.
            questions: What is asked about, with the arguments.
            read: Makes plain data of what is returned, and of what was asked about.
        """
        if not questions or not _takes(function, questions[0][1]):
            return
        source = self._place(function)
        for argument, given in questions:
            value, error = None, None
            try:
                value = read(function(*given), argument)
            except BaseException as raised:  # noqa: BLE001 - sys.exit in it costs only the answer
                error = self._sources.cleaned(shortened(raised))
            yield {
                "function": name,
                "argument": argument,
                "value": value,
                "error": error,
                "source": source,
            }

    def _place(self, function: Any) -> Mapping[str, Any]:
        try:
            place: Mapping[str, Any] = self._sources.function(function)["source"]
        except Exception:  # noqa: BLE001 - an object of the user's may refuse to be looked at
            return NOWHERE
        return place

    def _type_of(self, said: Any, likely: str | None = None) -> str | None:
        """Return the event type of an entry; one of a dict need not have it itself.

        Args:
            said: The entry, or the event type instead of it.
            likely: The event type to prefer where several have one entry.
        """
        if said is None:
            return None
        own = Entry(0, MISSING, said).get(self._names["event_type"])
        held = self._of_object.get(id(said), [])
        if own is not MISSING or not held:
            return wire_name(said if own is MISSING else own)
        return likely if likely in held else held[0]

    def _mapped(self, said: Any, _: Any) -> dict[str, str] | None:
        """Return the event types by domain event, `None` where one of them is not to be had."""
        if not isinstance(said, Mapping):
            return None
        found = {}
        for cls, mapping in said.items():
            own = Entry(0, MISSING, mapping).get(self._names["sse_event_type"])
            name = qualified_name(cls)
            event_type = self._type_of(mapping) if own is MISSING else wire_name(own)
            if name is None or event_type is None:
                return None
            found[name] = event_type
        return found


def _takes(function: Any, arguments: Sequence[Any]) -> bool:
    """Tell whether something is a function that can be called with such arguments."""
    if not callable(function) or inspect.iscoroutinefunction(function):
        return False
    try:
        inspect.signature(function).bind(*arguments)
    except Exception:  # noqa: BLE001 - one that is written in C, or refuses to be looked at
        return False
    return True


def _all(said: Any, name_of: Callable[[Any], str | None]) -> list[str | None] | None:
    """Return the names of a list, those of a set by name; `None` where one is not to be had."""
    if isinstance(said, str) or not isinstance(said, Iterable):
        return None
    names = [name_of(each) for each in itertools.islice(said, MOST_NAMES)]
    if None in names:
        return None
    return sorted(names, key=str) if isinstance(said, (set, frozenset)) else names


def _numbers(said: Any, _: Any) -> dict[str, int] | None:
    """Return the counts that have a known name."""
    if not isinstance(said, Mapping):
        return None
    found = {key: said.get(key) for key in TOTALS}
    within = said.get(BY_CATEGORY)
    if isinstance(within, Mapping):
        known = {wire_name(key): value for key, value in within.items()}
        found.update({f"{BY_CATEGORY}.{key}": known[key] for key in known if key is not None})
    return {
        key: value
        for key, value in found.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
