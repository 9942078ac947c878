"""Payload fields that come, go and change, by what is known of them: (old, new, expected)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EVENT = "events: [{{type: order.placed, payload_fields: [{fields}]}}]"
MAPPING = """
mappings:
  - domain_event: app.Placed
    event_type: order.placed
    payload: {{is_complete: {complete}, fields: [{fields}]}}
"""


def declared(*fields: str) -> str:
    """Return an event type without a mapping."""
    return EVENT.format(fields=", ".join(fields))


def sent(*fields: str, declares: str = "", complete: str = "true") -> str:
    """Return an event type with what its extractor gives."""
    each = ", ".join(f"{{evidence: observed, emitted: true, {field}}}" for field in fields)
    return EVENT.format(fields=declares) + MAPPING.format(fields=each, complete=complete)


def said(name: str, said_type: str, more: str = "") -> str:
    """Return a field with the type that its entry gives."""
    return f"{{name: {name}, type: {said_type}, declared_type: {{type: {said_type}{more}}}}}"


ROWS = {
    "added": (declared("id"), declared("id", "total"), ["field-added order.placed total"]),
    "added with a type": (
        declared("id"),
        declared("id", said("total", "number")),
        ["field-added order.placed total: None -> number"],
    ),
    "removed": (declared("id", "total"), declared("id"), ["! field-removed order.placed total"]),
    "another order": (declared("id", "total"), declared("total", "id"), []),
    "renamed: only written in another way": (
        declared("id", "createdAt"),
        declared("id", "created_at"),
        ["! field-renamed order.placed created_at: createdAt -> created_at"],
    ),
    "renamed: nearly the same word for word": (
        declared("accounts_count"),
        declared("account_count"),
        ["! field-renamed order.placed account_count: accounts_count -> account_count"],
    ),
    "renamed: the value is of the same attribute": (
        sent("name: sum, type: number, attribute: total"),
        sent("name: amount, type: number, attribute: total"),
        ["! field-renamed order.placed amount: sum -> amount"],
    ),
    "the same attribute as another type is another field": (
        sent("name: sum, type: number, attribute: total"),
        sent("name: amount, type: string, attribute: total"),
        [
            "field-added order.placed amount: None -> string",
            "! field-removed order.placed sum: number -> None",
        ],
    ),
    "near on the whole, but one word is another": (
        declared("total_count"),
        declared("total_amount"),
        ["field-added order.placed total_amount", "! field-removed order.placed total_count"],
    ),
    "first and last are no names of one field": (
        declared("first_name"),
        declared("last_name"),
        ["field-added order.placed last_name", "! field-removed order.placed first_name"],
    ),
    "renamed, and may be null as well": (
        sent("name: userId, type: string, nullable: false"),
        sent("name: user_id, type: string, nullable: true"),
        [
            "! field-renamed order.placed user_id: userId -> user_id",
            "! field-became-nullable order.placed user_id",
        ],
    ),
    "each is renamed once, the surest first": (
        declared("user_id", "users_id"),
        declared("userId"),
        [
            "! field-renamed order.placed userId: user_id -> userId",
            "! field-removed order.placed users_id",
        ],
    ),
    "retyped": (
        sent("name: total, type: number"),
        sent("name: total, type: string"),
        ["! field-retyped order.placed total: number -> string"],
    ),
    "a number that is always whole by now breaks nobody": (
        sent("name: total, type: number"),
        sent("name: total, type: integer"),
        ["field-retyped order.placed total: number -> integer"],
    ),
    "an integer that has decimals by now": (
        sent("name: total, type: integer"),
        sent("name: total, type: number"),
        ["! field-retyped order.placed total: integer -> number"],
    ),
    "only one of several types by now, which breaks nobody": (
        sent('name: total, reason: "it is one of several types: number, string"'),
        sent("name: total, type: integer"),
        ["field-retyped order.placed total: number or string -> integer"],
    ),
    "nothing but null by now, where it was possible before": (
        sent("name: at, type: string, nullable: true"),
        sent('name: at, type: "null", nullable: true'),
        ["field-retyped order.placed at: string -> null"],
    ),
    "nothing but null by now": (
        sent("name: at, type: string, nullable: false"),
        sent('name: at, type: "null", nullable: true'),
        ["! field-retyped order.placed at: string -> null"],
    ),
    "something else than null by now": (
        sent('name: at, type: "null", nullable: true'),
        sent("name: at, type: integer, nullable: false"),
        ["! field-retyped order.placed at: null -> integer"],
    ),
    "retyped: one of several types by now": (
        sent("name: total, type: number"),
        sent('name: total, reason: "it is one of several types: number, string"'),
        ["! field-retyped order.placed total: number -> number or string"],
    ),
    "another format": (
        sent("name: at, type: string, format: date-time"),
        sent("name: at, type: string, format: date"),
        ["! field-retyped order.placed at: string (date-time) -> string (date)"],
    ),
    "a format that is not known any more": (
        sent("name: at, type: string, format: date-time"),
        sent("name: at, type: string"),
        [],
    ),
    "a format that was not known before": (
        sent("name: at, type: string"),
        sent("name: at, type: string, format: date-time"),
        [],
    ),
    "a type that was not known before": (sent("name: at"), sent("name: at, type: string"), []),
    "a type that is not known any more": (sent("name: at, type: string"), sent("name: at"), []),
    "became nullable": (
        sent("name: at, nullable: false"),
        sent("name: at, nullable: true"),
        ["! field-became-nullable order.placed at"],
    ),
    "became non-null": (
        sent("name: at, nullable: true"),
        sent("name: at, nullable: false"),
        ["field-became-non-null order.placed at"],
    ),
    "may be null, which was not known before": (
        sent("name: at"),
        sent("name: at, nullable: true"),
        [],
    ),
    "became optional": (
        sent("name: at, optional: false"),
        sent("name: at, optional: true"),
        ["! field-became-optional order.placed at"],
    ),
    "became required": (
        sent("name: at, optional: true"),
        sent("name: at, optional: false"),
        ["field-became-required order.placed at"],
    ),
    "retyped, nullable and optional at once": (
        sent("name: at, type: string, nullable: false, optional: false"),
        sent("name: at, type: integer, nullable: true, optional: true"),
        [
            "! field-retyped order.placed at: string -> integer",
            "! field-became-nullable order.placed at",
            "! field-became-optional order.placed at",
        ],
    ),
    "the text of a field": (
        declared("{name: at, description: When.}"),
        declared("{name: at, description: Since when.}"),
        ["description-changed order.placed at: When. -> Since when."],
    ),
    "declared as another type": (
        declared(said("total", "number")),
        declared(said("total", "string")),
        ["! field-retyped order.placed total: number -> string"],
    ),
    "declared as another format": (
        declared(said("at", "string", ", format: date-time")),
        declared(said("at", "string", ", format: date")),
        ["! field-retyped order.placed at: string (date-time) -> string (date)"],
    ),
    "declared to be null at times": (
        declared(said("at", "string", ", nullable: false")),
        declared(said("at", "string", ", nullable: true")),
        ["! field-became-nullable order.placed at"],
    ),
    "declared without a type before": (declared("total"), declared(said("total", "number")), []),
    "declared as before, and seen by now to be something else": (
        declared(said("total", "number")),
        sent("name: total, type: string", declares=said("total", "number")),
        ["mapping-added order.placed: None -> app.Placed"],
    ),
    "declared as something else, and seen as well": (
        declared(said("total", "number")),
        sent("name: total, type: string", declares=said("total", "string")),
        [
            "! field-retyped order.placed total: number -> string",
            "mapping-added order.placed: None -> app.Placed",
        ],
    ),
    "seen before, and only declared by now": (
        sent("name: total, type: string", declares="total"),
        declared("total"),
        ["! mapping-removed order.placed: app.Placed -> None"],
    ),
    "declared before, and seen by now never to be sent": (
        declared("id", "total"),
        sent("name: id", declares="id, total"),
        ["mapping-added order.placed: None -> app.Placed"],
    ),
    "not declared, and seen by now to be sent": (
        declared("id"),
        sent("name: id", "name: total", declares="id"),
        ["mapping-added order.placed: None -> app.Placed"],
    ),
    "sent all along, and declared by now": (
        sent("name: id", "name: total", declares="id"),
        sent("name: id", "name: total", declares="id, total"),
        [],
    ),
    "never sent, and not declared any more": (
        sent("name: id", declares="id, total"),
        sent("name: id", declares="id"),
        [],
    ),
    "never sent, and declared as another type": (
        sent("name: id", declares=f"id, {said('total', 'number')}"),
        sent("name: id", declares=f"id, {said('total', 'string')}"),
        [],
    ),
    "still declared, and not sent any more": (
        sent("name: id", "name: total", declares="id, total"),
        sent("name: id", declares="id, total"),
        ["! field-removed order.placed total"],
    ),
    "declared all along, and sent by now": (
        sent("name: id", declares="id, total"),
        sent("name: id", "name: total", declares="id, total"),
        ["field-added order.placed total"],
    ),
    "sent before, and by now its extractor can be read in part only": (
        sent("name: id", "name: total", declares="id"),
        sent("name: id", declares="id", complete="false"),
        [],
    ),
    "declared no longer, and by now its extractor can be read in part only": (
        sent("name: id", "name: total", declares="id, total"),
        sent("name: id", declares="id", complete="false"),
        ["! field-removed order.placed total"],
    ),
    "in part only before, and all of it by now": (
        sent("name: id", declares="id", complete="false"),
        sent("name: id", "name: total", declares="id"),
        [],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_is_told_of_fields(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, expected = ROWS[row]
    lines = told(old, new)
    assert [each for each in lines if "gap-" not in each] == expected


@pytest.mark.parametrize("row", ROWS)
def test_no_field_changed_since_now(told: Callable[[str, str], list[str]], row: str) -> None:
    old, new, _ = ROWS[row]
    assert told(old, old) == []
    assert told(new, new) == []
