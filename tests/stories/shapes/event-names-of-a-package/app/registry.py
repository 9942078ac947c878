from app import names

SSE_EVENT_REGISTRY = [
    {"event_type": names.JOB_STARTED, "category": "job"},
    {"event_type": names.JOB_ENDED, "category": "job"},
    {"event_type": names.STOCK_LOW, "category": "stock"},
    {"event_type": names.PING},
]
