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
