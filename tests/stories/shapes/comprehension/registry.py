"""A list that one expression makes."""

NAMES = ["orders.placed", "orders.shipped"]

SSE_EVENT_REGISTRY = [
    {"event_type": name, "category": "orders"}
    for name in NAMES
]
