"""What the page of other ways says without a site: versions, lines, reviews, what is by hand."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import griffe
import yaml

from mkdocs_sse_registry import load

if TYPE_CHECKING:
    from tests.conftest import Repository, Run
    from tests.contracts.comparison.conftest import Comparison

ROOT = Path(__file__).parents[3]
REGISTRY = "shop/sse_registry.py"
MODULE = "shop.sse_registry"
DATED = r"as of \d{4}-\d{2}-\d{2}, with MkDocs \d+\.\d+\.\d+"
REVIEW = "A review is told that a wire name changed"


def test_the_versions_are_dated_and_the_packages_those_of_the_tests(comparison: Comparison) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    required = [each for each in groups["dev"] + groups["docs"] if isinstance(each, str)]
    tried = {each.partition(">=")[0] for each in required} | {project["project"]["name"]}
    by_hand, *cells = comparison.table["To install beside MkDocs"].values()
    packages = [re.fullmatch(r"`(.+)` \d+\.\d+\.\d+", cell) for cell in cells]

    assert by_hand == "nothing"
    assert {each[1] if each else None for each in packages} <= tried
    assert re.search(DATED, comparison.text), f"The page must say {DATED}."


def test_the_lines_of_an_example_are_counted(comparison: Comparison) -> None:
    counted = {
        way: str(sum(bool(line.strip()) for code in files.values() for line in code.splitlines()))
        for way in comparison.ways
        if (files := comparison.files(way))
    }

    assert comparison.table["Lines to write for the shop"] == counted


def test_a_review_is_told_what_the_table_says(
    comparison: Comparison, shop: Repository, sse_registry: Run
) -> None:
    def griffe_tells() -> bool:
        new = griffe.load(MODULE, search_paths=[shop.folder])
        return any(griffe.find_breaking_changes(old, new))

    old = griffe.load_git(MODULE, ref="main", repo=shop.folder)
    shop.edit(REGISTRY, ('"order.placed"', '"order.taken"'))
    done = sse_registry(shop.folder, "diff", "main", "--fail-on", "breaking")
    assert "order.taken" in done.stdout
    found = {
        "mkdocstrings": "yes" if griffe_tells() else "no",
        "AsyncAPI": "not tried",
        "This plugin": "yes" if done.returncode == 1 else "no",
    }
    assert {way: comparison.answer(REVIEW, way) for way in found} == found

    shop.edit(REGISTRY, ("    ORDER_PLACED =", "    ORDER_TAKEN ="))
    assert "only of a Python name that is gone" in comparison.table[REVIEW]["mkdocstrings"]
    assert griffe_tells()


def test_what_is_written_by_hand_is_what_the_registry_has(
    comparison: Comparison, shop: Repository
) -> None:
    registry = load(MODULE, folder=shop.folder)
    page = comparison.files("By hand")["docs/events.md"]
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|", page, re.MULTILINE)
    document = yaml.safe_load(comparison.files("AsyncAPI")["docs/events.yaml"])
    (channel,) = document["channels"].values()
    described = {
        name: list(each["payload"]["properties"]) for name, each in channel["messages"].items()
    }

    listed = {each.type: [field.name for field in each.payload_fields] for each in registry.events}
    assert {name: re.findall("`(.+?)`", cell) for name, cell in rows} == listed
    assert described == listed
    assert document["operations"]["tell"]["channel"] == {"$ref": "#/channels/live-updates"}
