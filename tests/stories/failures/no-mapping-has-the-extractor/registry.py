"""What the shop sends."""


class OrderPlaced: ...


SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
DOMAIN_TO_SSE_MAPPING = {OrderPlaced: "orders.placed"}
