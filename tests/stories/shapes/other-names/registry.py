"""Other names for everything, some of them dotted."""

import wiring
from wiring import Topic


class Catalogue:
    EVENTS = [
        {"name": "orders.placed", "topic": Topic.ORDERS, "text": "Placed.", "keys": ["order_id"]},
        {"name": "stock.low", "topic": Topic.STOCK, "text": "Low.", "keys": [], "owner": "depot"},
    ]
