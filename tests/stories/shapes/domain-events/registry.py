"""Which domain events are listed: the mapped ones, and their siblings below the same base."""

import events
from events import Outer, PaymentFailed, PaymentMade

SSE_EVENT_REGISTRY = [{"event_type": "payments.made", "category": "payments"}]

DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": PaymentMade, "sse_event_type": "payments.made"},
    {"domain_event_class": PaymentFailed, "sse_event_type": "payments.made"},
    {"domain_event_class": Outer.Inner, "sse_event_type": "payments.made"},
    {"domain_event_class": "elsewhere.Written", "sse_event_type": "payments.made"},
    {"domain_event_class": PaymentMade, "sse_event_type": "payments.twice"},
]
