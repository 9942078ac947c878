"""Each kind of change in words: a clause about an event type, with the names apart."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.diff.changes import Change, Changes, Kind
from mkdocs_sse_registry.domain.model import (
    Direct,
    EventType,
    Mapping,
    Origin,
    PayloadField,
    Registry,
)
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.rendering.change_words import WORDS, Word, say, spoken

EMPTY = Registry(origin=Origin(module="shop", source=NOWHERE))
PAID = EventType(type="order.paid", category="orders")
NOTHING = Changes(old=EMPTY, new=replace(EMPTY, events=(PAID,)))
BOTH = Changes(old=replace(EMPTY, events=(PAID,)), new=replace(EMPTY, events=(PAID,)))


def said(
    kind: Kind,
    *,
    field: str | None = None,
    old: str | None = None,
    new: str | None = None,
    changes: Changes = NOTHING,
) -> str:
    change = Change(
        kind=kind,
        breaking=False,
        event_type=PAID.type,
        category=PAID.category,
        field=field,
        old=old,
        new=new,
    )
    return spoken(say(change, changes), lambda name: f"<{name}>", str)


@pytest.mark.parametrize(
    ("kind", "field", "old", "new", "expected"),
    [
        (Kind.EVENT_RENAMED, None, "order.payed", "order.paid", "renamed from <order.payed>"),
        (Kind.CATEGORY_CHANGED, None, "a", "b", "category changed from <a> to <b>"),
        (Kind.FIELD_REMOVED, "total", "number", None, "field <total> removed"),
        (Kind.FIELD_RENAMED, "b", "a", "b", "field <a> renamed to <b>"),
        (
            Kind.FIELD_RETYPED,
            "total",
            "number",
            "string (uuid)",
            "field <total> changed from <number> to <string (uuid)>",
        ),
        (Kind.FIELD_BECAME_NULLABLE, "a", None, None, "field <a> may now be null"),
        (Kind.FIELD_BECAME_OPTIONAL, "a", None, None, "field <a> may now be absent"),
        (Kind.MAPPING_REMOVED, None, "shop.events.Paid", None, "no longer sent for <Paid>"),
        (Kind.EVENT_ADDED, None, None, "order.paid", "new in the category <orders>"),
        (Kind.DESCRIPTION_CHANGED, None, "a", "b", 'description changed from "a" to "b"'),
        (Kind.DESCRIPTION_CHANGED, None, None, "b", 'description added: "b"'),
        (Kind.DESCRIPTION_CHANGED, None, "a", None, 'description removed: "a"'),
        (
            Kind.DESCRIPTION_CHANGED,
            "total",
            "a",
            "b",
            'description of the field <total> changed from "a" to "b"',
        ),
        (
            Kind.DESCRIPTION_CHANGED,
            "total",
            None,
            "b",
            'description of the field <total> added: "b"',
        ),
        (Kind.DESCRIPTION_CHANGED, None, None, "two\n    lines", 'description added: "two lines"'),
        (Kind.FIELD_ADDED, "a", None, "string", "field <a> of type <string> added"),
        (Kind.FIELD_ADDED, "a", None, None, "field <a> added"),
        (Kind.FIELD_BECAME_REQUIRED, "a", None, None, "field <a> is never absent any more"),
        (Kind.FIELD_BECAME_NON_NULL, "a", None, None, "field <a> is never null any more"),
        (Kind.MAPPING_ADDED, None, None, "shop.events.Paid", "now sent for <Paid>"),
        (Kind.MAPPING_MOVED, None, "a.A", "b.B", "now sent for <B>, no longer for <A>"),
        (Kind.DIRECT_ADDED, None, None, "why", "declared to be sent directly: why"),
        (Kind.DIRECT_REMOVED, None, "why", None, "no longer declared to be sent directly"),
        (
            Kind.GAP_OPENED,
            None,
            None,
            None,
            "now a gap: no domain event is mapped to it, and it is not declared direct",
        ),
        (Kind.GAP_CLOSED, None, None, None, "no longer a gap"),
    ],
)
def test_a_change_is_said(
    kind: Kind, field: str | None, old: str | None, new: str | None, expected: str
) -> None:
    assert said(kind, field=field, old=old, new=new) == expected


def test_an_event_type_that_is_gone_is_removed() -> None:
    gone = Changes(old=replace(EMPTY, events=(PAID,)), new=EMPTY)
    twice = replace(gone, old=replace(EMPTY, events=(PAID, replace(PAID, category="due"))))

    assert said(Kind.EVENT_REMOVED, changes=gone) == "removed"
    assert said(Kind.EVENT_REMOVED, changes=twice) == "removed from the category <orders>"


def test_two_classes_of_one_name_have_their_modules() -> None:
    assert said(Kind.MAPPING_MOVED, old="sync.Done", new="bulk.Done") == (
        "now sent for <bulk.Done>, no longer for <sync.Done>"
    )


def test_every_kind_has_words() -> None:
    assert set(WORDS) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.EVENT_ADDED, "added to the category <orders>"),
        (Kind.EVENT_REMOVED, "removed from the category <orders>"),
    ],
)
def test_an_event_type_of_another_category_too_is_neither_new_nor_gone(
    kind: Kind, expected: str
) -> None:
    assert said(kind, changes=BOTH) == expected


def test_of_a_new_event_type_it_is_said_what_sends_it_and_what_it_carries() -> None:
    fields = (
        PayloadField(name="total"),
        PayloadField(name="never", emitted=False),
        PayloadField(name="shop"),
    )
    event = replace(PAID, payload_fields=fields)
    mappings = tuple(
        Mapping(domain_event=f"shop.events.{name}", event_type=PAID.type)
        for name in ("Paid", "Settled")
    )
    mapped = Changes(old=EMPTY, new=replace(EMPTY, events=(event,), mappings=mappings))
    direct = replace(
        mapped,
        new=replace(
            EMPTY,
            events=(replace(PAID, payload_fields=fields[:1]),),
            direct=(Direct(type=PAID.type, reason="why"),),
        ),
    )

    assert said(Kind.EVENT_ADDED, changes=mapped) == (
        "new in the category <orders>, sent for <Paid>, <Settled>, with the fields <total>, <shop>"
    )
    assert said(Kind.EVENT_ADDED, changes=direct) == (
        "new in the category <orders>, sent directly, with the field <total>"
    )


def test_names_and_texts_are_apart_from_our_words() -> None:
    change = Change(
        kind=Kind.FIELD_REMOVED, breaking=True, event_type="e", category="c", field="{old} %"
    )

    assert say(change, NOTHING) == (
        Word("words", "field "),
        Word("name", "{old} %"),
        Word("words", " removed"),
    )
