EVENTS = [{"event_type": "orders.placed"}]
