"""What the shop sends."""


class Entry:
    event_type = "orders.placed"

    @property
    def description(self):
        return WORDING["orders.placed"]


SSE_EVENT_REGISTRY = [Entry()]
