class Placed: ...


DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Placed, "sse_event_type": "orders.placed"},
]
