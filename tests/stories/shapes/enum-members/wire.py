"""Enums as people write them."""

import enum
from enum import Enum, auto

Called = Enum("Called", {"A": "called.a"})


class Lower(str, Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower().replace("_", ".")

    JOB_STARTED = auto()
    JOB_ENDED = auto()


class Outer:
    class Inner(Enum):
        """Nested, with what else an enum may have."""

        PLACED: str = "orders.placed"  # annotated, against the advice of the documentation
        """Somebody ordered."""

        @property
        def title(self):
            return self.name

        if enum:
            LOST = "orders.lost"
        SAME = "orders.placed"
