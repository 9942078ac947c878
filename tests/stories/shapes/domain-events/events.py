"""Events of several kinds."""

import dataclasses
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional


class Event:
    at: float


def marked(cls):
    return cls


@marked
@dataclass(
    slots=True,
)
class PaymentMade(Event):
    amount: int
    note: Optional[str] = None
    currency: str = dataclasses.field(default="EUR")


class PaymentFailed(Event):
    """With annotations only.\n\nAnd a second paragraph."""

    reason: "str | None"
    count: int = 0


@dataclass
class PaymentLate(Event):
    """Not mapped."""

    days: int


class Mixed(Event):
    """A base in the middle."""


class Special(Mixed):
    """Not mapped, two levels down."""


class Outer:
    class Inner(Event):
        """Nested."""

    class PaymentLate:
        """Of the same name, and no event."""


def local():
    class Hidden(Event):
        """Out of reach."""

    return Hidden


HIDDEN = local()
Alias = PaymentLate
