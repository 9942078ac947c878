"""A shop with a mkdocs.yml, whose pages are written as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository

REGISTRY = """\
    SSE_EVENT_REGISTRY = [
        {"event_type": "order.placed", "category": "orders", "description": "A customer ordered.",
         "payload_fields": ["order_id", "total"]},
        {"event_type": "stock.low", "category": "stock", "description": "Little is left."},
    ]
    """
CONFIGURATION = """\
    site_name: Shop
    plugins:
      - sse-registry: {registry: registry}
    """


@pytest.fixture
def shop(tmp_path: Path, repository: Callable[[Path], Repository]) -> Repository:
    """Return the shop, the only commit of its repository."""
    made = repository(tmp_path / "the shop")
    files = {"registry.py": REGISTRY, "mkdocs.yml": CONFIGURATION, "docs/index.md": "# Home\n"}
    made.commit(files, "Open the shop")
    return made
