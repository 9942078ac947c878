from .more import LATER

EVENTS = [
    {"event_type": "orders.placed", "category": "orders"},
    *LATER,
]
