"""What the shop sends."""


class OrderPlaced: ...


SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
DOMAIN_EVENT_TO_SSE_MAPPINGS = [
    {"domain_event_class": OrderPlaced, "sse_event_type": "orders.placed"},
]
