"""A small registry as the pages and regions see it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import (
    Category,
    Direct,
    EventType,
    Mapping,
    Origin,
    PayloadField,
    Registry,
)
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.book import Book

SHOP = Registry(
    origin=Origin(module="shop.sse_registry", source=Place(path="shop/sse_registry.py")),
    categories=(Category(name="orders"), Category(name="ai", member="AI")),
    events=(
        EventType(
            type="order.placed",
            category="orders",
            description="An order was placed.",
            payload_fields=(PayloadField(name="id"), PayloadField(name="total")),
            extra={"owner": "Ann"},
        ),
        EventType(type="order.paid", category="orders", description="It was paid."),
        EventType(type="ai.chunk", category="ai", description="A piece of an answer."),
    ),
    mappings=(Mapping(domain_event="shop.OrderPlaced", event_type="order.placed"),),
    direct=(Direct(type="ai.chunk", reason="streamed"),),
)


@pytest.fixture
def shop() -> Registry:
    return SHOP


@pytest.fixture
def book() -> Book:
    options = Settings(folder=Path(), registry="shop.sse_registry")
    return usecases.document(SHOP, options)
