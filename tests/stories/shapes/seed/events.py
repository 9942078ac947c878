"""Domain events: slotted dataclasses below one base."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainEvent:
    event_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderEvent(DomainEvent):
    """The base of two, and so no event that happens."""

    order_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderPlaced(OrderEvent):
    """Somebody ordered.

    And that is all.
    """

    total: "int"
    tags: list[str]
    _secret: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderCancelled(OrderEvent):
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderReturned(OrderEvent):
    """Mapped to nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UserSignedUp(DomainEvent):
    """Not below the base that the mapped ones share."""
