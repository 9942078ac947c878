"""A registry that tells of each time that it is imported."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.sources import stamps
from mkdocs_sse_registry.sources.cache import folder as cache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_sse_registry.sources.source import Loaded

REGISTRY = """
import os

import names

with open(os.environ["IMPORTS"], "a") as log:
    log.write("imported\\n")


class Placed:
    order_id: int


def extract(event):
    import lazy

    return {"order_id": event.order_id, "unit": lazy.UNIT}


SSE_EVENT_REGISTRY = [
    {"event_type": name, "category": "orders", "description": "It happened.", "payload_fields": []}
    for name in names.NAMES
]
OTHERS = SSE_EVENT_REGISTRY[:1]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": Placed,
        "sse_event_type": "order.placed",
        "payload_extractor": extract,
        "user_id_extractor": None,
    }
]


def to_json(value):
    return "{}"
"""


class Shop:
    """A project with a registry.

    Attributes:
        folder: Where it is.
        log: The file with a line for each import.
    """

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder = folder
        self.log = log
        self.write("registry.py", REGISTRY)
        self.write("names.py", "NAMES = ['order.placed', 'order.paid']\n")
        self.write("lazy.py", "UNIT = 'piece'\n")

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def prepend(self, text: str, name: str = "registry.py") -> None:
        """Write something above what is in a module."""
        self.write(name, text + (self.folder / name).read_text("utf-8"))

    def read(self, **options: object) -> Loaded:
        return usecases.load(configuration.read({"registry": "registry", **options}, self.folder))

    def imports(self, **options: object) -> int:
        """Read the registry, and return how often it was imported for that."""
        before = self._lines()
        self.read(**options)
        return self._lines() - before

    def types(self) -> list[str]:
        return [each.type for each in self.read().registry.events]

    def kept(self) -> list[Path]:
        return sorted((self.folder / cache.FOLDER).glob("*.json"))

    def _lines(self) -> int:
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0


def written(name: str, text: str) -> Callable[[Path], object]:
    """Return what writes a file below a folder."""

    def act(folder: Path) -> object:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.write_text(textwrap.dedent(text), "utf-8")

    return act


@pytest.fixture
def kept_shop(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Shop:
    """Return a project whose files can be told from any that come a moment later."""
    monkeypatch.setattr(stamps, "FINE", 0)
    log = tmp_path_factory.mktemp("elsewhere") / "imports"
    monkeypatch.setenv("IMPORTS", str(log))
    monkeypatch.setenv("HOME", os.environ.get("HOME", "/"))
    return Shop(project, log)
