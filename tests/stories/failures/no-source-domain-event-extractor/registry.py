"""What the shop sends, and why."""


class OrderPlaced: ...


SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "source_domain_events": (OrderPlaced,), "to_json": vars},
]
