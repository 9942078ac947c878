"""A shop with a gap, and two event types that are declared direct in mkdocs.yml."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderPlaced:
    order_id: str
    user_id: str


def placed(event):
    return {"order_id": event.order_id}


def user(event):
    return event.user_id


SSE_EVENT_REGISTRY = [
    {
        "event_type": "order.placed",
        "category": "orders",
        "description": "An order was placed.",
        "payload_fields": ["order_id"],
    },
    {
        "event_type": "order.shipped",
        "category": "orders",
        "description": "A parcel is on its way.",
    },
    {
        "event_type": "ai.chunk",
        "category": "ai",
        "description": "A piece of an answer.",
    },
]

DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": OrderPlaced,
        "sse_event_type": "order.placed",
        "payload_extractor": placed,
        "user_id_extractor": user,
    },
]
