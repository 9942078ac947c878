"""Each way to list payload fields."""

from enum import Enum
from uuid import UUID


class Field(Enum):
    ORDER_ID = "order_id"


class Described:
    name = "by_its_name"


def entry(event_type, fields):
    return {"event_type": event_type, "category": "orders", "payload_fields": fields}


SSE_EVENT_REGISTRY = [
    entry("a.list", ["z", "a", "z"]),
    entry("b.tuple", ("z", "a")),
    entry("c.set", {"z", "a", "m"}),
    entry("d.types", {"text": str, "count": int, "share": float, "is_new": bool, "id": UUID}),
    entry("e.type-names", {"text": "string", "tags": "array", "count": "int", "at": "object"}),
    entry("f.descriptions", {"order_id": "Identity of the order.", "nothing": None}),
    entry("g.members", [Field.ORDER_ID, Described()]),
    entry("h.empty", []),
    entry("i.generator", (name for name in ("z", "a"))),
    entry("j.annotations", {"lines": list[str], "total": "int | None"}),
]
