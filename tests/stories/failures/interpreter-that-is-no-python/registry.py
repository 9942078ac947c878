SSE_EVENT_REGISTRY = [{"event_type": "orders.placed", "category": "orders"}]
