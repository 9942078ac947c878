"""What the shop sends."""

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
DOMAIN_TO_SSE_MAPPING = [
    {"event_class": object, "sse_event_type": "orders.placed"},
]
