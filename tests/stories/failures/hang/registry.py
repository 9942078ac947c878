"""What the shop sends."""

import broker

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
