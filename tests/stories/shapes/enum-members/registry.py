from wire import Called, Lower, Outer

SSE_EVENT_REGISTRY = [
    {"event_type": Called.A},
    {"event_type": Lower.JOB_STARTED},
    {"event_type": Lower.JOB_ENDED},
    {"event_type": Outer.Inner.PLACED},
    {"event_type": Outer.Inner.SAME},
    {"event_type": Outer.Inner.LOST},
]
