"""What the shop sends."""

import events

SSE_EVENT_REGISTRY = events.EVENTS
