"""Faults in a payload extractor: the registry is read all the same, and a finding tells of it."""

from __future__ import annotations

from tests.faults.fault import EVENTS, Fault

HEAD = """
from dataclasses import dataclass


@dataclass
class Placed:
    order_id: str
    user_id: str


@dataclass
class Shipped(Placed):
    pass


def placed(event):
    result = {"order_id": event.order_id}
"""
TAIL = """
    return result


def shipped(event):
    return {"order_id": event.order_id}


DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": cls,
        "sse_event_type": event_type,
        "payload_extractor": payload,
        "user_id_extractor": lambda event: event.user_id,
    }
    for cls, event_type, payload in (
        (Placed, "orders.placed", placed),
        (Shipped, "orders.shipped", shipped),
    )
]
"""
FIELDS = EVENTS.replace('"category"', '"payload_fields": ["order_id"], "category"')


FAILS = "SSE304 Placed gives no payload of 'orders.placed': the extractor "
"""Begins the finding of an error, which ends a strict build."""

UNSEEN = "SSE307 The payload of 'orders.placed' from Placed could not be observed: the extractor "
"""Begins the finding of what need not be the extractor's fault, which ends no build."""


def _extractor(name: str, body: str, finding: str = "", *, is_first: bool = False) -> Fault:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    source = f"{HEAD.lstrip()}{lines}{TAIL}{FIELDS}"
    # An extractor may take a tenth of it.
    limit = 20 if "within 2 seconds" in finding else 100
    return Fault(name=name, source=source, problem=finding, timeout=limit, is_first=is_first)


EXTRACTORS = (
    _extractor("an exception", "{}['till']", FAILS + "raised KeyError: 'till'"),
    _extractor("an exit", "raise SystemExit(3)", UNSEEN + "raised SystemExit: 3"),
    _extractor("KeyboardInterrupt", "raise KeyboardInterrupt", UNSEEN + "raised KeyboardInterrupt"),
    _extractor(
        "a function that calls itself",
        "placed(event)",
        UNSEEN + "raised RecursionError: maximum recursion depth exceeded",
    ),
    _extractor(
        "an exit that cannot be caught",
        "import os\nos._exit(0)",
        FAILS + "ended the interpreter with exit status 0",
        is_first=True,
    ),
    _extractor(
        "a segmentation fault",
        "import ctypes\nctypes.string_at(0)",
        FAILS + "ended the interpreter by SIGSEGV",
        is_first=True,
    ),
    _extractor("an abort", "import os\nos.abort()", FAILS + "ended the interpreter by SIGABRT"),
    _extractor(
        "what kills itself",
        "import os\nos.kill(os.getpid(), 9)",
        FAILS + "ended the interpreter by SIGKILL",
    ),
    _extractor(
        "a hang",
        "import threading\nthreading.Event().wait()",
        FAILS + "did not end within 2 seconds",
        is_first=True,
    ),
    _extractor(
        "a hang that no signal reaches",
        "import signal, threading\nfor each in set(signal.Signals) - {9, 19}:\n"
        "    signal.signal(each, 1)\nthreading.Event().wait()",
        FAILS + "did not end within 2 seconds",
    ),
    _extractor(
        "a limit on memory",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\nbytes(2**33)",
        UNSEEN + "raised MemoryError",
        is_first=True,
    ),
    _extractor(
        "memory that is used up to the last byte",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28))\n"
        "till = []\nwhile True:\n    till.append(bytes(400))",
        UNSEEN + "raised MemoryError",
    ),
    _extractor("many lines of output", "for number in range(10_000):\n    print(number)"),
    _extractor("a closed standard output", "import os\nos.close(1)\nos.close(2)"),
    _extractor("another current folder", "import os\nos.chdir('/')"),
    _extractor("another json", "import json\njson.dumps = json.loads = json.JSONEncoder = None"),
    _extractor(
        "a child that keeps the pipes open",
        "import subprocess\nsubprocess.Popen(['sleep', '3600'])",
        is_first=True,
    ),
    _extractor("a fork that goes on", "import os\nos.fork()"),
    _extractor(
        "a thread that never ends",
        "import threading\nthreading.Thread(target=threading.Event().wait).start()",
    ),
    _extractor("an event loop", "import asyncio\nasyncio.run(asyncio.sleep(0))"),
)
