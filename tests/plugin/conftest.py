"""Real projects in temporary folders, built by real processes."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocstrings import Inventory

if TYPE_CHECKING:
    from pathlib import Path

SHOP = '''
"""What the shop sends."""

from dataclasses import dataclass, field
from enum import StrEnum

from shop.events import OrderPlaced, OrderShipped


class Category(StrEnum):
    ORDERS = "orders"
    """Orders from the basket to the door."""
    STOCK = "stock"


class EventType(StrEnum):
    PLACED = "orders.placed"
    SHIPPED = "orders.shipped"
    LOW = "stock.low"


@dataclass(frozen=True)
class Metadata:
    event_type: EventType
    category: Category
    description: str
    payload_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Mapping:
    domain_event_class: type
    sse_event_type: EventType
    payload_extractor: object
    user_id_extractor: object


SSE_EVENT_REGISTRY = [
    Metadata(EventType.PLACED, Category.ORDERS, "An order was placed.", ["order_id", "total"]),
    Metadata(EventType.SHIPPED, Category.ORDERS, "An order left the house.", ["order_id"]),
    Metadata(EventType.LOW, Category.STOCK, "Little is left of an article.", ["article_id"]),
]


def placed(event):
    return {"order_id": event.order_id, "total": str(event.total)}


def shipped(event):
    return {"order_id": event.order_id}


DOMAIN_TO_SSE_MAPPING = [
    Mapping(OrderPlaced, EventType.PLACED, placed, lambda event: event.user_id),
    Mapping(OrderShipped, EventType.SHIPPED, shipped, lambda event: event.user_id),
]
'''

EVENTS = '''
"""What happens in the shop."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Event:
    """Something happened."""

    order_id: str
    user_id: str


@dataclass(frozen=True)
class OrderPlaced(Event):
    """A customer ordered."""

    total: Decimal


@dataclass(frozen=True)
class OrderShipped(Event):
    """A parcel left."""


@dataclass(frozen=True)
class OrderArchived(Event):
    """An order is of interest to nobody any more."""
'''

OPTIONS = {
    "registry": "shop.sse_registry",
    # The gap is there for the pages to show.
    "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
}

PAGES = (
    "sse-events/index.md",
    "sse-events/categories/orders.md",
    "sse-events/categories/stock.md",
    "sse-events/payload-fields.md",
    "sse-events/mapping-coverage.md",
    "sse-events/statistics.md",
    "sse-events/findings.md",
)


CONTENT = re.compile(r'<(?:article|div class="col-md-9|div class="section").*', re.DOTALL)
"""Where the content of a page begins, in the themes that the tests use."""


@dataclass(frozen=True)
class Build:
    """What a build left."""

    status: int
    log: str
    site: Path

    def file(self, page: str) -> Path:
        """Return the file of a page by the path of its source, with and without directory URLs."""
        bare = self.site / page.removesuffix(".md")
        nested = bare / "index.html"
        return nested if nested.exists() else bare.with_suffix(".html")

    def html(self, page: str) -> str:
        """Return a page by the path of its source."""
        return self.file(page).read_text("utf-8")

    def said(self, page: str) -> str:
        """Return what a reader sees of the content of a page, in one line."""
        main = CONTENT.search(self.html(page))
        assert main
        text = re.sub(r"<script.*?</script>", "", main[0].replace("<wbr>", ""), flags=re.DOTALL)
        return " ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split())

    def labels(self, page: str) -> list[str]:
        """Return the words of Material's primary navigation, in their order."""
        html = self.html(page)
        sidebar = html[html.index("md-sidebar--primary") : html.index("md-sidebar--secondary")]
        found = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', sidebar, re.DOTALL)
        return [re.sub(r"<.*?>|\s+", " ", label).strip() for label in found]

    def inventory(self) -> dict[str, str]:
        """Return what other sites find in `objects.inv`, sorted: names and addresses."""
        with (self.site / "objects.inv").open("rb") as file:
            found = Inventory.parse_sphinx(file)
        return {name: found[name].uri for name in sorted(found)}

    @property
    def warnings(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith("WARNING ")]


@dataclass
class Project:
    """A folder with a small shop and a mkdocs.yml."""

    folder: Path
    registry: dict[str, Any] = field(default_factory=lambda: dict(OPTIONS))

    def write(self, path: str, text: str) -> Path:
        """Write a file, its margin removed."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8", newline="")
        return file

    def configure(
        self,
        *,
        plugins: list[Any] | None = None,
        theme: str | dict[str, Any] = "mkdocs",
        **options: object,
    ) -> None:
        """Write the mkdocs.yml: our plugin comes last, unless it is among the plugins."""
        listed = ["search", *(plugins or [])]
        if not any("sse-registry" in each for each in listed):
            listed.append({"sse-registry": self.registry})
        content = {
            "site_name": "Shop",
            "theme": theme,
            "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
            "plugins": listed,
            **options,
        }
        self.write("mkdocs.yml", yaml.safe_dump(content, sort_keys=False))

    def build(self, *arguments: str, engine: str = "mkdocs", **environment: str) -> Build:
        """Build the site strictly."""
        done = subprocess.run(
            [sys.executable, "-m", engine, "build", "--strict", *arguments],
            cwd=self.folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return Build(done.returncode, done.stdout + done.stderr, self.folder / "site")


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    project = Project(tmp_path / "the shop")
    project.write("shop/__init__.py", "")
    project.write("shop/events.py", EVENTS)
    project.write("shop/sse_registry.py", SHOP)
    project.write("docs/index.md", "# Home\n")
    project.configure()
    return project


@pytest.fixture
def pages() -> tuple[str, ...]:
    return PAGES
