"""Entries that name their domain events, and how each becomes a payload."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class OrderPlaced:
    order_id: int
    buyer_id: int | None


@dataclass(frozen=True)
class OrderImported:
    order_id: int
    buyer_id: int


@dataclass(frozen=True, kw_only=True)
class Event:
    event_type: str
    category: str
    source_domain_events: tuple[type, ...] = ()
    to_payload: Callable[[Any], dict[str, Any]] | None = None
    user_of: Callable[[Any], int | None] | None = None


def order(event: OrderPlaced | OrderImported) -> dict[str, Any]:
    return {"order_id": event.order_id}


SSE_EVENT_REGISTRY = (
    Event(
        event_type="order.placed",
        category="order",
        source_domain_events=(OrderPlaced, OrderImported),
        to_payload=order,
        user_of=lambda event: event.buyer_id,
    ),
    Event(event_type="order.counted", category="order", source_domain_events=(OrderPlaced,)),
    Event(event_type="clock", category="system"),
)
