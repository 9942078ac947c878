"""The shape that the project began with: enums, dataclasses, two lists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from events import OrderCancelled, OrderPlaced


class SSEEventCategory(StrEnum):
    """What clients filter by."""

    ORDERS = "orders"
    """Orders from the basket
    to the door."""
    AI = "ai"
    STOCK_LEVELS = "stock_levels"
    """What is left."""


class SSEEventType(StrEnum):
    ORDER_PLACED = "orders.placed"
    ORDER_CANCELLED = "orders.cancelled"
    AI_ANSWER = "ai.answer"


@dataclass(frozen=True, kw_only=True, slots=True)
class SSEEventMetadata:
    event_type: SSEEventType
    category: SSEEventCategory
    description: str
    payload_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainToSSEMapping:
    domain_event_class: type
    sse_event_type: SSEEventType
    payload_extractor: Callable
    user_id_extractor: Callable


def placed(event):
    return {"order_id": str(event.order_id)}


SSE_EVENT_REGISTRY: list[SSEEventMetadata] = [
    SSEEventMetadata(
        event_type=SSEEventType.ORDER_PLACED,
        category=SSEEventCategory.ORDERS,
        description="An order was placed.",
        payload_fields=["order_id", "total"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.AI_ANSWER,
        category=SSEEventCategory.AI,
        description="  The answer\n  is complete. ",
    ),
    # An entry may stand anywhere, the order is the list's own.
    SSEEventMetadata(
        event_type=SSEEventType.ORDER_CANCELLED,
        category=SSEEventCategory.ORDERS,
        description="",
        payload_fields=["order_id"],
    ),
]

DOMAIN_TO_SSE_MAPPING: list[DomainToSSEMapping] = [
    DomainToSSEMapping(
        domain_event_class=OrderCancelled,
        sse_event_type=SSEEventType.ORDER_CANCELLED,
        payload_extractor=lambda event: {"order_id": str(event.order_id)},
        user_id_extractor=lambda event: event.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=OrderPlaced,
        sse_event_type=SSEEventType.ORDER_PLACED,
        payload_extractor=placed,
        user_id_extractor=lambda event: event.user_id,
    ),
]
