"""A project with a registry, and pytest as a user runs it there: a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = """\
    from dataclasses import dataclass


    @dataclass
    class OrderPlaced:
        user_id: str
        order_id: str


    def payload(event: OrderPlaced) -> dict[str, str]:
        return {"order_id": event.order_id}


    EVENT_TYPES = ["order.placed", "order.shipped"]
    SSE_EVENT_REGISTRY = [
        {
            "event_type": "order.placed",
            "category": "order",
            "description": "",
            "payload_fields": ["order_id"],
        },
        {
            "event_type": "order.shipped",
            "category": "order",
            "description": "The parcel is on its way.",
        },
    ]
    DOMAIN_TO_SSE_MAPPING = [
        {
            "domain_event_class": OrderPlaced,
            "sse_event_type": "order.placed",
            "payload_extractor": payload,
            "user_id_extractor": lambda event: event.user_id,
        },
    ]


    def publish(event_type: str) -> None:
        publish("order.shipped")
    """
SENDING = 'def ship(send: object) -> None:\n    send.now("order.shipped")\n'
STRICT = ("-p", "no:cacheprovider", "-W", "error", "--strict-markers", "--import-mode=importlib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project, and what pytest says in it."""

    folder: Path

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")

    def run(
        self, *arguments: str, options: tuple[str, ...] = STRICT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        others = ("PY", "CI", "BUILD_NUMBER")  # in CI, pytest shortens no line
        kept = {key: each for key, each in os.environ.items() if not key.startswith(others)}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *arguments],
            cwd=self.folder,
            env=kept | {"COLUMNS": "200"} | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "INTERNALERROR" not in done.stdout + done.stderr
        assert "pytest_plugin/" not in done.stdout.replace(os.sep, "/"), "It shows a place of ours."
        return done

    def ids(self, *arguments: str) -> list[str]:
        return self.run("--collect-only", "-q", *arguments).stdout.split("\n\n")[0].splitlines()

    def outcomes(self, *arguments: str) -> dict[str, str]:
        """Return what became of each test; what does not pass has what is told of it."""
        done = self.run("-rA", "-q", *arguments)
        said = re.findall(r"^(PASSED|FAILED|ERROR) (.*?)(?: - (.*))?$", done.stdout, re.MULTILINE)
        return {name: f"{outcome} {text}".strip() for outcome, name, text in said}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(folder=tmp_path)
    made.write("app/registry.py", REGISTRY)
    made.write("app/shipping.py", SENDING)
    made.write("tests/test_app.py", "def test_of_the_user() -> None:\n    pass\n")
    made.write("pytest.ini", "[pytest]\n")
    (tmp_path / ".git").mkdir()
    return made
