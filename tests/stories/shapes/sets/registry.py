"""What has no order of its own is alphabetical, and still finds its lines."""

from typing import NamedTuple


class Entry(NamedTuple):
    event_type: str
    category: str


class Mapping(NamedTuple):
    domain_event_class: type
    sse_event_type: str


class Placed: ...


class Low: ...


SSE_EVENT_REGISTRY = {
    Entry("stock.low", "stock"),
    Entry("orders.shipped", "orders"),
    Entry("orders.placed", "orders"),
}

DOMAIN_TO_SSE_MAPPING = frozenset(
    {
        Mapping(Placed, "orders.placed"),
        Mapping(Low, "stock.low"),
    }
)
