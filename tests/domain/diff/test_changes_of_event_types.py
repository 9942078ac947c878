"""Event types that come, go, and get other names: a table of (old, new, expected)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.changes import Changes

PLACED = "{type: order.placed, category: orders, payload_fields: [id]}"
PAID = "{type: order.paid, category: orders, payload_fields: [id, total]}"
MAPPED = "mappings: [{domain_event: app.Placed, event_type: order.placed}]"

ROWS = {
    "nothing at all": ("", "", []),
    "no difference": (f"events: [{PLACED}]\n{MAPPED}", f"events: [{PLACED}]\n{MAPPED}", []),
    "another order": (f"events: [{PLACED}, {PAID}]", f"events: [{PAID}, {PLACED}]", []),
    "a line that moved": (
        "events: [{type: order.placed, source: app.py:3}]",
        "events: [{type: order.placed, source: shop.py:9}]",
        [],
    ),
    "an event type added": (
        f"events: [{PLACED}]",
        f"events: [{PLACED}, {PAID}]",
        ["event-added order.paid: None -> order.paid"],
    ),
    "one added with fields and a mapping": (
        f"events: [{PLACED}]\n{MAPPED}",
        f"""
        events: [{PLACED}, {PAID}]
        mappings:
          - {{domain_event: app.Placed, event_type: order.placed}}
          - {{domain_event: app.Paid, event_type: order.paid}}
        """,
        ["event-added order.paid: None -> order.paid"],
    ),
    "one added that nothing sends": (
        f"events: [{PLACED}]\n{MAPPED}",
        f"events: [{PLACED}, {PAID}]\n{MAPPED}",
        ["event-added order.paid: None -> order.paid", "gap-opened order.paid"],
    ),
    "one added that is sent directly": (
        f"events: [{PLACED}]\n{MAPPED}",
        f"events: [{PLACED}, {PAID}]\n{MAPPED}\ndirect: [{{match: order.paid, reason: Now.}}]",
        ["event-added order.paid: None -> order.paid"],
    ),
    "an event type removed": (
        f"events: [{PLACED}, {PAID}]",
        f"events: [{PAID}]",
        ["! event-removed order.placed: order.placed -> None"],
    ),
    "one removed with its mapping": (
        f"events: [{PLACED}, {PAID}]\n{MAPPED}",
        f"events: [{PAID}]",
        ["! event-removed order.placed: order.placed -> None"],
    ),
    "a gap removed": (
        f"events: [{PLACED}, {PAID}]\n{MAPPED}",
        f"events: [{PLACED}]\n{MAPPED}",
        ["! event-removed order.paid: order.paid -> None"],
    ),
    "a registry that got its first events": (
        "",
        f"events: [{PLACED}, {PAID}]\n{MAPPED}",
        [
            "event-added order.placed: None -> order.placed",
            "event-added order.paid: None -> order.paid",
            "gap-opened order.paid",
        ],
    ),
    "a registry that lost all its events": (
        f"events: [{PLACED}, {PAID}]\n{MAPPED}",
        "",
        [
            "! event-removed order.placed: order.placed -> None",
            "! event-removed order.paid: order.paid -> None",
        ],
    ),
    "a category changed": (
        f"events: [{PLACED}]",
        "events: [{type: order.placed, category: sales, payload_fields: [id]}]",
        ["! category-changed order.placed: orders -> sales"],
    ),
    "a description changed, added, removed": (
        """
        events:
          - {type: order.placed, description: One.}
          - {type: order.paid}
          - {type: order.lost, description: Lost.}
        """,
        """
        events:
          - {type: order.placed, description: Two.}
          - {type: order.paid, description: Paid.}
          - {type: order.lost, description: ""}
        """,
        [
            "description-changed order.placed: One. -> Two.",
            "description-changed order.paid: None -> Paid.",
            "description-changed order.lost: Lost. -> ",
        ],
    ),
    "a description that only wraps in another way": (
        'events: [{type: order.placed, description: "An order was placed."}]',
        'events: [{type: order.placed, description: "An order\\n  was placed."}]',
        [],
    ),
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
    "one name in two categories": (
        "events: [{type: started, category: sync}, {type: started, category: import}]",
        "events: [{type: started, category: import}, {type: started, category: sync}]",
        [],
    ),
    "one name in two categories, of which one goes": (
        "events: [{type: started, category: sync}, {type: started, category: import}]",
        "events: [{type: started, category: sync}]",
        ["! event-removed started: started -> None"],
    ),
    "one name in two categories, of which one changes": (
        "events: [{type: started, category: sync}, {type: started, category: import}]",
        "events: [{type: started, category: sync}, {type: started, category: export}]",
        ["! category-changed started: import -> export"],
    ),
    "one name in two categories, of which the second has another field": (
        """
        events:
          - {type: started, category: sync, payload_fields: [id]}
          - {type: started, category: import, payload_fields: [id, file]}
        """,
        """
        events:
          - {type: started, category: sync, payload_fields: [id]}
          - {type: started, category: import, payload_fields: [id, path]}
        """,
        ["field-added started path", "! field-removed started file"],
    ),
    "one name in two categories, both of which have a field more": (
        "events: [{type: started, category: sync}, {type: started, category: import}]",
        """
        events:
          - {type: started, category: sync, payload_fields: [id]}
          - {type: started, category: import, payload_fields: [id]}
        """,
        ["field-added started id"],
    ),
    "one name that leaves both its categories": (
        "events: [{type: started, category: sync}, {type: started, category: import}]",
        "",
        [
            "! event-removed started: started -> None",
            "! event-removed started: started -> None",
        ],
    ),
    "a gap that comes to a second category is no new one": (
        f"events: [{PLACED}, {{type: lost, category: a}}]\n{MAPPED}",
        f"events: [{PLACED}, {{type: lost, category: a}}, {{type: lost, category: b}}]\n{MAPPED}",
        ["event-added lost: None -> lost"],
    ),
    "a new gap in two categories is one": (
        f"events: [{PLACED}]\n{MAPPED}",
        f"events: [{PLACED}, {{type: lost, category: a}}, {{type: lost, category: b}}]\n{MAPPED}",
        ["event-added lost: None -> lost", "gap-opened lost", "event-added lost: None -> lost"],
    ),
    "one name that comes to a second category": (
        "events: [{type: started, category: sync}]",
        "events: [{type: started, category: sync}, {type: started, category: import}]",
        ["event-added started: None -> started"],
    ),
    "an entry that was there twice, with a field more": (
        "events: [{type: started, category: sync}, {type: started, category: sync}]",
        "events: [{type: started, category: sync, payload_fields: [id]}]",
        ["field-added started id"],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_is_told(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, expected = ROWS[row]
    assert told(old, new) == expected


@pytest.mark.parametrize("row", ROWS)
def test_nothing_changed_since_now(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, _ = ROWS[row]
    assert told(old, old) == []
    assert told(new, new) == []


def test_a_removed_event_type_is_kept_as_it_was(changes: Callable[[str, str], Changes]) -> None:
    found = changes(f"events: [{PLACED}, {PAID}]", f"events: [{PLACED}]")
    assert [event.type for event in found.removed] == ["order.paid"]
    assert [field.name for field in found.removed[0].payload_fields] == ["id", "total"]


def test_a_renamed_event_type_is_not_removed(changes: Callable[[str, str], Changes]) -> None:
    old = "events: [{type: order.placed, member: PLACED, holder: app.Type}]"
    new = "events: [{type: purchase.made, member: PLACED, holder: app.Type}]"
    assert changes(old, new).removed == ()


def test_a_change_leads_to_the_line_of_now(changes: Callable[[str, str], Changes]) -> None:
    old = """
    events:
      - {type: order.placed, source: app/sse.py:3}
      - {type: order.paid, source: app/sse.py:7}
    """
    new = """
    events: [{type: order.placed, description: New., source: app/sse.py:5}]
    """
    found = changes(old, new)
    places = [(each.kind.value, each.source.path, each.source.line) for each in found.all]
    assert places == [
        ("description-changed", "app/sse.py", 5),
        ("event-removed", None, None),
    ]
