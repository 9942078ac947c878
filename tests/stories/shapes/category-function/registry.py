"""Entries without categories; the function does not know `PING`, and has none for `TEST`."""

from event_types import EventType

SSE_EVENT_REGISTRY = {
    EventType.JOB_STARTED: {"description": "A job begins."},
    EventType.STOCK_LOW: {"description": "Little is left."},
    EventType.PING: {},
    EventType.TEST: {},
}
