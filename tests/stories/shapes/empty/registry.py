"""A registry of nothing."""

SSE_EVENT_REGISTRY = []
DOMAIN_TO_SSE_MAPPING = ()
