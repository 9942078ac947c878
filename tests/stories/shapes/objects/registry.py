"""Entries of ordinary classes, with what else they tell."""

from dataclasses import dataclass, field
from enum import Enum


class Audience(Enum):
    STAFF = "staff only"


class Channel:
    """Has no text but its address."""


class Event:
    def __init__(self, event_type, **more):
        self.event_type = event_type
        self.category = "orders"
        self._internal = "hidden"
        self.__dict__.update(more)

    @property
    def description(self):
        return f"From a property: {self.event_type}."


@dataclass
class Entry:
    event_type: str
    category: str = "orders"
    deprecated: object = None
    since: object = None
    replaced_by: object = None
    tags: set = field(default_factory=set)
    audience: object = None
    urgent: object = None
    retries: int = 0
    handler: object = None
    channel: object = None


SSE_EVENT_REGISTRY = [
    Event("orders.placed"),
    Event("orders.shipped", retention="30 days", payload_fields=("order_id",)),
    Entry("orders.a", deprecated=True, since="1.2", replaced_by="orders.b"),
    Entry("orders.b", deprecated="Use orders.c.", since=2, tags={"slow", "big"}),
    Entry("orders.c", deprecated=False, audience=Audience.STAFF, urgent=True, retries=3),
    Entry("orders.d", handler=print, channel=Channel(), urgent=False),
]
