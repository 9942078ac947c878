"""Entries of attrs, one kind with slots and one without."""

import attrs


@attrs.frozen
class Event:
    event_type: str
    category: str = "jobs"
    description: str = attrs.field(default="", kw_only=True)
    payload_fields: tuple[str, ...] = ()
    audience: frozenset[str] = frozenset()


@attrs.define(slots=False)
class Route:
    domain_event_class: type
    sse_event_type: str
    payload_extractor: object = None


@attrs.frozen
class JobStarted:
    job_id: int
    name: str = "nightly"


def job(event: JobStarted) -> dict[str, object]:
    return {"job_id": event.job_id, "name": event.name}


SSE_EVENT_REGISTRY = [
    Event("jobs.started", payload_fields=("job_id",), audience=frozenset({"staff", "admin"})),
    Event("jobs.ended", description="A job is over."),
]

DOMAIN_TO_SSE_MAPPING = [
    Route(JobStarted, "jobs.started", job),
]
