"""Comparisons with all that a report has to bear."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.declared_type import DeclaredType
from mkdocs_sse_registry.domain.diff.comparing import compare
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.model import (
    Category,
    EventType,
    Mapping,
    Origin,
    PayloadField,
    Registry,
)
from mkdocs_sse_registry.domain.places import Place

HOSTILE = (
    "\n::error::no ##[error] | `` ` <script>alert(1)</script> @octocat #1 http://e.example"
    " www.e.example [t](http://e) :tada: {0} %0A &amp; ]]> \u202e \x1b[2J \x00 \udc80\r"
)
BASE = Revision(name="main", commit="1a2b3c4d" * 5)
MODULE = "shop.sse_registry"
ORIGIN = Origin(module=MODULE, source=Place(path="shop/sse_registry.py"))


def at(line: int) -> Place:
    return Place(path=ORIGIN.source.path, line=line)


def compared(old: Registry, new: Registry) -> Comparison:
    return Comparison(module=MODULE, base=BASE, changes=compare(old, new))


def event(name: str, line: int, **attributes: object) -> EventType:
    return EventType(type=name, category="orders", source=at(line), **attributes)  # type: ignore[arg-type]


def registry(*events: EventType) -> Registry:
    """Return a registry in which every event type but the last one is mapped."""
    mappings = tuple(
        Mapping(domain_event=f"shop.events.Happened{n}", event_type=e.type, source=at(100 + n))
        for n, e in enumerate(events[:-1])
    )
    categories = tuple(Category(name=name) for name in {e.category: None for e in events})
    return Registry(origin=ORIGIN, categories=categories, events=events, mappings=mappings)


PLACED = event(
    "order.placed",
    10,
    description="A customer ordered.",
    payload_fields=(
        PayloadField(name="total", declared_type=DeclaredType(type="number")),
        PayloadField(name="shop"),
    ),
)
PAID, SENT, LOST = event("order.paid", 20), event("order.sent", 30), event("order.lost", 40)


@pytest.fixture
def comparison() -> Comparison:
    """Return a few changes of everyday life: two that break clients, and three that do not."""
    now = replace(
        PLACED,
        description="A customer has ordered.",
        payload_fields=(
            PayloadField(name="total", declared_type=DeclaredType(type="string")),
            PayloadField(name="gift", type="boolean", declared_type=DeclaredType(type="boolean")),
            PayloadField(name="note"),
        ),
    )
    return compared(registry(PLACED, PAID, LOST), registry(now, PAID, LOST))


@pytest.fixture
def hostile() -> Comparison:
    """Return changes of names and texts that try to be more than that."""
    field = PayloadField(name=HOSTILE, declared_type=DeclaredType(type="string"))
    bad = event(HOSTILE, 20, description=HOSTILE, payload_fields=(field,))
    gone = event(f"gone {HOSTILE}", 25, payload_fields=(PayloadField(name="x"),))
    many = tuple(event(f"{n} {HOSTILE}", 30 + n) for n in range(3))
    other = f"other {HOSTILE}"
    changed = replace(
        bad,
        category=other,
        description=f"now {HOSTILE}",
        payload_fields=(
            replace(field, declared_type=DeclaredType(type="integer")),
            PayloadField(name=other),
        ),
    )
    place = Place(path=f"shop/{HOSTILE}.py", line=3)
    moved = tuple(replace(each, category=other, source=place) for each in many)
    new = registry(changed, *moved, event(other, 50))
    mappings = (
        replace(new.mappings[0], domain_event=f"shop.{HOSTILE}"),
        *new.mappings[1:],
    )
    found = compared(registry(bad, *many, gone), replace(new, mappings=mappings))
    return replace(
        found, module=HOSTILE, base=Revision(name=HOSTILE), head=Revision(name=f"new {HOSTILE}")
    )


@pytest.fixture
def unchanged() -> Comparison:
    same = registry(PLACED, PAID)
    return compared(same, same)


@pytest.fixture
def additions() -> Comparison:
    return compared(registry(PLACED, LOST), registry(PLACED, PAID, SENT, LOST))


@pytest.fixture
def renamed_category() -> Comparison:
    """Return forty event types whose category has another name."""
    old = tuple(event(f"order.{n}", n + 1) for n in range(40))
    return compared(registry(*old), registry(*(replace(each, category="sales") for each in old)))


@pytest.fixture
def huge() -> Comparison:
    """Return many changes of each sort, more than a comment holds."""
    old = tuple(event(f"order.{n}.{'x' * n}", n + 1) for n in range(400))
    new = tuple(replace(e, description=f"Text {e.type}") for e in old[:200])
    return compared(registry(*old), registry(*new))
