"""Event types are written out, and have constants all the same."""

SSE_EVENT_REGISTRY = [
    {"event_type": "ping"},
    {"event_type": "job.started", "category": "job"},
    {"event_type": "job.ended", "category": "job"},
]
