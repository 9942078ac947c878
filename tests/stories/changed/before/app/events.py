"""What happens in the shop."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass
class OrderPlaced:
    user_id: str
    order_id: UUID
    number: int
    total: float
    coupon: str
    note: str | None
    placed_at: datetime


@dataclass
class OrderPaid:
    user_id: str
    order_id: UUID
    method: str


@dataclass
class OrderShipped:
    user_id: str
    order_id: UUID
    carrier: str


@dataclass
class OrderLost:
    user_id: str
    order_id: UUID


@dataclass
class InvoiceSent:
    user_id: str
    number: int


@dataclass
class ChatOpened:
    user_id: str
    room: str


@dataclass
class ChatClosed:
    user_id: str
    room: str


@dataclass
class ReviewHidden:
    user_id: str
    book: str
