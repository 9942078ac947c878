"""What happens in the bookshop."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Something that happened."""


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(DomainEvent):
    order_id: UUID
    total: Decimal
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrderPaid(DomainEvent):
    order_id: UUID
    paid_by: UUID


@dataclass(frozen=True, kw_only=True)
class OrderPacked(DomainEvent):
    order_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class OrderShipped(DomainEvent):
    order_id: UUID
    parcels: int
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrderReturned(DomainEvent):
    order_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class StockCounted(DomainEvent):
    shelf: str
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class ShopOpened(DomainEvent):
    """No client hears of it."""
