LATER = [
    {"event_type": "orders.shipped", "category": "orders"},
]
