"""Mappings, direct declarations, gaps, coverage and the version step: (old, new, expected)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.changes import Changes

EVENTS = "events: [{type: order.placed}, {type: order.paid}]"
DIRECT = "direct: [{match: order.placed, reason: By hand.}]"


def mapped(*domain_events: str, of: str = "order.placed") -> str:
    """Return the two event types, one of them mapped; the other one is mapped anyway."""
    names = [("app.Paid", "order.paid"), *((name, of) for name in domain_events)]
    each = ", ".join(f"{{domain_event: {name}, event_type: {event}}}" for name, event in names)
    return f"{EVENTS}\nmappings: [{each}]"


ROWS = {
    "a mapping more": (
        mapped("app.Placed"),
        mapped("app.Placed", "app.Renewed"),
        ["mapping-added order.placed: None -> app.Renewed"],
    ),
    "a mapping less, of two": (
        mapped("app.Placed", "app.Renewed"),
        mapped("app.Placed"),
        ["! mapping-removed order.placed: app.Renewed -> None"],
    ),
    "the last mapping removed": (
        mapped("app.Placed"),
        mapped(),
        ["! mapping-removed order.placed: app.Placed -> None", "gap-opened order.placed"],
    ),
    "the last mapping replaced by a direct declaration": (
        mapped("app.Placed"),
        f"{mapped()}\n{DIRECT}",
        [
            "mapping-removed order.placed: app.Placed -> None",
            "direct-added order.placed: None -> By hand.",
        ],
    ),
    "a direct declaration replaced by a mapping": (
        f"{mapped()}\n{DIRECT}",
        mapped("app.Placed"),
        [
            "mapping-added order.placed: None -> app.Placed",
            "direct-removed order.placed: By hand. -> None",
        ],
    ),
    "moved to another domain event": (
        mapped("app.Placed"),
        mapped("app.Created"),
        ["mapping-moved order.placed: app.Placed -> app.Created"],
    ),
    "moved, and one more": (
        mapped("app.Placed"),
        mapped("app.Created", "app.Renewed"),
        [
            "mapping-moved order.placed: app.Placed -> app.Created",
            "mapping-added order.placed: None -> app.Renewed",
        ],
    ),
    "renamed and dropped: the nearest name took the place": (
        mapped("app.MemberJoined", "app.InvoicePaid"),
        mapped("app.InvoiceSettled"),
        [
            "mapping-moved order.placed: app.InvoicePaid -> app.InvoiceSettled",
            "! mapping-removed order.placed: app.MemberJoined -> None",
        ],
    ),
    "the class moved to another module": (mapped("app.Placed"), mapped("app.orders.Placed"), []),
    "a class of the same name in another module, beside the first one": (
        mapped("app.Placed") + "\ndomain_events: [{name: Placed, qualified_name: shop.Placed}]",
        mapped("shop.Placed"),
        ["mapping-moved order.placed: app.Placed -> shop.Placed"],
    ),
    "two classes that moved to another module": (
        mapped("app.Placed", "app.Renewed"),
        mapped("shop.Renewed", "shop.Placed"),
        [],
    ),
    "the domain events of two event types swapped": (
        f"{EVENTS}\nmappings: [{{domain_event: app.A, event_type: order.placed}},"
        " {domain_event: app.B, event_type: order.paid}]",
        f"{EVENTS}\nmappings: [{{domain_event: app.B, event_type: order.placed}},"
        " {domain_event: app.A, event_type: order.paid}]",
        [
            "mapping-moved order.placed: app.A -> app.B",
            "mapping-moved order.paid: app.B -> app.A",
        ],
    ),
    "a mapping to an event type that is not registered": (
        mapped("app.Placed"),
        mapped("app.Placed").removesuffix("]")
        + ", {domain_event: app.Lost, event_type: order.lost}]",
        [],
    ),
    "declared direct": (
        mapped(),
        f"{mapped()}\n{DIRECT}",
        ["direct-added order.placed: None -> By hand.", "gap-closed order.placed"],
    ),
    "no longer declared direct": (
        f"{mapped()}\n{DIRECT}",
        mapped(),
        ["direct-removed order.placed: By hand. -> None", "gap-opened order.placed"],
    ),
    "declared direct for another reason": (
        f"{mapped()}\n{DIRECT}",
        f"{mapped()}\n{DIRECT.replace('By hand.', 'On demand.')}",
        [],
    ),
    "a gap closed by a mapping": (
        mapped(),
        mapped("app.Placed"),
        ["mapping-added order.placed: None -> app.Placed", "gap-closed order.placed"],
    ),
    "the first mapping of a registry closes one gap": (
        EVENTS,
        mapped(),
        ["mapping-added order.paid: None -> app.Paid", "gap-closed order.paid"],
    ),
    "the last mapping of a registry opens one gap": (
        mapped(),
        EVENTS,
        ["! mapping-removed order.paid: app.Paid -> None", "gap-opened order.paid"],
    ),
    "renamed, and moved to another domain event": (
        "events: [{type: a.b, member: B, holder: T}]\n"
        "mappings: [{domain_event: app.One, event_type: a.b}]",
        "events: [{type: c.d, member: B, holder: T}]\n"
        "mappings: [{domain_event: app.Two, event_type: c.d}]",
        ["! event-renamed c.d: a.b -> c.d", "mapping-moved c.d: app.One -> app.Two"],
    ),
    "renamed, and a gap as before": (
        f"{mapped()}".replace("{type: order.placed}", "{type: a, member: A, holder: T}"),
        f"{mapped()}".replace("{type: order.placed}", "{type: b, member: A, holder: T}"),
        ["! event-renamed b: a -> b"],
    ),
    "of one name in two categories, what sends it is told once": (
        "events: [{type: up, category: a}, {type: up, category: b}]",
        "events: [{type: up, category: a}, {type: up, category: b}]\n"
        "mappings: [{domain_event: app.On, event_type: up}]",
        ["mapping-added up: None -> app.On", "gap-closed up"],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_is_told_of_senders(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, expected = ROWS[row]
    assert told(old, new) == expected


STEPS = {
    "nothing changed": (mapped("app.Placed"), mapped("app.Placed"), "none"),
    "a gap that was declared": (mapped(), f"{mapped()}\n{DIRECT}", "patch"),
    "other words": (
        "events: [{type: up, description: One.}]",
        "events: [{type: up, description: Two.}]",
        "patch",
    ),
    "sent directly instead of by a mapping": (
        mapped("app.Placed"),
        f"{mapped()}\n{DIRECT}",
        "patch",
    ),
    "an event type more": ("events: [{type: up}]", "events: [{type: up}, {type: down}]", "minor"),
    "a field more": (
        "events: [{type: up}]",
        "events: [{type: up, payload_fields: [at]}]",
        "minor",
    ),
    "sent for something else": (mapped("app.Placed"), mapped("app.Created"), "minor"),
    "a field less, and an event type more": (
        "events: [{type: up, payload_fields: [at]}]",
        "events: [{type: up}, {type: down}]",
        "major",
    ),
}


@pytest.mark.parametrize("row", STEPS)
def test_the_step_of_the_version(changes: Callable[[str, str], Changes], row: str) -> None:
    old, new, step = STEPS[row]
    assert changes(old, new).step.value == step


def test_the_coverage_of_both(changes: Callable[[str, str], Changes]) -> None:
    found = changes(mapped(), mapped("app.Placed"))
    assert str(found.old_coverage.covered_share) == "1/2 (50 %)"
    assert str(found.new_coverage.covered_share) == "2/2 (100 %)"


def test_a_mapping_leads_to_its_own_line(changes: Callable[[str, str], Changes]) -> None:
    new = """
    events: [{type: up, source: app.py:3}]
    mappings: [{domain_event: app.On, event_type: up, source: app.py:12}]
    """
    found = changes("events: [{type: up, source: app.py:3}]", new)
    lines = [(each.kind.value, each.source.line) for each in found.all]
    assert lines == [("mapping-added", 12), ("gap-closed", 3)]


def test_a_second_domain_event_without_a_field_makes_it_optional(
    told: Callable[[str, str], list[str]],
) -> None:
    before = """
    events: [{type: order.placed, payload_fields: [id, total]}]
    mappings:
      - domain_event: app.Placed
        event_type: order.placed
        payload: {is_complete: true, fields: [{name: id, optional: false},
          {name: total, optional: false}]}
    """
    after = f"""{before}
      - domain_event: app.Renewed
        event_type: order.placed
        payload: {{is_complete: true, fields: [{{name: id, optional: false}}]}}
    """
    assert told(before, after) == [
        "! field-became-optional order.placed total",
        "mapping-added order.placed: None -> app.Renewed",
    ]
