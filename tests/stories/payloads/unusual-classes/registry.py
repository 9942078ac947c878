"""Domain events of classes that are harder to build."""

from __future__ import annotations
import decimal
import enum
from dataclasses import InitVar, dataclass, field, make_dataclass
from typing import *
from uuid import UUID
import datetime as dt

import attrs
import msgspec
import pydantic

T = TypeVar("T")


@dataclass
class Gen(Generic[T]):
    user_id: UUID
    value: T
    COUNT: ClassVar[int] = 3


@dataclass
class WithInitVar:
    user_id: UUID
    seed: InitVar[int]
    value: int = field(init=False)

    def __post_init__(self, seed):
        self.value = seed * 2


@attrs.define
class AttrsConv:
    user_id: UUID = attrs.field(converter=lambda v: v if isinstance(v, UUID) else UUID(v))
    value: int = attrs.field(validator=attrs.validators.gt(0))


class S(msgspec.Struct, frozen=True):
    user_id: UUID
    value: Optional[int] = None


class Sub(pydantic.BaseModel):
    kind: Literal["a"] = "a"
    n: pydantic.PositiveInt


class Sub2(pydantic.BaseModel):
    kind: Literal["b"] = "b"
    m: str


class P(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")
    user_id: UUID
    value: Annotated[Union[Sub, Sub2], pydantic.Field(discriminator="kind")]
    email: str = pydantic.Field(pattern=r"^.+@.+$")
    url: pydantic.HttpUrl
    when: pydantic.AwareDatetime
    secret: pydantic.SecretStr
    items: list[Sub] = pydantic.Field(min_length=2)

    @pydantic.field_validator("email")
    @classmethod
    def v(cls, x):
        return x.lower()


class Patterned(pydantic.BaseModel):
    user_id: UUID
    value: str = pydantic.Field(pattern=r"^[A-Z]{2}-[0-9]{4}$")


class Hostile:
    """Refuses to be looked at."""

    def __call__(self, event):
        return {"id": str(event.user_id), "address": repr(self), "here": __file__}

    def __getattr__(self, name):
        raise RuntimeError(name)


class BadMapping(dict):
    def __iter__(self):
        raise ValueError(f"no iteration of {object()!r}")

    keys = items = values = __iter__


class TD(TypedDict):
    user_id: UUID
    value: int


class Slots:
    __slots__ = ("user_id", "value")

    def __init__(self, user_id: UUID, value: int, /):
        self.user_id, self.value = user_id, value


class NoAnn:
    def __init__(self, user_id, value):
        self.user_id, self.value = user_id, value


class Private:
    def __init__(self, _user_id: UUID, value: int):
        self.user_id, self.value = _user_id, value


class Tree:
    def __init__(self, user_id: UUID, value: Optional[Tree] = None):
        self.user_id, self.value = user_id, value


class Endless:
    def __init__(self, user_id: UUID, value: Endless):
        self.user_id, self.value = user_id, value


Many = make_dataclass("Many", [("user_id", UUID), *((f"f{i}", Optional[int]) for i in range(80))])


class Big(enum.IntEnum):
    A = 1
    B = 2
    C = 3
    D = 4
    E = 5
    F = 6
    G = 7
    H = 8
    I = 9
    J = 10


@dataclass
class WithBig:
    user_id: UUID
    value: Big
    cb: Callable[[int], int]
    cls: Type[int]
    exc: Exception
    lst: Sequence[int]
    st: Set[UUID]
    it: Iterable[str]
    mp: Mapping[str, decimal.Decimal]


def ex(e):
    if isinstance(e, dict):
        return {"v": e["value"]}
    v = getattr(e, "value", None)
    return {
        "id": str(e.user_id),
        "v": v if isinstance(v, (int, str, type(None))) else repr(type(v).__name__),
    }


def bad(e):
    return BadMapping(a=1)


def dump(e):
    return e.model_dump(mode="json")


C = [
    Gen,
    WithInitVar,
    AttrsConv,
    S,
    P,
    Patterned,
    TD,
    Slots,
    NoAnn,
    Private,
    Tree,
    Endless,
    Many,
    WithBig,
]
SSE_EVENT_REGISTRY = [{"event_type": c.__name__} for c in C] + [
    {"event_type": "dump"},
    {"event_type": "hostile"},
    {"event_type": "bad"},
]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": c,
        "sse_event_type": c.__name__,
        "payload_extractor": ex,
        "user_id_extractor": lambda e: e.user_id,
    }
    for c in C
] + [
    {"domain_event_class": P, "sse_event_type": "dump", "payload_extractor": dump},
    {"domain_event_class": S, "sse_event_type": "hostile", "payload_extractor": Hostile()},
    {"domain_event_class": S, "sse_event_type": "bad", "payload_extractor": bad},
]
