"""What the shop sends."""

from limits import limit

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed", "limit": limit("orders")}]
