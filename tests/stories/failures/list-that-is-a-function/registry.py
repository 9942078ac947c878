"""What the shop sends."""


def events():
    return [{"event_type": "orders.placed"}]
