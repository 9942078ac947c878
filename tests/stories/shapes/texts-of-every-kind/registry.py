"""Texts that JSON, HTML, Markdown or a terminal could stumble over."""

SSE_EVENT_REGISTRY = [
    {
        "event_type": "lone.\udc80.surrogate",
        "category": "\ud800",
        "description": "Not \udfff text",
        "payload_fields": ["\udcff"],
        "note\udc80": "\udc81",
    },
    {"event_type": "", "category": ""},
    {"event_type": "control\x00\x1b[31m\r\n\u2028", "category": "<b>|`{{ x }}`"},
    {"event_type": "日本語.🎉", "category": "ﬁ", "description": "\u202eright to left\u202c"},
]
