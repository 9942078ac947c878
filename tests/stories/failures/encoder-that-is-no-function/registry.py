"""A registry that is in order."""

SSE_EVENT_REGISTRY = [{"event_type": "order.paid"}]


to_json = "json"
