"""What the shop sends."""

NAMES = ["orders.placed"]
SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
