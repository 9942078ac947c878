"""A registry of an application that publishes everything directly."""

SSE_EVENT_REGISTRY = [
    {"event_type": "job.started", "category": "jobs", "description": "A job has begun."},
]
