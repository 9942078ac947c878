"""What the shop sends."""

SSE_EVENTS_REGISTRY = [{"event_type": "orders.placed"}]
QUEUES = ("orders", "stock")
