"""What the shop sends."""

EVENTS = [{"event_type": "orders.placed"}]
CAUSES = []
