"""Nothing is run: what the source of extractors tells."""

import dataclasses
import enum
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Optional, cast
from uuid import UUID

FIELDS = ("order_id", "total")


class Kind(enum.Enum):
    NEW = "new"
    OLD = "old"


@dataclass
class Money:
    amount: Decimal
    currency: str

    def shown(self) -> str:
        return f"{self.amount} {self.currency}"


@dataclass
class Paid:
    order_id: UUID
    total: int
    paid_at: datetime
    due: Optional[date]
    kind: Kind
    price: Money
    note: Optional[str]
    data: dict
    whatever: Any

    @property
    def label(self) -> str:
        raise RuntimeError("nothing is run")


def as_text(value: UUID) -> str:
    return str(value)


def unlabelled(value):
    return value.total * 2


def base(event):
    raise_if_run()
    return {"order_id": as_text(event.order_id), "label": event.label}


def raise_if_run():
    if Kind.NEW.value == "new":
        raise RuntimeError("nothing is run")


def literal(event: Paid):
    return {
        "order_id": str(event.order_id),
        "hex": event.order_id.hex,
        "total": int(event.total),
        "ratio": float(event.total),
        "is_paid": bool(event.total),
        "paid_at": event.paid_at.isoformat(),
        "due": event.due.isoformat() if event.due else None,
        "kind": event.kind.value,
        "price": event.price.shown(),
        "currency": event.price.currency,
        "doubled": unlabelled(event),
        "note": event.note,
        "data": event.data,
        "whatever": event.whatever,
        "opaque": event.data["x"],
        "decimal": event.price.amount,
        "cast": cast(str, event.whatever),
        "text": f"{event.total}",
        "sum": event.total + 1,
        "list": [event.total],
    }


def spread(event):
    return {**base(event), "total": event.total}


def united(event):
    return base(event) | {"total": event.total}


def called(event):
    return dict(base(event), total=event.total)


def updated(event):
    payload = base(event)
    payload.update({"total": event.total}, late=True)
    payload["note"] = event.note
    if event.note:
        payload["length"] = len(event.note)
    for name in ("a", "b"):
        payload[name] = name
    return payload


def comprehended(event):
    return {name: str(getattr(event, name)) for name in FIELDS}


def filtered(event):
    every = {"order_id": str(event.order_id), "note": event.note, "due": event.due}
    return {key: value for key, value in every.items() if value is not None}


def early(event):
    if event.due is None:
        return {"order_id": str(event.order_id)}
    return {"order_id": str(event.order_id), "due": event.due.isoformat()}


def whole(event):
    return dataclasses.asdict(event)


def computed(event):
    return {event.note: 1, "total": event.total}


def dynamic(event):
    return {**event.data, "total": event.total}


def lost(event):
    return event.data


def matched(event):
    try:
        payload = {"order_id": str(event.order_id)}
    except ValueError:
        payload = {"error": "no id"}
    return payload


EXTRACTORS = [
    literal, spread, united, called, updated, comprehended, filtered, early, whole, computed,
    dynamic, lost, matched,
]
SSE_EVENT_REGISTRY = [{"event_type": each.__name__} for each in EXTRACTORS]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": Paid,
        "sse_event_type": each.__name__,
        "payload_extractor": each,
        "user_id_extractor": lambda event: event.order_id,
    }
    for each in EXTRACTORS
]
