"""What the shop sends."""

SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "category": "orders"},
    {"event_type": "orders.shipped", "category": orders"},
]
