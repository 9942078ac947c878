"""Two domain events that lead to one event type."""

from dataclasses import dataclass
from typing import Optional
from uuid import UUID


@dataclass
class Paid:
    order_id: UUID
    total: int


@dataclass
class Refunded:
    order_id: UUID
    total: float
    reason: Optional[str]


def paid(event: Paid):
    return {"order_id": str(event.order_id), "total": event.total, "code": 1}


def refunded(event: Refunded):
    return {
        "order_id": str(event.order_id),
        "total": event.total,
        "reason": event.reason,
        "code": "R",
    }


SSE_EVENT_REGISTRY = [
    {"event_type": "money.moved", "payload_fields": {"order_id": "str", "when": "str"}},
]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Paid, "sse_event_type": "money.moved", "payload_extractor": paid},
    {"domain_event_class": Refunded, "sse_event_type": "money.moved", "payload_extractor": refunded},
]
