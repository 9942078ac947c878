"""A shop with one commit, and what is done to it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository, Run

    Configure = Callable[..., None]

SHOP = '''
    """What the shop sends."""

    SSE_EVENT_REGISTRY = [
        {
            "event_type": "order.placed",
            "category": "orders",
            "description": "A customer has ordered.",
            "payload_fields": {"orderId": str, "total": float},
        },
        {
            "event_type": "order.lost",
            "category": "orders",
            "description": "A parcel is lost.",
        },
    ]


    class Placed:
        pass


    class Lost:
        pass


    DOMAIN_TO_SSE_MAPPING = [
        {"domain_event_class": Placed, "sse_event_type": "order.placed"},
        {"domain_event_class": Lost, "sse_event_type": "order.lost"},
    ]
    '''
CONFIGURATION = """
    site_name: Shop
    plugins:
      - sse-registry:
          registry: shop
    """


@pytest.fixture(scope="session")
def call(sse_registry: Run) -> Run:
    """Return what runs our command in the folder of a repository."""
    return lambda where, *arguments: sse_registry(where.folder, *arguments)


@pytest.fixture
def shop(tmp_path: Path, repository: Callable[[Path], Repository]) -> Repository:
    """Return a repository with one commit, on the branch `main`."""
    made = repository(tmp_path / "the shop")
    files = {"shop.py": SHOP, "mkdocs.yml": CONFIGURATION, "docs/index.md": "# Shop\n"}
    made.commit({**files, ".gitignore": "__pycache__/\n"}, "The shop")
    return made


@pytest.fixture
def configure(shop: Repository) -> Configure:
    """Return what adds options to the mkdocs.yml, and does not commit them."""

    def add(*options: str) -> None:
        lines = "".join(f"          {option}\n" for option in options)
        shop.write({"mkdocs.yml": f"{CONFIGURATION.rstrip()}\n{lines}"})

    return add


@pytest.fixture
def gift(shop: Repository) -> Repository:
    """Return the shop with a new field `gift`, not committed."""
    shop.edit("shop.py", ('"total": float}', '"total": float, "gift": bool}'))
    return shop


@pytest.fixture
def gap(shop: Repository) -> Repository:
    """Return the shop in which nothing is mapped to `order.lost` any more, not committed."""
    shop.edit(
        "shop.py", ('    {"domain_event_class": Lost, "sse_event_type": "order.lost"},\n', "")
    )
    return shop
