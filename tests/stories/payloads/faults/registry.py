"""Extractors that go wrong, one beside the other."""

import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Optional, Protocol
from uuid import UUID


@dataclass
class Paid:
    order_id: UUID
    total: int
    paid_at: datetime
    note: Optional[str] = None


@dataclass
class Picky:
    total: int

    def __post_init__(self):
        raise ValueError("not today")


class Abstract(Protocol):
    total: int


def raises(event):
    return {"order_id": str(event.order_id), "total": event.totals}


def raises_for_none(event: Paid):
    return {"note": event.note.upper()}


def exits(event):
    sys.exit(3)


def prints(event):
    print("a line on standard output")
    return {"total": event.total}


def a_list(event):
    return [event.total]


def nothing(event):
    pass


def number_keys(event):
    return {1: event.total, "total": event.total}


def not_json(event: Paid):
    return {"order_id": event.order_id, "paid_at": event.paid_at, "total": event.total}


def not_a_number(event):
    return {"total": float("nan")}


def itself(event):
    payload = {"total": event.total}
    payload["self"] = payload
    return payload


def deep(event):
    return deep(event)


def fine(event):
    return {"total": event.total}


EXTRACTORS = [
    raises, raises_for_none, exits, prints, a_list, nothing, number_keys, not_json, not_a_number,
    itself, deep, fine,
]
SSE_EVENT_REGISTRY = [
    *({"event_type": each.__name__, "payload_fields": ["total"]} for each in EXTRACTORS),
    {"event_type": "picky"},
    {"event_type": "abstract"},
    {"event_type": "by.name"},
    {"event_type": "no.extractor", "payload_fields": ["total"]},
]
DOMAIN_TO_SSE_MAPPING = [
    *(
        {"domain_event_class": Paid, "sse_event_type": each.__name__, "payload_extractor": each}
        for each in EXTRACTORS
    ),
    {"domain_event_class": Picky, "sse_event_type": "picky", "payload_extractor": fine},
    {"domain_event_class": Abstract, "sse_event_type": "abstract", "payload_extractor": fine},
    {"domain_event_class": "Late", "sse_event_type": "by.name", "payload_extractor": fine},
    {"domain_event_class": Paid, "sse_event_type": "no.extractor"},
]
