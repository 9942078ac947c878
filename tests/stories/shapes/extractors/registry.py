"""Everything that can be called."""

import functools
import operator


class Placed: ...


def payload(event, *, version=1): ...


def logged(function):
    @functools.wraps(function)
    def wrapper(event):
        return function(event)

    return wrapper


@logged
def decorated(event): ...


def make():
    def nested(event): ...

    return nested


class Extractor:
    def __call__(self, event): ...

    def method(self, event): ...

    @classmethod
    def by_class(cls, event): ...

    @staticmethod
    def static(event): ...


def mapping(payload, user):
    return {
        "domain_event_class": Placed,
        "sse_event_type": "orders.placed",
        "payload_extractor": payload,
        "user_id_extractor": user,
    }


SSE_EVENT_REGISTRY = [{"event_type": "orders.placed", "category": "orders"}]

DOMAIN_TO_SSE_MAPPING = [
    mapping(lambda event: {"id": str(event.id)}, lambda event: event.user_id),
    mapping(
        lambda event: {"id": str(event.id)},
        lambda event: event.user_id,
    ),
    mapping(functools.partial(payload, version=2), operator.attrgetter("user_id")),
    mapping(Extractor(), Extractor().method),
    mapping(Extractor.by_class, Extractor.static),
    mapping(decorated, make()),
    mapping(vars, functools.partial(functools.partial(Extractor()), 1)),
    mapping(Extractor, None),
]
