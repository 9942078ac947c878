"""Whose code a build and the commands run, as the documentation of security says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository, Run

REGISTRY = """
import os
from dataclasses import dataclass


def ran(what):
    with open(os.environ["RAN"], "a") as file:
        file.write(what + "\\n")


ran("import")


@dataclass
class OrderPlaced:
    order_id: str

    def __post_init__(self):
        ran("constructor")


def payload(event):
    ran("payload extractor")
    return {"order_id": event.order_id}


def user_id(event):
    ran("user-id extractor")
    return event.order_id


def encode(payload):
    ran("encoder")
    return "{}"


def get_registry_statistics():
    ran("function")
    return {"total_event_types": 1}


SSE_EVENT_REGISTRY = [
    {"event_type": "order.placed", "category": "orders", "description": "x",
     "payload_fields": ["order_id"]},
]
DOMAIN_TO_SSE_MAPPING = [
    {"domain_event_class": OrderPlaced, "sse_event_type": "order.placed",
     "payload_extractor": payload, "user_id_extractor": user_id},
]
"""
CONFIGURATION = """
    site_name: Shop
    plugins:
      - sse-registry:
          registry: registry
          encoder: registry.encode
    """
CALLED = {
    *("constructor", "payload extractor", "user-id extractor", "encoder"),
    "function",
}


@pytest.fixture
def shop(tmp_path: Path, repository: Callable[[Path], Repository]) -> Repository:
    made = repository(tmp_path / "shop")
    made.commit({"registry.py": REGISTRY, "mkdocs.yml": CONFIGURATION, "docs/index.md": "# Home\n"})
    return made


@pytest.fixture
def ran(tmp_path: Path) -> Callable[..., set[str]]:
    """Return what runs a command in a folder, and tells what ran in the registry."""
    notes = tmp_path / "ran"

    def of(run: Run, folder: Path, *command: str) -> set[str]:
        notes.write_text("")
        done = run(folder, *command, RAN=str(notes))
        assert done.returncode == 0, done.stderr
        return set(notes.read_text().splitlines())

    return of


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("sse-registry", "show")])
def test_the_code_of_the_registry_runs(
    command: tuple[str, ...], shop: Repository, run: Run, ran: Callable[..., set[str]]
) -> None:
    assert ran(run, shop.folder, *command) == {"import", *CALLED}


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("sse-registry", "show")])
def test_without_extractors_none_of_its_functions_runs_but_its_import_does(
    command: tuple[str, ...], shop: Repository, run: Run, ran: Callable[..., set[str]]
) -> None:
    shop.edit("mkdocs.yml", ("registry.encode", "registry.encode\n      run_extractors: false"))

    assert ran(run, shop.folder, *command) == {"import"}


def test_a_comparison_runs_the_code_of_the_other_revision_too(
    shop: Repository, run: Run, ran: Callable[..., set[str]]
) -> None:
    shop.edit("registry.py", ('ran("import")', 'ran("import as it is now")'))
    expected = {"import", "import as it is now", *CALLED}

    assert ran(run, shop.folder, "sse-registry", "diff", "HEAD") == expected

    shop.edit("mkdocs.yml", ("registry.encode", "registry.encode\n      compare_to: HEAD~0"))
    (shop.folder / "site").mkdir()
    for file in (shop.folder / ".sse_registry_cache").glob("*.json"):
        file.unlink()
    assert ran(run, shop.folder, "mkdocs", "build") == expected
    assert "import" not in ran(run, shop.folder, "mkdocs", "build"), "it is kept, and runs no more"


def test_another_revision_runs_no_program_that_git_would(
    shop: Repository, run: Run, ran: Callable[..., set[str]], tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    hook = shop.folder / ".git/hooks/post-checkout"
    hook.write_text(f"#!/bin/sh\necho hook >> '{trace}'\n")
    hook.chmod(0o755)
    shop.git("config", "filter.evil.smudge", f"sh -c 'echo filter >> {trace}; cat'")
    shop.commit({".gitattributes": "*.py filter=evil\n"})
    trace.unlink(missing_ok=True)

    ran(run, shop.folder, "sse-registry", "diff", "HEAD~1")

    assert not trace.exists()
