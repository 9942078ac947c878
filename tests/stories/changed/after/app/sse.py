"""What the shop sends to browsers."""

from dataclasses import dataclass
from enum import StrEnum

from app import events


class Category(StrEnum):
    ORDERS = "orders"
    SUPPORT = "support"
    DELIVERY = "delivery"
    STOCK = "stock"


class Event(StrEnum):
    ORDER_PLACED = "order.placed"
    ORDER_PAID = "order.paid"
    ORDER_SHIPPED = "order.shipped"
    ORDER_RETURNED = "order.returned"
    INVOICE_SENT = "invoice.sent"
    INVOICE_VOID = "invoice.void"
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
        "order_id": str(event.order_id),
        "number": event.number,
        "total": event.total,
        "coupon": event.coupon,
        "note": event.note,
        "gift": event.gift,
        "bonus": 1,
    }
    if event.gift:
        payload["placed_at"] = event.placed_at.isoformat()
    return payload


def paid(event: events.OrderPaid) -> dict[str, object]:
    return {"order_id": str(event.order_id), "method": event.method}


def shipped(event: events.ParcelHandedOver) -> dict[str, object]:
    return {"order_id": str(event.order_id), "carrier": event.carrier}


def returned(event: events.OrderReturned) -> dict[str, object]:
    return {"order_id": str(event.order_id), "reason": event.reason}


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
        ("order_id", "number", "total", "coupon", "note", "gift", "bonus", "placed_at"),
    ),
    Entry(
        Event.ORDER_PAID,
        Category.ORDERS,
        "The money for an order is there.",
        ("order_id", "method"),
    ),
    Entry(
        Event.ORDER_SHIPPED,
        Category.DELIVERY,
        "The carrier has taken the parcel.",
        ("order_id", "carrier"),
    ),
    Entry(
        Event.ORDER_RETURNED,
        Category.DELIVERY,
        "A parcel came back.",
        ("order_id", "reason"),
    ),
    Entry(Event.INVOICE_SENT, Category.ORDERS, "An invoice was sent.", ("number",)),
    Entry(Event.INVOICE_VOID, Category.ORDERS, "An invoice is void.", ("number",)),
    Entry(Event.CHAT_OPENED, Category.SUPPORT, "A chat with a clerk begins.", ("room",)),
    Entry(Event.CHAT_CLOSED, Category.SUPPORT, "A chat with a clerk has ended.", ("room",)),
    Entry(Event.CHAT_TYPING, Category.SUPPORT, "The clerk is typing."),
    Entry(Event.STOCK_LOW, Category.STOCK, "Few copies are left.", ("book",)),
    Entry(Event.STOCK_REFILLED, Category.STOCK, "New copies came in.", ("book",)),
    Entry(Event.STOCK_COUNTED, Category.STOCK, "The copies were counted.", ("book",)),
    Entry(Event.REVIEW_HIDDEN, Category.STOCK, "A review is hidden.", ("book",)),
]

DOMAIN_TO_SSE_MAPPING = [
    Mapping(events.OrderPlaced, Event.ORDER_PLACED, placed, user),
    Mapping(events.OrderPaid, Event.ORDER_PAID, paid, user),
    Mapping(events.ParcelHandedOver, Event.ORDER_SHIPPED, shipped, user),
    Mapping(events.OrderReturned, Event.ORDER_RETURNED, returned, user),
    Mapping(events.InvoiceSent, Event.INVOICE_SENT, invoice, user),
    Mapping(events.InvoiceReminded, Event.INVOICE_SENT, invoice, user),
    Mapping(events.ChatOpened, Event.CHAT_OPENED, chat, user),
    Mapping(events.StockRefilled, Event.STOCK_REFILLED, book, user),
]
