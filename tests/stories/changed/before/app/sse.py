"""What the shop sends to browsers."""

from dataclasses import dataclass
from enum import StrEnum

from app import events


class Category(StrEnum):
    ORDERS = "orders"
    CHAT = "chat"
    STOCK = "stock"


class Event(StrEnum):
    ORDER_PLACED = "order.placed"
    ORDER_PAID = "order.payed"
    ORDER_SHIPPED = "order.shipped"
    ORDER_LOST = "order.lost"
    INVOICE_SENT = "invoice.sent"
    CHAT_OPENED = "chat.opened"
    CHAT_CLOSED = "chat.closed"
    CHAT_TYPING = "chat.typing"
    STOCK_LOW = "stock.low"
    STOCK_REFILLED = "stock.refilled"
    STOCK_COUNTED = "stock.counted"
    REVIEW_HIDDEN = "review.hidden"


@dataclass(frozen=True)
class Entry:
    event_type: Event
    category: Category
    description: str
    payload_fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    domain_event_class: type
    sse_event_type: Event
    payload_extractor: object
    user_id_extractor: object


def placed(event: events.OrderPlaced) -> dict[str, object]:
    payload = {
        "orderId": str(event.order_id),
        "number": event.number,
        "total": event.total,
        "coupon": event.coupon,
        "note": event.note,
        "placed_at": event.placed_at.isoformat(),
        "shop": "main",
    }
    if event.total > 100:
        payload["bonus"] = 1
    return payload


def paid(event: events.OrderPaid) -> dict[str, object]:
    return {"order_id": str(event.order_id), "method": event.method}


def shipped(event: events.OrderShipped) -> dict[str, object]:
    return {"order_id": str(event.order_id), "carrier": event.carrier}


def lost(event: events.OrderLost) -> dict[str, object]:
    return {"order_id": str(event.order_id)}


def invoice(event: events.InvoiceSent) -> dict[str, object]:
    return {"number": event.number}


def chat(event: events.ChatOpened) -> dict[str, object]:
    return {"room": event.room}


def book(event: events.ReviewHidden) -> dict[str, object]:
    return {"book": event.book}


def user(event: object) -> str:
    return event.user_id


SSE_EVENT_REGISTRY = [
    Entry(
        Event.ORDER_PLACED,
        Category.ORDERS,
        "A customer has ordered.",
        ("orderId", "number", "total", "coupon", "note", "placed_at", "shop", "bonus"),
    ),
    Entry(
        Event.ORDER_PAID,
        Category.ORDERS,
        "The money for an order is there.",
        ("order_id", "method"),
    ),
    Entry(
        Event.ORDER_SHIPPED,
        Category.ORDERS,
        "A parcel has left the shop.",
        ("order_id", "carrier"),
    ),
    Entry(Event.ORDER_LOST, Category.ORDERS, "A parcel is lost.", ("order_id",)),
    Entry(Event.INVOICE_SENT, Category.ORDERS, "An invoice was sent.", ("number",)),
    Entry(Event.CHAT_OPENED, Category.CHAT, "A chat with a clerk begins.", ("room",)),
    Entry(Event.CHAT_CLOSED, Category.CHAT, "A chat with a clerk has ended.", ("room",)),
    Entry(Event.CHAT_TYPING, Category.CHAT, "The clerk is typing."),
    Entry(Event.STOCK_LOW, Category.STOCK, "Few copies are left.", ("book",)),
    Entry(Event.STOCK_REFILLED, Category.STOCK, "New copies came in.", ("book",)),
    Entry(Event.STOCK_COUNTED, Category.STOCK, "The copies were counted.", ("book",)),
    Entry(Event.REVIEW_HIDDEN, Category.STOCK, "A review is hidden.", ("book",)),
]

DOMAIN_TO_SSE_MAPPING = [
    Mapping(events.OrderPlaced, Event.ORDER_PLACED, placed, user),
    Mapping(events.OrderPaid, Event.ORDER_PAID, paid, user),
    Mapping(events.OrderShipped, Event.ORDER_SHIPPED, shipped, user),
    Mapping(events.OrderLost, Event.ORDER_LOST, lost, user),
    Mapping(events.InvoiceSent, Event.INVOICE_SENT, invoice, user),
    Mapping(events.ChatOpened, Event.CHAT_OPENED, chat, user),
    Mapping(events.ChatClosed, Event.CHAT_CLOSED, chat, user),
    Mapping(events.ReviewHidden, Event.REVIEW_HIDDEN, book, user),
]
