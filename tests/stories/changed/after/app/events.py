"""What happens in the shop."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass
class OrderPlaced:
    user_id: str
    order_id: UUID
    number: str
    total: int
    coupon: str | None
    gift: bool
    note: str
    placed_at: datetime


@dataclass
class OrderPaid:
    user_id: str
    order_id: UUID
    method: str


@dataclass
class ParcelHandedOver:
    user_id: str
    order_id: UUID
    carrier: str


@dataclass
class OrderReturned:
    user_id: str
    order_id: UUID
    reason: str


@dataclass
class InvoiceSent:
    user_id: str
    number: int


@dataclass
class InvoiceReminded:
    user_id: str
    number: int


@dataclass
class ChatOpened:
    user_id: str
    room: str


@dataclass
class StockRefilled:
    user_id: str
    book: str


@dataclass
class ReviewHidden:
    user_id: str
    book: str
