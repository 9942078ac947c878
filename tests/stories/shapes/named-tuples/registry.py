"""Named tuples of both kinds, in tuples."""

from collections import namedtuple
from typing import NamedTuple, Tuple


class Event(NamedTuple):
    event_type: str
    category: str
    description: str = ""
    payload_fields: Tuple[str, ...] = ()
    queue: str = "default"


Route = namedtuple("Route", "domain_event_class sse_event_type user_id_extractor")


class JobStarted(NamedTuple):
    job_id: int
    owner_id: int


SSE_EVENT_REGISTRY = (
    Event("jobs.started", "jobs", "A job begins.", ("job_id",)),
    Event("jobs.ended", "jobs", queue="slow"),
)

DOMAIN_TO_SSE_MAPPING = (
    Route(JobStarted, "jobs.started", lambda event: event.owner_id),
)
