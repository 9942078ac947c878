"""Which marks an event type and its payload fields get; knows no page and no template."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from mkdocs_sse_registry.domain.diff.changes import OF_ENTRY, Kind
from mkdocs_sse_registry.rendering.change_views import ChangeMark, EventChanges, RemovedField
from mkdocs_sse_registry.rendering.change_words import say, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_sse_registry.domain.diff.changes import Change, Changes
    from mkdocs_sse_registry.domain.model import EventType
    from mkdocs_sse_registry.rendering.layout import Target


class ChangeMarks:
    """The marks of all event types.

    Args:
        changes: What changed, `None` where nothing is compared.
        target: The page that lists it.
    """

    def __init__(self, changes: Changes | None, target: Target) -> None:
        self._changes = changes
        self._target = target
        self._by_type: dict[str, list[Change]] = defaultdict(list)
        for change in changes.all if changes else ():
            self._by_type[change.event_type].append(change)

    def of(self, event: EventType) -> EventChanges:
        """Return what changed in an event type of the later reading."""
        about = [each for each in self._by_type.get(event.type, ()) if _is_about(each, event)]
        if not about:
            return EventChanges()
        is_new = any(each.kind is Kind.EVENT_ADDED for each in about)
        by_field: dict[str, list[Change]] = defaultdict(list)
        for each in about:
            if each.field is not None:
                by_field[each.field].append(each)
        listed = {field.name for field in event.payload_fields}
        return EventChanges(
            mark=self._mark("New" if is_new else "Changed", about),
            fields={
                name: self._mark(_word(found), found)
                for name, found in by_field.items()
                if name in listed
            },
            removed=tuple(
                RemovedField(name=name, type=found[0].old, mark=self._mark("Removed", found))
                for name, found in by_field.items()
                if name not in listed
            ),
        )

    def _mark(
        self, word: Literal["New", "Changed", "Removed"], about: Iterable[Change]
    ) -> ChangeMark:
        title = "; ".join(map(self._told, about))
        return ChangeMark(word=word, title=title, target=self._target)

    def _told(self, change: Change) -> str:
        told = spoken(say(change, self._changes), str, str) if self._changes else ""
        return " ".join(told.split())


def _is_about(change: Change, event: EventType) -> bool:
    """Tell whether a change is about an entry; where another one went, it is about what is left."""
    if change.kind not in OF_ENTRY or change.kind is Kind.EVENT_REMOVED or change.field:
        return True
    return change.category == event.category


def _word(changes: list[Change]) -> Literal["New", "Changed", "Removed"]:
    """Return the word for a field that is still listed; a removed one is no longer sent."""
    kinds = {each.kind for each in changes}
    if Kind.FIELD_ADDED in kinds:
        return "New"
    return "Removed" if Kind.FIELD_REMOVED in kinds else "Changed"
