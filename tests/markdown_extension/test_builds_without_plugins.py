"""Pages of one build look for new files once; edits of files that are known are seen by each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from markdown import markdown

from mkdocs_sse_registry.markdown_extension import builds
from mkdocs_sse_registry.sources import own_files, stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

REGISTRY = """
import pathlib

more = pathlib.Path(__file__).with_name("more.txt")
SSE_EVENT_REGISTRY = [
    {"event_type": name, "category": "orders", "description": "It happened.", "payload_fields": []}
    for name in ["order.placed"] + (more.read_text().split() if more.exists() else [])
]
"""
CONFIG = "site_name: Shop\nplugins:\n  - sse-registry: {registry: registry, cache: false}\n"
COUNT = "<!-- sse-registry: count of=event-types --><!-- /sse-registry -->"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site whose files can be told from later ones, and whose builds take for ever."""
    (tmp_path / "registry.py").write_text(REGISTRY)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(stamps, "FINE", 0)
    monkeypatch.setattr(builds, "LONGEST", math.inf)
    return tmp_path


def made(page: str) -> str:
    options = {"sse_registry": {"page": page} if page else {}}
    html = markdown(COUNT, extensions=["sse_registry"], extension_configs=options)
    return html.removeprefix("<p>").removesuffix("</p>")


def test_files_are_looked_for_once_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []
    usual = own_files.possible_files

    def counted(folders: Iterable[Path]) -> Iterator[str]:
        looks.append(folders)
        return usual(folders)

    monkeypatch.setattr(own_files, "possible_files", counted)
    made("a.md")
    first = len(looks)

    assert [made(f"{name}.md") for name in "bcdef"] == ["1"] * 5
    assert first > 0
    assert len(looks) == first


def test_an_edit_is_seen_by_the_next_page_of_a_build(site: Path) -> None:
    made("a.md")

    (site / "registry.py").write_text(REGISTRY.replace('["order.placed"]', '["a.b", "a.c", "a.d"]'))

    assert made("b.md") == "3"


def test_a_file_that_is_gone_is_missed_by_the_next_page_of_a_build(site: Path) -> None:
    (site / "more.txt").write_text("order.paid")
    assert made("a.md") == "2"

    (site / "more.txt").unlink()

    assert made("b.md") == "1"


@pytest.mark.parametrize("again", ["a.md", "b.md", ""])
def test_a_new_file_is_seen_by_the_next_build(site: Path, again: str) -> None:
    assert (made("a.md"), made("b.md")) == ("1", "1")

    (site / "more.txt").write_text("order.paid")

    assert made(again) == "2"


def test_a_new_file_is_seen_by_a_build_that_goes_on_for_long(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("a.md")
    monkeypatch.setattr(builds, "LONGEST", 0)

    (site / "more.txt").write_text("order.paid")

    assert made("b.md") == "2"
