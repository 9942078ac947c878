SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "category": "orders"},
    {"name": "orders.shipped", "category": "orders"},
]

for article in ("bread", "milk"):
    SSE_EVENT_REGISTRY.append({"event_type": f"stock.{article}", "category": "stock"})
