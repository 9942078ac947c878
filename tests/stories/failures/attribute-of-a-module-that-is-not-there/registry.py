"""What the shop sends."""

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
