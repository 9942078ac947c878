"""Entries that pydantic checks, with fields beyond the declared ones."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Topic(StrEnum):
    JOBS = "jobs"
    """Background work."""


class JobStarted(BaseModel):
    """A job begins."""

    job_id: int


class Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")

    event_type: str
    category: Topic
    description: str = ""
    payload_fields: list[str] = Field(default_factory=list)
    retries: int = 0


class Route(BaseModel):
    domain_event_class: type[Any]
    sse_event_type: str


SSE_EVENT_REGISTRY = [
    Event(
        event_type="jobs.started",
        category=Topic.JOBS,
        description="A job begins.",
        payload_fields=["job_id"],
        owner="platform",
    ),
    Event(event_type="jobs.ended", category="jobs", retries=3),
]

DOMAIN_TO_SSE_MAPPING = [
    Route(domain_event_class=JobStarted, sse_event_type="jobs.started"),
]
