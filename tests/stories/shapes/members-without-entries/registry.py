"""An enum that has more than the registry: aliases, and members that are in no entry."""

from enum import Enum


class SSEEventType(Enum):
    PLACED = "orders.placed"
    CREATED = "orders.placed"
    LOST = "orders.lost"
    VERSION = 3
    _HIDDEN = "orders.hidden"


class Other(Enum):
    PING = "ping"


SSE_EVENT_REGISTRY = [
    {"event_type": SSEEventType.PLACED},
    {"event_type": Other.PING},
]
