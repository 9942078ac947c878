"""Entries in another order than their source, and two of one name."""


def entry(event_type, **more):
    return {"event_type": event_type, "category": "orders", **more}


SSE_EVENT_REGISTRY = sorted(
    [
        entry("c", replaced_by="b"),
        entry("b", replaced_by="a"),
        entry("a"),
    ],
    key=lambda each: each["event_type"],
)
SSE_EVENT_REGISTRY += [
    entry("d"),
    entry("d"),
    entry("".join(["e", "1"])),
]
