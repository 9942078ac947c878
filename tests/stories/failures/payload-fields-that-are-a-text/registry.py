"""What the shop sends."""

from dataclasses import dataclass


@dataclass
class Entry:
    event_type: str
    payload_fields: tuple


SSE_EVENT_REGISTRY = [
    Entry("orders.placed", ("order_id",)),
    Entry("orders.shipped", ("order_id")),
]
