"""How the payload fields of an event type differ; knows what each reading is sure of.

A field that one of the readings knows only as declared is compared as it is declared: that an
extractor can be run now, or no longer, is no change for those who read the stream.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.diff.changes import Kind
from mkdocs_sse_registry.domain.naming import VERY_NEAR, words
from mkdocs_sse_registry.domain.payloads import SEVERAL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_sse_registry.domain.model import EventType, PayloadField


class FieldChange(Struct, frozen=True, kw_only=True):
    """A difference in a field; the attributes are those of `Change`."""

    kind: Kind
    field: str
    old: str | None = None
    new: str | None = None
    is_mild: bool = False


class Payload(Struct, frozen=True, kw_only=True):
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
    return _values(field).words


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
    as_declared = "declared" in (old.evidence, new.evidence)
    was, now = (_values(each, as_declared=as_declared) for each in (old, new))
    if was.are_other(now):
        yield FieldChange(
            kind=Kind.FIELD_RETYPED,
            field=new.name,
            old=was.words,
            new=now.words,
            is_mild=was.allow(now),
        )
    nullable = (was.nullable, now.nullable)
    # What is nothing but null, or was, tells so by its type.
    if "null" in (*was.types, *now.types):
        nullable = (None, None)
    optional = (None, None) if as_declared else (old.optional, new.optional)
    for kind_of, values, change in (
        (Kind.FIELD_BECAME_NULLABLE, nullable, (False, True)),
        (Kind.FIELD_BECAME_OPTIONAL, optional, (False, True)),
        (Kind.FIELD_BECAME_REQUIRED, optional, (True, False)),
        (Kind.FIELD_BECAME_NON_NULL, nullable, (True, False)),
    ):
        if values == change:
            yield FieldChange(kind=kind_of, field=new.name)
    if (old.description or "").split() != (new.description or "").split():
        yield FieldChange(
            kind=Kind.DESCRIPTION_CHANGED, field=new.name, old=old.description, new=new.description
        )


class _Values(Struct, frozen=True, kw_only=True):
    """What the values of a field can be, as far as one reading knows.

    Attributes:
        types: JSON Schema type names; none where that is not known.
        format: JSON Schema format of the only type.
        nullable: Whether a value may be `null`.
    """

    types: tuple[str, ...] = ()
    format: str | None = None
    nullable: bool | None = None

    @property
    def words(self) -> str | None:
        """The types and the format, `None` where the types are not known."""
        named = " or ".join(self.types) or None
        return f"{named} ({self.format})" if named and self.format else named

    def are_other(self, later: _Values) -> bool:
        """Tell whether later ones are known to be others; a format that is not known is none."""
        if not self.types or not later.types:
            return False
        formats = {self.format, later.format}
        return set(self.types) != set(later.types) or (None not in formats and len(formats) > 1)

    def allow(self, later: _Values) -> bool:
        """Tell whether readers who take these take all later ones as well."""
        allowed = {*self.types, *(["integer"] if "number" in self.types else [])}
        allowed |= {"null"} if self.nullable else set()
        return set(self.types) != set(later.types) and allowed.issuperset(later.types)


def _values(field: PayloadField, *, as_declared: bool = False) -> _Values:
    if as_declared:
        said = field.declared_type
        if said is None:
            return _Values()
        return _Values(types=(said.type,), format=said.format, nullable=said.nullable)
    several = (field.reason or "").removeprefix(SEVERAL_TYPES)
    types: tuple[str, ...] = (field.type,) if field.type else ()
    if not types and several and several != field.reason:
        types = tuple(several.split(", "))
    return _Values(types=types, format=field.format, nullable=field.nullable)
