"""What the shop sends."""

import events

SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
