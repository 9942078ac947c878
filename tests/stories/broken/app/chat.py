"""What the clerk types."""

from app.sse import EventType


def type_letter(stream, letter):
    stream.send(EventType.CHAT_LETTER, {"letter": letter})


def gift(stream, order_id):
    stream.send(EventType.ORDER_GIFTED, {"order_id": str(order_id)})
