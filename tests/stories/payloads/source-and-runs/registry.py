"""Extractors of many shapes; what their source says and what their runs give must agree."""

import dataclasses
import datetime as dt
import enum
import json
import math
import operator
from collections import ChainMap, OrderedDict, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple, Union
from uuid import UUID

NAMES = ["order_id", "note"]
LABELS = {"order_id": "Order", "note": "Note"}


class State(enum.Enum):
    OPEN = "open"
    PAID = "paid"


class Rank(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Text(str, enum.Enum):
    A = "a"
    B = "b"


@dataclass
class Money:
    amount: Decimal
    currency: Optional[str]

    def as_dict(self):
        return {"amount": str(self.amount), "currency": self.currency}

    @property
    def cents(self) -> int:
        return int(self.amount * 100)

    @property
    def symbol(self):
        return self.currency

    @classmethod
    def label(cls, event):
        return cls.__name__ + str(event.total)


@dataclass
class Base:
    order_id: UUID
    total: int

    def to_payload(self) -> Dict[str, Any]:
        return {"order_id": str(self.order_id)}


@dataclass
class Paid(Base):
    note: Optional[str]
    due: Optional[dt.date]
    paid_at: dt.datetime
    state: State
    rank: Rank
    text: Text
    price: Money
    backup: Optional[Money]
    lines: List[str]
    extra: Dict[str, int]
    pair: Tuple[int, str]
    ratio: float
    is_test: bool
    mixed: Union[int, str, None]

    def to_payload(self):
        return {**super().to_payload(), "total": self.total}


def iso(value: Optional[dt.date]) -> Optional[str]:
    return value.isoformat() if value else None


def unsure(value):
    if value is None:
        return None
    return str(value)


def drop_none(values):
    return {key: value for key, value in values.items() if value is not None}


def fill(payload, event):
    payload["filled"] = event.total
    return payload


def conditional_literal(event):
    return {"a": 1} if event.is_test else {"a": "x", "b": event.note}


def and_or(event):
    return {
        "or": event.note or "none",
        "or_none": event.note or None,
        "and": event.note and event.note.upper(),
        "number": event.total or 0,
        "flag": event.note is not None and event.total > 0,
        "not": not event.note,
    }


def walrus(event):
    if (note := event.note) is not None:
        return {"note": note}
    return {"note": ""}


def loops(event):
    payload = {}
    for name in NAMES:
        value = getattr(event, name)
        if value is None:
            continue
        payload[name] = str(value)
    for number, name in enumerate(["x", "y"]):
        payload[name] = number
    for key in event.extra:
        payload.setdefault("count", 0)
        payload["count"] += 1
    while len(payload) > 100:
        payload.popitem()
    return payload


def labelled(event):
    return {label: str(getattr(event, name)) for name, label in LABELS.items()}


def zipped(event):
    return dict(zip(NAMES, (str(event.order_id), event.note)))


def pairs(event):
    return dict([("a", event.total), ("b", event.note)])


def ordered(event):
    payload = OrderedDict(a=event.total)
    payload["b"] = event.note
    return payload


def defaulted(event):
    payload = defaultdict(int)
    payload["a"] += event.total
    return payload


def chained(event):
    return dict(ChainMap({"a": 1}, {"b": event.note}))


def helper_chain(event):
    return drop_none({"due": iso(event.due), "note": event.note, "sure": event.total})


def mutated_by_helper(event):
    payload = {"a": 1}
    fill(payload, event)
    return payload


def alias(event):
    payload = {"a": 1}
    other = payload
    if event.is_test:
        other["b"] = 2
    return payload


def removed(event):
    payload = {"a": 1, "b": 2, "c": 3}
    del payload["a"]
    payload.pop("b")
    if event.is_test:
        payload.pop("c", None)
        payload["d"] = 4
    return payload


def overwritten(event):
    payload = {"a": 1}
    payload["a"] = "text"
    if event.note:
        payload["a"] = None
    return payload


def tried(event):
    try:
        payload = {"note": event.note.upper()}
    except AttributeError:
        payload = {"error": "no note"}
    else:
        payload["ok"] = True
    finally:
        late = 1
    payload["late"] = late
    return payload


def with_block(event):
    import contextlib

    with contextlib.suppress(AttributeError):
        return {"note": event.note.upper()}
    return {"note": None}


def method_of_event(event):
    return event.to_payload()


def nested(event):
    def inner(value):
        return {"inner": value}

    return inner(event.total)


def inner_lambda(event):
    make = lambda value: value.upper()  # noqa: E731
    return {"a": make("x")}


def values_of_types(event):
    return {
        "state": event.state.value,
        "state_name": event.state.name,
        "rank": event.rank,
        "rank_value": event.rank.value,
        "text": event.text,
        "text_value": event.text.value,
        "cents": event.price.cents,
        "symbol": event.price.symbol,
        "label": Money.label(event),
        "price": event.price.as_dict(),
        "backup": event.backup and event.backup.as_dict(),
        "backup_currency": event.backup.currency if event.backup else None,
        "first": event.lines[0],
        "slice": event.lines[:1],
        "joined": ", ".join(event.lines),
        "count": len(event.lines),
        "extra": event.extra,
        "sum": sum(event.extra.values()),
        "keys": list(event.extra),
        "left": event.pair[0],
        "right": event.pair[1],
        "pair": event.pair,
        "day": event.paid_at.date().isoformat(),
        "year": event.paid_at.year,
        "stamp": event.paid_at.timestamp(),
        "month": event.paid_at.strftime("%m"),
        "day_text": str(event.paid_at.date()),
        "moment_text": str(event.paid_at),
        "id_text": f"{event.order_id}",
        "id_format": format(event.order_id),
        "id_percent": "%s" % event.order_id,
        "id_hex": event.order_id.hex,
        "id_int": event.order_id.int,
        "upper": str(event.order_id).upper(),
        "round": round(event.ratio),
        "round_2": round(event.ratio, 2),
        "floor": math.floor(event.ratio),
        "divided": event.total / 2,
        "whole": event.total // 2,
        "power": event.total**2,
        "negative": -event.total,
        "times": event.ratio * 2,
        "mixed": event.mixed,
        "mixed_text": str(event.mixed),
        "max": max(event.total, 3),
        "max_mixed": max(event.total, event.ratio),
        "greatest": max(event.lines),
        "compared": event.total > 3,
        "is": event.note is None,
        "dumped": json.dumps(event.lines),
        "unsure": unsure(event.note),
        "sure": unsure(event.total),
        "iso": iso(event.due),
        "got": operator.attrgetter("price.currency")(event),
        "ternary": event.total if event.is_test else event.note,
        "chain": (event.note or "").strip().split(),
        "comprehension": [line.upper() for line in event.lines],
        "generator": sum(1 for _ in event.lines),
        "set_size": len({line for line in event.lines}),
        "constant": None,
    }


def narrowed(event):
    if event.note is None:
        return {"note": "none"}
    if not event.due:
        return {"note": event.note, "due": ""}
    return {"note": event.note, "due": event.due.isoformat()}


def narrowed_by_and(event):
    if event.note and event.due:
        return {"note": event.note, "due": event.due.isoformat()}
    return {"note": event.note, "due": iso(event.due)}


def narrowed_too_far(event):
    if event.note is None or event.due is None:
        return {"note": event.note}
    return {"note": event.note, "due": event.due.isoformat()}


def changed_after_check(event):
    note = event.note
    if note is not None:
        note = None if event.is_test else note
        return {"note": note}
    return {"note": "x"}


def asserted(event):
    assert event.total is not None
    return {"total": event.total}


def starred(event):
    parts = [{"a": 1}, {"b": event.note}]
    return {key: value for part in parts for key, value in part.items()}


def keywords(event):
    return make(**{"a": event.total, "b": event.note})


def make(**values):
    return values


def positional(event):
    return collect(event.total, event.note)


def collect(*values):
    return {"first": values[0], "second": values[1], "count": len(values)}


def as_dict(event):
    return {"price": dataclasses.asdict(event.price)["currency"], **dataclasses.asdict(event)["extra"]}


def recursive(event, depth=0):
    if depth < 2:
        return {**recursive(event, depth + 1), f"level_{depth}": depth}
    return {"end": True}


@dataclass
class Shown:
    total: int
    note: Optional[str]

    def __post_init__(self):
        if self.total > 100:
            self.note = None


def presented(event):
    return dataclasses.asdict(Shown(event.total, event.note or ""))


def breaks(event):
    payload = {"first": event.total}
    for line in event.lines:
        if line == "urgent":
            payload["urgent"] = True
            payload["first"] = None
            break
    return payload


def spread_optional(event):
    values = {}
    if event.note == "pro":
        values["seats"] = event.total
    return dict(total=event.total, **values)


def masked(event):
    payload = {"note": event.note or "", "total": event.total}
    mask(payload)
    return payload


def mask(payload):
    if payload["note"] == "internal":
        payload["note"] = None
        payload.pop("total")
        return


def closure(event):
    payload = {"note": event.note or ""}

    def put(key, value):
        payload[key] = value

    if event.note == "pro":
        put("note", None)
    return payload


def unpacked(event):
    payload = {"a": 1}
    if event.note == "pro":
        payload["a"], payload["z"] = None, 1
    return payload


def formats(event):
    return {
        "short": str(event.order_id)[:8],
        "blank": event.paid_at.isoformat(sep=" "),
        "naive": event.paid_at.replace(tzinfo=None).isoformat(),
        "day": event.paid_at.isoformat()[:10],
        "truthy": event.paid_at.isoformat() if event.paid_at else None,
        "many": event.total if event.total < 900 else "many",
    }


def global_state(event):
    COUNTER.append(1)
    return {"first": len(COUNTER) > 0}


COUNTER: list = []
FLAG_A, FLAG_B = 1, 4


def operators(event):
    return {
        "flags": FLAG_A | FLAG_B,
        "both": event.is_test & (event.total > 3),
        "masked": event.total & 3,
        "inverse": event.total**-1,
        "squared": event.total**2,
        "lists": event.lines + event.lines,
        "added": str(event.price.amount + event.price.amount),
        "span": (event.paid_at - event.paid_at).total_seconds(),
        "share": event.price.amount / event.price.amount == 1,
    }

EXTRACTORS = [
    conditional_literal, and_or, walrus, loops, labelled, zipped, pairs, ordered, defaulted, chained,
    helper_chain, mutated_by_helper, alias, removed, overwritten, tried, with_block,
    method_of_event, nested, inner_lambda, values_of_types, narrowed, narrowed_by_and,
    narrowed_too_far, changed_after_check, asserted, starred, keywords, positional, as_dict,
    recursive, global_state, operators, presented, breaks, spread_optional, masked, closure,
    unpacked, formats,
]
SSE_EVENT_REGISTRY = [{"event_type": each.__name__} for each in EXTRACTORS]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": Paid, "sse_event_type": each.__name__, "payload_extractor": each}
    for each in EXTRACTORS
]
