"""Names that a terminal could stumble over, or that take two columns each."""

SSE_EVENT_REGISTRY = [
    {"event_type": "注文.受付", "category": "注文"},
    {"event_type": "bell\x07\x1b[31m.red\r\n", "category": "control\x00"},
    {"event_type": "turned\u202eround", "category": "cafe\u0301"},
    {"event_type": "lone\udc80", "category": "café"},
]
