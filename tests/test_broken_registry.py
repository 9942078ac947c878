"""A registry with something wrong for every rule, and one with nothing wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mkdocs_sse_registry.domain.rules import RULES

ROOT = Path(__file__).parents[1]
STORY = ROOT / "tests" / "stories" / "broken"
TODAY = {"SOURCE_DATE_EPOCH": "1795392000"}
"""23 November 2026."""


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs_sse_registry", "check", *options],
        cwd=folder,
        env=os.environ | TODAY,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_broken_registry_fires_every_rule_and_says_how_to_mend_it(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    shutil.copytree(STORY, shop, ignore=shutil.ignore_patterns("expected.txt", "__pycache__"))

    done = check(shop)

    expected = STORY / "expected.txt"
    if os.environ.get("ACCEPT_STORIES"):
        expected.write_text(done.stdout, encoding="utf-8")
    assert done.stderr == ""
    assert done.returncode == 1
    assert done.stdout == expected.read_text("utf-8")
    fired = set(re.findall(r": (?:error|warning|info) (SSE\d+) ", done.stdout))
    missing = [rule.code for rule in RULES if rule.code not in fired]
    assert missing == [], "Break something in tests/stories/broken for each rule."


def test_the_reference_fires_no_rule() -> None:
    done = check(ROOT)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No findings in 21 event types, 17 mappings and ")
    assert "Not checked" not in done.stdout
