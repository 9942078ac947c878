"""Extractors that end the interpreter, stop it, or leave something running."""

import ctypes
import faulthandler
import os
import threading
import time
from dataclasses import dataclass


@dataclass
class Paid:
    total: int


def ends(event: Paid):
    os._exit(7)
    return {"total": event.total}


def crashes(event: Paid):
    ctypes.string_at(0)
    return {"total": event.total}


def hangs(event: Paid):
    while True:
        time.sleep(1)
    return {"total": event.total}


def hangs_unwatched(event: Paid):
    faulthandler.cancel_dump_traceback_later()
    while True:
        time.sleep(1)
    return {"total": event.total}


def closes_everything(event: Paid):
    os.closerange(0, 100)
    return {"total": event.total}


def starts_threads(event: Paid):
    threading.Thread(target=time.sleep, args=(3600,)).start()
    return {"total": event.total}


def aborts(event: Paid):
    os.abort()


def forks(event: Paid):
    if os.fork() == 0:
        return {"child": True}
    return {"total": event.total}


def fine(event: Paid):
    open("left-over.txt", "w").close()
    return {"total": event.total}


@dataclass
class Deadly:
    total: int

    def __post_init__(self):
        os._exit(5)


class Endless:
    def __init__(self, total: int):
        self.total = total
        while True:
            time.sleep(1)


EXTRACTORS = [
    ends, crashes, hangs, hangs_unwatched, closes_everything, starts_threads, aborts, forks,
    fine,
]
SSE_EVENT_REGISTRY = [
    *({"event_type": each.__name__} for each in EXTRACTORS),
    {"event_type": "user.ends"},
    {"event_type": "both.end"},
    {"event_type": "class.ends"},
    {"event_type": "class.hangs"},
]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": Paid,
        "sse_event_type": each.__name__,
        "payload_extractor": each,
        "user_id_extractor": lambda event: event.total,
    }
    for each in EXTRACTORS
] + [
    {
        "domain_event_class": cls,
        "sse_event_type": name,
        "payload_extractor": payload,
        "user_id_extractor": user_id,
    }
    for cls, name, payload, user_id in [
        (Paid, "user.ends", fine, ends),
        (Paid, "both.end", ends, crashes),
        (Deadly, "class.ends", fine, fine),
        (Endless, "class.hangs", fine, fine),
    ]
]
