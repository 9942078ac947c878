"""A list that is put together in every way but a literal."""

import more
from more import IMPORTED


class Event:
    def __init__(self, event_type):
        self.event_type = event_type
        self.category = "orders"


FIRST = Event("a.named")

SSE_EVENT_REGISTRY = [
    FIRST,
    *IMPORTED,
    Event("c.literal"),
] + more.OTHERS
SSE_EVENT_REGISTRY.append(Event("e.appended"))
SSE_EVENT_REGISTRY += [
    Event("f.added"),
]
SSE_EVENT_REGISTRY.extend(
    [
        Event("g.extended"),
    ]
)
for name in ("h.loop", "i.loop"):
    SSE_EVENT_REGISTRY.append(Event(name))
SSE_EVENT_REGISTRY.insert(0, Event("0.inserted"))
