"""Keys that only sometimes appear, and values that are only sometimes null."""

import enum
from dataclasses import dataclass
from typing import List, Literal, Optional


class State(enum.Enum):
    OPEN = "open"
    PAID = "paid"
    LOST = "lost"


@dataclass
class Changed:
    state: State
    speed: Literal["slow", "fast"]
    note: Optional[str]
    retries: int
    lines: List[str]
    is_test: bool


def changed(event: Changed):
    payload = {
        "state": event.state.value,
        "note": event.note,
        "short": event.note or "",
        "first": event.lines[0] if event.lines else None,
    }
    if event.state is State.LOST:
        payload["lost"] = True
    if event.speed == "fast":
        payload["fast"] = "yes"
    if event.note is not None:
        payload["length"] = len(event.note)
    if not event.is_test:
        payload["live"] = True
    if event.retries > 1000:
        payload["hopeless"] = "never seen in a sample, but the source has it"
    payload["result"] = 1 if event.state is State.OPEN else "text"
    return {key: value for key, value in payload.items() if key != "short" or value}


def emptied(event: Changed):
    """Changes what it is given."""
    payload = {"count": len(event.lines)}
    event.lines.clear()
    event.note = "changed"
    return payload


def forgotten(event: Changed):
    """Has no return for one of the states."""
    if event.state is State.OPEN:
        return {"open": True}
    if event.state is State.PAID:
        return {"open": False}


SSE_EVENT_REGISTRY = [
    {"event_type": "forgotten"},
    {"event_type": "emptied"},
    {"event_type": "changed", "payload_fields": ["state", "note", "never"]},
]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Changed, "sse_event_type": "forgotten", "payload_extractor": forgotten},
    {"domain_event_class": Changed, "sse_event_type": "emptied", "payload_extractor": emptied},
    {"domain_event_class": Changed, "sse_event_type": "changed", "payload_extractor": changed},
]
