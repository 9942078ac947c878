"""Event types that get another name, and those that only seem to: (old, new, expected)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.changes import Changes

PLACED = "{type: order.placed, category: orders, payload_fields: [id]}"
MAPPED = "mappings: [{domain_event: app.Placed, event_type: order.placed}]"

ROWS = {
    "renamed under the same member": (
        "events: [{type: order.placed, member: PLACED, holder: app.Type}]",
        "events: [{type: purchase.made, member: PLACED, holder: app.Type}]",
        ["! event-renamed purchase.made: order.placed -> purchase.made"],
    ),
    "renamed under the same member of an enum that moved": (
        "events: [{type: order.placed, member: PLACED, holder: app.Type}]",
        "events: [{type: purchase.made, member: PLACED, holder: app.events.Type}]",
        ["! event-renamed purchase.made: order.placed -> purchase.made"],
    ),
    "a member of another name, and the same wire name": (
        "events: [{type: order.placed, member: PLACED, holder: app.Type}]",
        "events: [{type: order.placed, member: ORDER_PLACED, holder: app.Type}]",
        [],
    ),
    "members of one name in two enums are two event types": (
        """
        events:
          - {type: sync.done, category: sync, member: DONE, holder: app.Sync}
          - {type: import.done, category: import, member: DONE, holder: app.Import}
        """,
        """
        events:
          - {type: sync.finished, category: sync, member: DONE, holder: app.Sync}
          - {type: import.ended, category: import, member: DONE, holder: app.Import}
        """,
        [
            "! event-renamed sync.finished: sync.done -> sync.finished",
            "! event-renamed import.ended: import.done -> import.ended",
        ],
    ),
    "two members that swapped their names change nothing but their texts": (
        """
        events:
          - {type: order.placed, member: A, holder: app.Type, description: Placed.}
          - {type: order.paid, member: B, holder: app.Type, description: Paid.}
        """,
        """
        events:
          - {type: order.paid, member: A, holder: app.Type, description: Placed.}
          - {type: order.placed, member: B, holder: app.Type, description: Paid.}
        """,
        [
            "description-changed order.paid: Paid. -> Placed.",
            "description-changed order.placed: Placed. -> Paid.",
        ],
    ),
    "the name of a member that another one took over was not renamed": (
        "events: [{type: order.placed, member: PLACED, holder: app.Type}]",
        """
        events:
          - {type: order.created, member: PLACED, holder: app.Type}
          - {type: order.placed, member: OLD, holder: app.Type}
        """,
        ["event-added order.created: None -> order.created"],
    ),
    "renamed with its mapping, which is no change of its own": (
        f"events: [{PLACED}]\n{MAPPED}",
        """
        events: [{type: order.created, category: orders, payload_fields: [id]}]
        mappings: [{domain_event: app.Placed, event_type: order.created}]
        """,
        ["! event-renamed order.created: order.placed -> order.created"],
    ),
    "another name for the same domain event, but not a near one": (
        f"events: [{PLACED}]\n{MAPPED}",
        """
        events: [{type: billing.due, category: orders, payload_fields: [id]}]
        mappings: [{domain_event: app.Placed, event_type: billing.due}]
        """,
        [
            "event-added billing.due: None -> billing.due",
            "! event-removed order.placed: order.placed -> None",
        ],
    ),
    "a near name with other fields": (
        f"events: [{PLACED}]\n{MAPPED}",
        """
        events: [{type: order.created, category: orders, payload_fields: [id, total]}]
        mappings: [{domain_event: app.Placed, event_type: order.created}]
        """,
        [
            "event-added order.created: None -> order.created",
            "! event-removed order.placed: order.placed -> None",
        ],
    ),
    "a near name for another domain event": (
        f"events: [{PLACED}]\n{MAPPED}",
        """
        events: [{type: order.replaced, category: orders, payload_fields: [id]}]
        mappings: [{domain_event: app.Replaced, event_type: order.replaced}]
        """,
        [
            "event-added order.replaced: None -> order.replaced",
            "! event-removed order.placed: order.placed -> None",
        ],
    ),
    "near names without mappings, of which the registry says the same": (
        "events: [{type: order.placed, description: An order was placed., payload_fields: [id]}]",
        "events: [{type: order.place, description: An order was placed., payload_fields: [id]}]",
        ["! event-renamed order.place: order.placed -> order.place"],
    ),
    "near names without mappings, of which the registry says something else": (
        "events: [{type: order.created, description: Created., payload_fields: [id]}]",
        "events: [{type: order.updated, description: Updated., payload_fields: [id]}]",
        [
            "event-added order.updated: None -> order.updated",
            "! event-removed order.created: order.created -> None",
        ],
    ),
    "near names of which nothing is known but the names": (
        "events: [{type: order.created}]",
        "events: [{type: order.create}]",
        [
            "event-added order.create: None -> order.create",
            "! event-removed order.created: order.created -> None",
        ],
    ),
    "the nearest of two names wins": (
        f"events: [{PLACED}]\n{MAPPED}",
        """
        events:
          - {type: orders.plan, category: orders, payload_fields: [id]}
          - {type: orders.placed, category: orders, payload_fields: [id]}
        mappings:
          - {domain_event: app.Placed, event_type: orders.plan}
          - {domain_event: app.Placed, event_type: orders.placed}
        """,
        [
            "event-added orders.plan: None -> orders.plan",
            "! event-renamed orders.placed: order.placed -> orders.placed",
        ],
    ),
    "renamed, in another category, with another field": (
        "events: [{type: a.b, category: one, member: B, holder: T, payload_fields: [id, old]}]",
        "events: [{type: c.d, category: two, member: B, holder: T, payload_fields: [id, extra]}]",
        [
            "! event-renamed c.d: a.b -> c.d",
            "! category-changed c.d: one -> two",
            "field-added c.d extra",
            "! field-removed c.d old",
        ],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_is_told_of_names(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, expected = ROWS[row]
    assert told(old, new) == expected


@pytest.mark.parametrize("row", ROWS)
def test_no_name_changed_since_now(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, _ = ROWS[row]
    assert told(old, old) == []
    assert told(new, new) == []


def test_a_renamed_event_type_is_not_removed(changes: Callable[[str, str], Changes]) -> None:
    old = "events: [{type: order.placed, member: PLACED, holder: app.Type}]"
    new = "events: [{type: purchase.made, member: PLACED, holder: app.Type}]"
    assert changes(old, new).removed == ()
