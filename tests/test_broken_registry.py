"""A registry with something wrong for every rule, and one with nothing wrong."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.rules import RULES

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[1]
STORY = ROOT / "tests" / "stories" / "broken"
TODAY = {"SOURCE_DATE_EPOCH": "1795392000"}
"""23 November 2026."""


def test_the_broken_registry_fires_every_rule_and_says_how_to_mend_it(
    tmp_path: Path, sse_registry: Run
) -> None:
    shop = tmp_path / "shop"
    shutil.copytree(STORY, shop, ignore=shutil.ignore_patterns("expected.txt", "__pycache__"))

    done = sse_registry(shop, "check", **TODAY)

    expected = STORY / "expected.txt"
    if os.environ.get("ACCEPT_STORIES"):
        expected.write_text(done.stdout, encoding="utf-8")
    assert done.stderr == ""
    assert done.returncode == 1
    assert done.stdout == expected.read_text("utf-8")
    fired = set(re.findall(r": (?:error|warning|info) (SSE\d+) ", done.stdout))
    missing = [rule.code for rule in RULES if rule.code not in fired]
    assert missing == [], "Break something in tests/stories/broken for each rule."


def test_the_reference_fires_no_rule(sse_registry: Run) -> None:
    done = sse_registry(ROOT, "check", **TODAY)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No findings in 21 event types, 17 mappings and ")
    assert "Not checked" not in done.stdout
