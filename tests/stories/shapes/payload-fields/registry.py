"""Each way to list payload fields."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Optional, Union
from uuid import UUID


class Field(Enum):
    ORDER_ID = "order_id"


class State(Enum):
    PAID = "paid"
    OPEN = "open"


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
    entry("j.texts", {"at": datetime, "day": date, "state": State}),
    entry("k.optional", {"note": Optional[str], "either": Union[int, str], "total": Decimal}),
    entry("k.names", {"at": "datetime", "note": "str | None", "total": "Optional[int]"}),
    entry("l.annotations", {"lines": list[str], "total": "int | None"}),
]
