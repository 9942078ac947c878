"""Who an event is for."""

from dataclasses import dataclass
from typing import Optional
from uuid import UUID


@dataclass
class Paid:
    user_id: UUID
    owner_id: Optional[UUID]


def nothing(event):
    return {}


async def later(event):
    return event.user_id


EXTRACTORS = {
    "always": lambda event: event.user_id,
    "maybe": lambda event: event.owner_id,
    "either": lambda event: event.owner_id or event.user_id,
    "missing": lambda event: event.customer_id,
    "later": later,
    "two": lambda event, user_id: user_id,
    "never": lambda event: None,
    "none": None,
}
SSE_EVENT_REGISTRY = [{"event_type": name} for name in EXTRACTORS]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": Paid,
        "sse_event_type": name,
        "payload_extractor": nothing,
        "user_id_extractor": extractor,
    }
    for name, extractor in EXTRACTORS.items()
]
