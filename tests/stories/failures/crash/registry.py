"""What the shop sends."""

import native

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
