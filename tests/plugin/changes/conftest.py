"""The shop with one commit, to which it is compared, and with something of every kind changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.plugin.conftest import Project

REGISTRY = "shop/sse_registry.py"
LATER = (
    ('SHIPPED = "orders.shipped"', 'RETURNED = "orders.returned"'),
    ('An order left the house.", ["order_id"]', 'A parcel came back.", ["order_id", "reason"]'),
    ("EventType.SHIPPED, Category", "EventType.RETURNED, Category"),
    ("    Mapping(OrderShipped, EventType.SHIPPED, shipped, lambda event: event.user_id),\n", ""),
    ('"An order was placed.", ["order_id", "total"]', '"Somebody ordered.", ["total", "currency"]'),
    (
        '{"order_id": event.order_id, "total": str(event.total)}',
        '{"total": 1.5, "currency": "EUR"}',
    ),
)
"""What is done to the registry of the shop behind the revision: something of every kind."""


@pytest.fixture
def history(shop: Project, repository: Callable[[Path], Repository]) -> Repository:
    """Return the repository of the shop, with one commit on the branch `main`."""
    shop.registry["compare_to"] = "main"
    shop.configure()
    made = repository(shop.folder)
    made.commit(message="The shop")
    return made


@pytest.fixture
def tracked(shop: Project, history: Repository) -> Project:  # noqa: ARG001 - comes before it
    """Return the shop, compared to its only commit."""
    return shop


@pytest.fixture
def change(history: Repository) -> Callable[[], None]:
    """Return what changes something of every kind in the registry."""
    return lambda: history.edit(REGISTRY, *LATER)


@pytest.fixture
def changed(tracked: Project, change: Callable[[], None]) -> Project:
    """Return the shop with something of every kind changed since its commit."""
    change()
    return tracked
