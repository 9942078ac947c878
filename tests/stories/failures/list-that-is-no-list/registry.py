"""What the shop sends."""

SSE_EVENT_REGISTRY = "orders.placed"
EVENTS = [{"event_type": "orders.placed"}]
