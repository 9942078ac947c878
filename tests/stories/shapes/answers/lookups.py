def get_sse_event_metadata(event_type):
    import registry

    found = (each for each in registry.SSE_EVENT_REGISTRY if "orders" in each["event_type"].value)
    return next((each for each in found if each["event_type"] is event_type), None)
