"""Domain events of every kind of class; one extractor for all of them."""

import collections
import dataclasses
import datetime as dt
import typing
import uuid

import attrs
import pydantic


def facts(event):
    return {"order_id": str(event.order_id), "total": event.total, "note": event.note}


@dataclasses.dataclass(frozen=True)
class Frozen:
    order_id: uuid.UUID
    total: int
    note: typing.Optional[str] = None


@dataclasses.dataclass(frozen=True, **({"slots": True} if hasattr(dataclasses, "KW_ONLY") else {}))
class Slotted(Frozen):
    paid_on: dt.date = dt.date(2020, 1, 1)


@dataclasses.dataclass(**({"kw_only": True} if hasattr(dataclasses, "KW_ONLY") else {}))
class KeywordOnly:
    order_id: uuid.UUID
    total: int
    note: typing.Optional[str] = None


@dataclasses.dataclass
class Inherited(KeywordOnly):
    pass


@dataclasses.dataclass
class WithFactories:
    order_id: uuid.UUID = dataclasses.field(default_factory=uuid.uuid4)
    total: int = 7
    note: typing.Optional[str] = "gift"
    made_at: dt.datetime = dataclasses.field(default_factory=dt.datetime.now, init=False)


@attrs.frozen
class Attrs:
    order_id: uuid.UUID
    total: int
    _secret: str = attrs.field(default="x")
    note: typing.Optional[str] = None


class Pydantic(pydantic.BaseModel):
    order_id: uuid.UUID = pydantic.Field(alias="orderId")
    total: int = pydantic.Field(gt=100)
    note: typing.Optional[str] = pydantic.Field(default=None, max_length=5)


class Named(typing.NamedTuple):
    order_id: uuid.UUID
    total: int
    note: typing.Optional[str] = None


Untyped = collections.namedtuple("Untyped", "order_id total note")


class Plain:
    def __init__(self, order_id: uuid.UUID, total: int, *, note: typing.Optional[str] = None):
        self.order_id = order_id
        self.total = total
        self.note = note


class Keywords:
    order_id: uuid.UUID
    total: int
    note: typing.Optional[str]

    def __init__(self, **given):
        self.__dict__.update(given)


class Checked:
    """Refuses what is not true of an order."""

    def __init__(self, order_id: uuid.UUID, total: int = 1, note: typing.Optional[str] = None):
        if total > 10:
            raise ValueError("too many")
        self.order_id, self.total, self.note = order_id, total, note


CLASSES = [
    Frozen, Slotted, KeywordOnly, Inherited, WithFactories, Attrs, Pydantic, Named, Untyped, Plain,
    Keywords, Checked,
]
SSE_EVENT_REGISTRY = [
    {"event_type": each.__name__, "payload_fields": ["order_id", "total", "note"]}
    for each in CLASSES
]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": each, "sse_event_type": each.__name__, "payload_extractor": facts}
    for each in CLASSES
]
