"""Extractors of every kind."""

import asyncio
import functools
import operator
from dataclasses import dataclass
from uuid import UUID


@dataclass
class Paid:
    order_id: UUID
    user_id: UUID
    total: int


def function(event):
    return {"order_id": str(event.order_id)}


def with_version(event, *, version, prefix="v"):
    return {"order_id": str(event.order_id), "version": f"{prefix}{version}"}


class Maker:
    def __init__(self, name):
        self.name = name

    def make(self, event: Paid):
        return {"total": event.total, "name": self.name}

    def __call__(self, event: Paid) -> dict:
        return {"called": event.total}

    @classmethod
    def of_class(cls, event: Paid):
        return {"class": cls.__name__}

    @staticmethod
    def static(event: Paid):
        return {"total": event.total}


def stamped(extract):
    @functools.wraps(extract)
    def wrapper(*args, **kwargs):
        return {**extract(*args, **kwargs), "stamp": 1}

    return wrapper


@stamped
def decorated(event):
    return {"order_id": str(event.order_id)}


def two(event, user_id):
    return {"total": event.total, "for": str(user_id)}


async def later(event):
    await asyncio.sleep(0)
    return {"total": event.total}


KINDS = {
    "function": function,
    "lambda": lambda event: {"total": event.total},
    "partial": functools.partial(with_version, version=3),
    "bound": Maker("m").make,
    "called": Maker("m"),
    "classmethod": Maker.of_class,
    "staticmethod": Maker.static,
    "decorated": decorated,
    "two": two,
    "async": later,
    "dataclass": vars,
    "getter": operator.attrgetter("total"),
    "wrong": lambda: {},
}
SSE_EVENT_REGISTRY = [{"event_type": name} for name in KINDS]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": Paid,
        "sse_event_type": name,
        "payload_extractor": extractor,
        "user_id_extractor": operator.attrgetter("user_id"),
    }
    for name, extractor in KINDS.items()
]
