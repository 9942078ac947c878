"""The module of the event types tells their categories."""

from enum import StrEnum


class Topic(StrEnum):
    STOCK = "stock"
    JOBS = "jobs"
    """Background work."""


class EventType(StrEnum):
    JOB_STARTED = "jobs.started"
    STOCK_LOW = "stock.low"
    PING = "ping"
    TEST = "test"


def get_category_for_event_type(event_type: EventType) -> Topic | None:
    if event_type is EventType.TEST:
        return None
    return {EventType.JOB_STARTED: Topic.JOBS, EventType.STOCK_LOW: Topic.STOCK}[event_type]
