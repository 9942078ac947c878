"""Domain events without a base of the user's own: only the mapped ones count."""

from dataclasses import dataclass
from typing import NamedTuple


class Placed(NamedTuple):
    order_id: int


@dataclass
class Shipped:
    order_id: int


class Unmapped: ...


SSE_EVENT_REGISTRY = [{"event_type": "orders.placed", "category": "orders"}]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Placed, "sse_event_type": "orders.placed"},
    {"domain_event_class": Shipped, "sse_event_type": "orders.placed"},
]
