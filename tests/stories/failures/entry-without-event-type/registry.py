"""What the shop sends."""

SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "category": "orders"},
    {"name": "orders.shipped", "category": "orders"},
]
