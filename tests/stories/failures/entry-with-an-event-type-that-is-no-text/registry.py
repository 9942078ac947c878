"""What the shop sends."""

from collections import namedtuple
from enum import IntEnum


class EventType(IntEnum):
    PLACED = 1


Entry = namedtuple("Entry", "event_type category description")

SSE_EVENT_REGISTRY = [
    Entry(EventType.PLACED, "orders", "An order was placed."),
]
