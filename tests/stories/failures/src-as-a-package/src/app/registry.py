"""What the shop sends."""

from app.events import OrderPlaced

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
DOMAIN_TO_SSE_MAPPING = {OrderPlaced: "orders.placed"}
