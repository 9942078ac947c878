"""One new event type in the registry changes every page that shows it, with no other edit."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Build, Project

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "mkdocs_sse_registry" / "reference"
ARCHITECTURE = "architecture/sse-architecture.md"

PAGES = {
    "category": "sse-events/categories/portfolio.md",
    "payload fields": "sse-events/payload-fields.md",
    "coverage": "sse-events/mapping-coverage.md",
    "statistics": "sse-events/statistics.md",
    "overview": "sse-events/index.md",
    "architecture": ARCHITECTURE,
}


@pytest.fixture
def bank(shop: Project) -> Project:
    """Return a project with the reference as its own code, and the architecture page on it."""
    shutil.copytree(REFERENCE, shop.folder / "bank", ignore=shutil.ignore_patterns("__pycache__"))
    for file in (shop.folder / "bank").rglob("*.py"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("mkdocs_sse_registry.reference", "bank"), "utf-8")
    page = (ROOT / "docs" / ARCHITECTURE).read_text("utf-8")
    shop.write(f"docs/{ARCHITECTURE}", re.sub(r"\]\((?!#|https:)[^)]*\)", "](../index.md)", page))
    shop.registry["registry"] = "bank.domain.events.sse_registry"
    extensions = ["admonition", "attr_list", "pymdownx.superfences", "pymdownx.details"]
    shop.configure(theme="material", markdown_extensions=extensions)
    return shop


def add_dividend(bank: Project) -> None:
    """Add a member to the enum and an entry to the registry, and nothing else."""
    events = bank.folder / "bank/domain/events"
    member = events / "sse_event_type.py"
    text = member.read_text("utf-8")
    last = re.findall(r"^    PORTFOLIO_\w+ = .*$", text, re.MULTILINE)[-1]
    member.write_text(
        text.replace(last, f'{last}\n    PORTFOLIO_DIVIDEND_PAID = "portfolio.dividend.paid"'),
        "utf-8",
    )
    registry = events / "sse_registry.py"
    head, name, entries = registry.read_text("utf-8").partition("\nSSE_EVENT_REGISTRY")
    entry = """
    SSEEventMetadata(
        event_type=SSEEventType.PORTFOLIO_DIVIDEND_PAID,
        category=SSEEventCategory.PORTFOLIO,
        description="A company shared its profit.",
        payload_fields=["dividend_id"],
    ),
]
"""
    registry.write_text(head + name + entries.replace("\n]\n", entry, 1), "utf-8")


def test_every_page_follows(bank: Project) -> None:
    def texts(built: Build) -> dict[str, str]:
        assert built.status == 0, built.log
        return {name: built.html(page) for name, page in PAGES.items()}

    before = texts(bank.build())
    add_dividend(bank)
    after = texts(bank.build())

    for name in PAGES:
        assert "dividend" not in before[name], name
    for name in ("category", "payload fields", "coverage", "architecture"):
        assert "portfolio.<wbr>dividend.<wbr>paid" in after[name], name
    assert "A company shared its profit." in after["category"]
    assert "<code>dividend_id</code>" in after["payload fields"]
    assert "17 of 21 event types" in before["coverage"]
    assert "17 of 22 event types" in after["coverage"]
    for name in ("statistics", "overview"):
        assert "<strong>21</strong> event types" in before[name], name
        assert "<strong>22</strong> event types" in after[name], name
    assert "22" in after["architecture"]
