"""A JSON encoder of the application's own."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


def to_json(payload):
    camel = {key.split("_")[0] + key.title().replace("_", "")[len(key.split("_")[0]):]: value
             for key, value in payload.items()}
    return json.dumps(camel, default=str, indent=2).encode()


@dataclass
class Paid:
    order_id: UUID
    paid_at: datetime


def paid(event: Paid):
    return {"order_id": event.order_id, "paid_at": event.paid_at}


SSE_EVENT_REGISTRY = [{"event_type": "paid", "payload_fields": ["orderId", "paidAt"]}]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Paid, "sse_event_type": "paid", "payload_extractor": paid},
]
