"""What the shop sends."""

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
ROUTES = [{"cause": "shop.OrderPlaced", "sse_event_type": "orders.placed"}]
