"""What each change is called, in words with the names apart; knows no form of a report.

The words are ours and the names are the registry's, so each report can set them in its own way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from mkdocs_sse_registry.domain.diff.changes import Kind
from mkdocs_sse_registry.domain.naming import class_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.changes import Change, Changes


class Word(NamedTuple):
    """A part of what is said.

    Attributes:
        kind: Words of ours, a name of the source or of the wire, or a text of the registry.
        text: The part.
    """

    kind: Literal["words", "name", "text"]
    text: str


Said = tuple[Word, ...]

WORDS: dict[Kind, str] = {
    Kind.EVENT_REMOVED: "removed",
    Kind.EVENT_RENAMED: "renamed from {old}",
    Kind.CATEGORY_CHANGED: "category changed from {old} to {new}",
    Kind.FIELD_REMOVED: "field {field} removed",
    Kind.FIELD_RENAMED: "field {old} renamed to {new}",
    Kind.FIELD_RETYPED: "field {field} changed from {old} to {new}",
    Kind.FIELD_BECAME_NULLABLE: "field {field} may now be null",
    Kind.FIELD_BECAME_OPTIONAL: "field {field} may now be absent",
    Kind.MAPPING_REMOVED: "no longer sent for {old_class}",
    Kind.EVENT_ADDED: "new in the category {category}",
    Kind.DESCRIPTION_CHANGED: 'description changed from "{old_text}" to "{new_text}"',
    Kind.FIELD_ADDED: "field {field} added",
    Kind.FIELD_BECAME_REQUIRED: "field {field} is never absent any more",
    Kind.FIELD_BECAME_NON_NULL: "field {field} is never null any more",
    Kind.MAPPING_ADDED: "now sent for {new_class}",
    Kind.MAPPING_MOVED: "now sent for {new_class}, no longer for {old_class}",
    Kind.DIRECT_ADDED: "declared to be sent directly: {new_text}",
    Kind.DIRECT_REMOVED: "no longer declared to be sent directly",
    Kind.GAP_OPENED: "now a gap: no domain event is mapped to it, and it is not declared direct",
    Kind.GAP_CLOSED: "no longer a gap",
}
"""What each kind says of an event type, as a clause without a full stop."""

ELSEWHERE = {
    Kind.EVENT_REMOVED: "removed from the category {category}",
    Kind.EVENT_ADDED: "added to the category {category}",
}
"""The same for an event type that another category has, too."""

_BLANK = re.compile(r"\{(?P<what>field|category|old|new)(?:_(?P<how>class|text))?\}")


def say(change: Change, changes: Changes) -> Said:
    """Return what a change is, as a clause about its event type, without a full stop.

    Args:
        change: The change.
        changes: All that it is one of.
    """
    wording = _wording(change, changes)
    said: list[Word] = []
    end = 0
    for blank in _BLANK.finditer(wording):
        said.append(Word("words", wording[end : blank.start()]))
        value = str(getattr(change, blank["what"]))
        if blank["how"] == "text":
            said.append(Word("text", " ".join(value.split())))
        else:
            said.append(Word("name", _class(change, value) if blank["how"] else value))
        end = blank.end()
    said.append(Word("words", wording[end:]))
    if change.kind is Kind.EVENT_ADDED and wording == WORDS[change.kind]:
        said += _details(change, changes)
    return tuple(each for each in said if each.text)


def spoken(said: Said, name: Callable[[str], str], text: Callable[[str], str]) -> str:
    """Return what is said as one text.

    Args:
        said: The parts.
        name: Writes a name.
        text: Writes a text of the registry, or words of ours.
    """
    return "".join((name if each.kind == "name" else text)(each.text) for each in said)


def _wording(change: Change, changes: Changes) -> str:
    match change.kind:
        case Kind.EVENT_REMOVED | Kind.EVENT_ADDED if _is_elsewhere(change, changes):
            return ELSEWHERE[change.kind]
        case Kind.FIELD_ADDED if change.new:
            return "field {field} of type {new} added"
        case Kind.DESCRIPTION_CHANGED:
            of = "description of the field {field}" if change.field else "description"
            wording = WORDS[change.kind].replace("description", of, 1)
            if not change.old:
                return f'{of} added: "{{new_text}}"'
            return wording if change.new else f'{of} removed: "{{old_text}}"'
    return WORDS[change.kind]


def _class(change: Change, name: str) -> str:
    """Return the name of a class; with its module where that is what differs."""
    short = {class_name(each) for each in (change.old, change.new) if each}
    return name if change.old and change.new and len(short) == 1 else class_name(name)


def _is_elsewhere(change: Change, changes: Changes) -> bool:
    """Tell whether an event type is not new, or not the only one of its name that is gone."""
    was = {event.category for event in changes.old.events if event.type == change.event_type}
    if change.kind is Kind.EVENT_ADDED:
        return bool(was)
    is_left = any(event.type == change.event_type for event in changes.new.events)
    return is_left or len(was) > 1


def _details(change: Change, changes: Changes) -> list[Word]:
    """Return what sends a new event type, and what it carries."""
    of = change.event_type
    senders = [class_name(e.domain_event) for e in changes.new.mappings if e.event_type == of]
    event = next(each for each in changes.new.events if each.type == of)
    fields = [field.name for field in event.payload_fields if field.emitted is not False]
    said: list[Word] = []
    if senders:
        said += _listed(", sent for ", senders)
    elif any(each.type == of for each in changes.new.direct):
        said.append(Word("words", ", sent directly"))
    named = ", with the field " if len(fields) == 1 else ", with the fields "
    return said + _listed(named, fields)


def _listed(begin: str, names: list[str]) -> list[Word]:
    said: list[Word] = []
    for number, name in enumerate(dict.fromkeys(names)):
        said += [Word("words", ", " if number else begin), Word("name", name)]
    return said
