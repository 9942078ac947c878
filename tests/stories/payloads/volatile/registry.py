"""Values that are others in every run; the example is the same in every build."""

import datetime as dt
import random
import time
import uuid
from dataclasses import dataclass, field


@dataclass
class Paid:
    total: int
    event_id: uuid.UUID = field(default_factory=uuid.uuid4)
    made_at: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.timezone.utc), init=False)


def volatile(event: Paid):
    return {
        "event_id": str(event.event_id),
        "made_at": event.made_at.isoformat(),
        "id": str(uuid.uuid4()),
        "sent_at": dt.datetime.now(dt.timezone.utc).isoformat(),
        "sent_at_utc": dt.datetime.now(dt.timezone.utc).isoformat().replace("+00:00", "Z"),
        "today": dt.date.today().isoformat(),
        "time": time.time(),
        "seconds": int(time.time()),
        "random": random.random(),
        "word": "".join(random.choice("abc") for _ in range(40)),
        "meta": {"at": time.time_ns(), "total": event.total, "ids": [str(uuid.uuid4()), "fixed"]},
        "tags": list({"b", "a", "c"}),
        "total": event.total,
        "address": f"{object()!r:.20}",
    }


def keys(event: Paid):
    """Has keys that are others in every run."""
    return {str(uuid.uuid4()): 1, "meta": {str(uuid.uuid4()): 1, "total": 2}, "total": event.total}


SSE_EVENT_REGISTRY = [{"event_type": "volatile"}, {"event_type": "volatile.keys"}]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Paid, "sse_event_type": "volatile.keys", "payload_extractor": keys},
    {"domain_event_class": Paid, "sse_event_type": "volatile", "payload_extractor": volatile},
]
