"""Nothing but texts, and no mappings at all."""

SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "category": "orders", "description": "Placed."},
    {"event_type": "stock.low", "category": "stock"},
    {"event_type": "ping"},
    {"event_type": "pong", "category": None, "description": None, "payload_fields": None},
]
