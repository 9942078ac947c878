"""What the shop sends."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    event_type: str
    group: str


SSE_EVENT_REGISTRY = [
    Event("orders.placed", "orders"),
    Event("stock.low", "stock"),
]
