"""What becomes of event types: deprecated, replaced, new since."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class EventType(StrEnum):
    LEGACY = "job.legacy"
    STARTED = "job.started"
    DONE = "job.done"
    ENDED = "job.ended"
    FAILED = "job.failed"


class Release(Enum):
    SPRING = "2027.1"


@dataclass(frozen=True, kw_only=True)
class Event:
    event_type: EventType
    category: str = "job"
    deprecated: bool | str | None = None
    since: str | float | Release | None = None
    replaced_by: EventType | str | None = None


SSE_EVENT_REGISTRY = [
    Event(event_type=EventType.LEGACY, deprecated=True, replaced_by=EventType.STARTED),
    Event(event_type=EventType.STARTED, deprecated=False, since="1.2"),
    Event(event_type=EventType.DONE, deprecated="It has no status.", replaced_by="job.ended"),
    Event(event_type=EventType.ENDED, deprecated="", since=Release.SPRING),
    Event(event_type=EventType.FAILED, since=2.0),
]
