"""A dict of classes to mappings that are objects; named tuples keyed by an enum."""

from enum import Enum
from types import MappingProxyType, SimpleNamespace
from typing import NamedTuple


class EventType(Enum):
    PLACED = "orders.placed"
    LOW = "stock.low"


class Metadata(NamedTuple):
    category: str
    description: str
    payload_fields: tuple = ()


class Placed:
    """A class without annotations."""


class Low(Placed):
    """Below a mapped class."""


SSE_EVENT_REGISTRY = MappingProxyType(
    {
        EventType.LOW: Metadata("stock", "Little is left.", ("sku", "left")),
        EventType.PLACED: Metadata("orders", "Placed."),
    }
)

DOMAIN_TO_SSE_MAPPING = {
    Placed: SimpleNamespace(
        sse_event_type=EventType.PLACED, payload_extractor=vars, user_id_extractor=None
    ),
    Low: SimpleNamespace(sse_event_type=EventType.LOW),
}
