"""Attributes of every type, written late and for type checkers only."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Dict, List, Literal, NewType, Optional, Tuple, Union

import clock

if TYPE_CHECKING:
    from uuid import UUID

    from clock import Zone

OrderId = NewType("OrderId", int)


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Money:
    amount: Decimal
    currency: str


@dataclass
class Line:
    price: Money
    count: int


@dataclass
class Everything:
    number: int
    ratio: float
    exact: Decimal
    is_open: bool
    text: str
    account_id: UUID
    made_at: dt.datetime
    day: dt.date
    hour: dt.time
    wait: dt.timedelta
    colour: Colour
    level: Level
    mode: Literal["fast", "slow"]
    order_id: OrderId
    size: Annotated[int, "bytes"]
    tags: List[str]
    pair: Tuple[int, str]
    prices: Dict[str, float]
    line: Line
    lines: List[Line]
    zone: Zone
    maybe: Optional[str]
    either: Union[int, str]
    anything: Any
    error: str
    currency: str


def everything(event: Everything):
    return {
        "number": event.number,
        "ratio": event.ratio,
        "exact": float(event.exact),
        "is_open": event.is_open,
        "text": event.text,
        "account_id": str(event.account_id),
        "made_at": event.made_at.isoformat(),
        "day": event.day.isoformat(),
        "hour": event.hour.isoformat(),
        "wait": event.wait.total_seconds(),
        "colour": event.colour.value,
        "level": event.level,
        "mode": event.mode,
        "order_id": event.order_id,
        "size": event.size,
        "tags": event.tags,
        "pair": event.pair,
        "prices": event.prices,
        "currency_of_line": event.line.price.currency,
        "counts": [line.count for line in event.lines],
        "zone": event.zone.name,
        "maybe": event.maybe,
        "either": event.either,
        "anything": event.anything,
        "error": event.error,
        "currency": event.currency,
        "several": f"{event.number} {event.text}",
        "constant": 1,
    }


SSE_EVENT_REGISTRY = [{"event_type": "everything"}]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": Everything,
        "sse_event_type": "everything",
        "payload_extractor": everything,
    }
]
