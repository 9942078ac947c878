"""What the shop sends; an extractor is given by name."""


class OrderPaid:
    pass


SSE_EVENT_REGISTRY = [{"event_type": "order.paid"}]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": OrderPaid,
        "sse_event_type": "order.paid",
        "payload_extractor": "order_paid",
    },
]
