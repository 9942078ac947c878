"""Dicts: one of event types to entries, one of classes to event types."""


class Placed:
    order_id: int


class Shipped:
    order_id: int


SSE_EVENT_REGISTRY = {
    "orders.placed": {"category": "orders", "description": "Placed.", "channel": 3},
    "orders.shipped": {"category": "orders", "description": "Shipped."},
}
SSE_EVENT_REGISTRY["orders.lost"] = {"category": "orders"}
SSE_EVENT_REGISTRY.update({
    "orders.found": {"category": "orders"},
})

DOMAIN_TO_SSE_MAPPING = {
    Shipped: "orders.shipped",
    Placed: "orders.placed",
}
