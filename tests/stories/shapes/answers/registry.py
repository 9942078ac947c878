"""A registry with functions around it; some say what it holds, some do not."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from lookups import get_sse_event_metadata


class SSEEventCategory(Enum):
    ORDERS = "orders"
    STOCK = "stock"


class SSEEventType(Enum):
    PLACED = "orders.placed"
    LOW = "stock.low"


@dataclass
class Placed:
    order_id: int


SSE_EVENT_REGISTRY = [
    {"event_type": SSEEventType.PLACED, "category": SSEEventCategory.ORDERS},
    {"event_type": SSEEventType.LOW, "category": SSEEventCategory.STOCK},
]

DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Placed, "sse_event_type": SSEEventType.PLACED},
]


def get_registry_statistics():
    return {
        "total_event_types": 2,
        "total_mappings": True,
        "by_category": {SSEEventCategory.ORDERS: 1, "stock": 1, "refunds": "none", 7: 7},
        "made_at": 1789,
    }


def get_domain_event_to_sse_mapping():
    return {each["domain_event_class"]: each for each in DOMAIN_TO_SSE_MAPPING}


def get_events_by_category(category):
    if category is SSEEventCategory.STOCK:
        raise LookupError(f"no list\n of {category} in {Path(__file__).parent / 'stock.txt'}")
    return [each for each in SSE_EVENT_REGISTRY if each["category"] is category]


def get_all_sse_event_types():
    yield from SSEEventType


def get_category_for_event_type(event_type):
    return SSEEventCategory.ORDERS
