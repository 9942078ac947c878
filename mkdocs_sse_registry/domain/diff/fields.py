"""How the payload fields of an event type differ; knows what each reading is sure of.

A field that one of the readings knows only as declared is compared as it is declared: that an
extractor can be run now, or no longer, is no change for those who read the stream.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.diff.changes import Kind
from mkdocs_sse_registry.domain.naming import VERY_NEAR, words
from mkdocs_sse_registry.domain.payloads import SEVERAL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_sse_registry.domain.model import EventType, PayloadField


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A difference in a field; the attributes are those of `Change`."""

    kind: Kind
    field: str
    old: str | None = None
    new: str | None = None
    is_mild: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The payload of an event type in one reading.

    Attributes:
        event: The event type.
        is_complete: Whether it is known that no other fields are sent than those that are listed.
    """

    event: EventType
    is_complete: bool

    @property
    def fields(self) -> Mapping[str, PayloadField]:
        """The fields by name, declared or sent."""
        return {field.name: field for field in self.event.payload_fields}

    def is_declared(self, name: str) -> bool:
        """Tell whether the registry's entry lists a field."""
        return name in self.fields and self.fields[name].declared

    def is_sent(self, name: str) -> bool | None:
        """Tell whether a field is sent, `None` where that is not known."""
        if name in self.fields:
            return self.fields[name].emitted
        return False if self.is_complete else None


def changes(old: Payload, new: Payload) -> Iterator[FieldChange]:
    """Yield how the fields differ: the kept and the new ones in their order, the removed ones."""
    names = list(dict.fromkeys([*new.fields, *old.fields]))
    removed = [each for each in names if _is_gone(each, old, new)]
    added = [each for each in names if _is_gone(each, new, old)]
    renamed = dict(_renamed(removed, added, old, new))
    for name in names:
        if name in renamed:
            before = renamed[name]
            yield FieldChange(kind=Kind.FIELD_RENAMED, field=name, old=before, new=name)
            yield from _of_both(old.fields[before], new.fields[name])
        elif name in added:
            field = new.fields[name]
            yield FieldChange(kind=Kind.FIELD_ADDED, field=name, new=kind(field))
        elif name in removed and name not in renamed.values():
            yield FieldChange(kind=Kind.FIELD_REMOVED, field=name, old=kind(old.fields[name]))
        elif name not in removed and not _is_sent_by_none(name, old, new):
            yield from _of_both(old.fields[name], new.fields[name])


def _is_sent_by_none(name: str, old: Payload, new: Payload) -> bool:
    """Tell whether a field is only declared, by one reading or by both, and never was sent."""
    is_in_both = name in old.fields and name in new.fields
    return not is_in_both or (old.is_sent(name) is False and new.is_sent(name) is False)


def kind(field: PayloadField) -> str | None:
    """Return type and format of a field as `string (uuid)`, `None` where the type is not known.

    One that is sent with several types is `integer or string`.
    """
    if field.type is None and field.reason and field.reason.startswith(SEVERAL_TYPES):
        return field.reason.removeprefix(SEVERAL_TYPES).replace(", ", " or ") or None
    return f"{field.type} ({field.format})" if field.type and field.format else field.type


def _is_gone(name: str, first: Payload, second: Payload) -> bool:
    """Tell whether the first reading has a field, and the second one has not."""
    sent, still_sent = first.is_sent(name), second.is_sent(name)
    if sent is not None and still_sent is not None:
        return sent and not still_sent
    return first.is_declared(name) and not second.is_declared(name) and not still_sent


def _renamed(
    removed: list[str], added: list[str], old: Payload, new: Payload
) -> Iterator[tuple[str, str]]:
    """Yield the new and the old name of each field that goes under another one, each once."""
    found = sorted(
        (-score, here, there)
        for here, one in enumerate(removed)
        for there, other in enumerate(added)
        if (score := _likeness(old.fields[one], new.fields[other]))
    )
    used: tuple[set[int], set[int]] = set(), set()
    for _, here, there in found:
        if here not in used[0] and there not in used[1]:
            used[0].add(here)
            used[1].add(there)
            yield added[there], removed[here]


def _likeness(old: PayloadField, new: PayloadField) -> float:
    """Return how sure it is that a field only got another name; 0 where its type tells no."""
    if old.type and new.type and old.type != new.type:
        return 0
    one, other = ([each.casefold() for each in words(field.name)] for field in (old, new))
    if one and "".join(one) == "".join(other):
        return 2
    if old.attribute and old.attribute == new.attribute:
        return 1
    if not one or len(one) != len(other):
        return 0
    # Word by word: `total_count` is near to `total_amount`, and another field.
    nearness = min(SequenceMatcher(None, *pair).ratio() for pair in zip(one, other, strict=True))
    return nearness if nearness >= VERY_NEAR else 0


def _of_both(old: PayloadField, new: PayloadField) -> Iterator[FieldChange]:
    """Yield how a field differs that both readings have."""
    name = new.name
    before, after = _types(old, new)
    if before != after:
        is_mild = (before, after) == ("number", "integer")
        yield FieldChange(
            kind=Kind.FIELD_RETYPED, field=name, old=before, new=after, is_mild=is_mild
        )
    for kind_of, one, other in (
        (Kind.FIELD_BECAME_NULLABLE, (old.nullable, new.nullable), (False, True)),
        (Kind.FIELD_BECAME_OPTIONAL, (old.optional, new.optional), (False, True)),
        (Kind.FIELD_BECAME_REQUIRED, (old.optional, new.optional), (True, False)),
        (Kind.FIELD_BECAME_NON_NULL, (old.nullable, new.nullable), (True, False)),
    ):
        if one == other:
            yield FieldChange(kind=kind_of, field=name)
    if (old.description or "").split() != (new.description or "").split():
        yield FieldChange(
            kind=Kind.DESCRIPTION_CHANGED, field=name, old=old.description, new=new.description
        )


def _types(old: PayloadField, new: PayloadField) -> tuple[str | None, str | None]:
    """Return the types as far as they are known in both readings; the same where they are not."""
    if "declared" in (old.evidence, new.evidence):
        before, after = old.declared_type, new.declared_type
        return (before, after) if before and after else (None, None)
    before, after = kind(old), kind(new)
    if not before or not after:
        return None, None
    if old.type != new.type or not old.type:
        return before, after
    # A format that was not seen before may have been there; one that is gone was there.
    is_as_sure = old.evidence == new.evidence or new.format is not None
    is_other = old.format is not None and old.format != new.format
    return (before, after) if is_other and is_as_sure else (None, None)
