"""Entries that name their own domain events, instead of a list of mappings."""


class Placed:
    """Somebody ordered."""


class Imported: ...


class Low: ...


SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "category": "orders", "source_domain_events": (Placed, Imported)},
    {"event_type": "stock.low", "category": "stock", "source_domain_events": Low},
    {"event_type": "stock.changed", "category": "stock", "source_domain_events": {Placed, Low}},
    {"event_type": "ping", "category": "system", "source_domain_events": []},
    {"event_type": "pong", "category": "system"},
]
