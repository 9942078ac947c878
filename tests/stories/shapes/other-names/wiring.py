"""The mappings of the catalogue."""

from enum import Enum


class Topic(Enum):
    STOCK = "stock"
    """What is left."""
    ORDERS = "orders"
    RETURNS = "returns"
    """Nothing is sent here yet."""


class Placed: ...


def payload(event): ...


ROUTES = [
    {"cause": Placed, "send": "orders.placed", "body": payload, "to": lambda event: event.user},
]
