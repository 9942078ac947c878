"""Lists of another module."""


class Event:
    category = "orders"

    def __init__(self, event_type):
        self.event_type = event_type


IMPORTED = (
    Event("b.imported"),
)
OTHERS = [
    Event("d.attribute"),
]
