"""Enums whose members are no texts themselves, and an enum alias."""

from enum import Enum


class Category(Enum):
    ORDERS = "orders"
    IBAN_CHECKS = "iban-checks"


class EventType(str, Enum):
    PLACED = "orders.placed"
    CREATED = "orders.placed"


class Check(Enum):
    PASSED = "checks.passed"


SSE_EVENT_REGISTRY = (
    {"event_type": EventType.CREATED, "category": Category.ORDERS},
    {"event_type": Check.PASSED, "category": Category.IBAN_CHECKS, "replaced_by": EventType.PLACED},
)
