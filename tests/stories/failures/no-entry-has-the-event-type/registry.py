"""What the shop sends, by event type."""

SSE_EVENT_REGISTRY = {
    "orders.placed": {"category": "orders"},
    "stock.low": {"category": "stock"},
}
