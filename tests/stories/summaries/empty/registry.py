"""A registry that somebody has just begun."""

SSE_EVENT_REGISTRY = []
