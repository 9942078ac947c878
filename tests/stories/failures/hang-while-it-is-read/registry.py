"""What the shop sends."""

import threading


def entries():
    yield {"event_type": "orders.placed"}
    threading.Event().wait()


SSE_EVENT_REGISTRY = entries()
