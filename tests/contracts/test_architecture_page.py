"""The steps of the architecture page add an event type, which then shows everywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from mkdocs_sse_registry.reference.domain.events.sse_registry import (
    DOMAIN_TO_SSE_MAPPING,
    SSE_EVENT_REGISTRY,
)

ROOT = Path(__file__).parents[2]
PAGE = "docs/architecture/sse-architecture.md"
EVENTS = "mkdocs_sse_registry/reference/domain/events"
EVENT_TYPE = "portfolio.goal.reached"
EVENT_TYPES, MAPPINGS = len(SSE_EVENT_REGISTRY) + 1, len(DOMAIN_TO_SSE_MAPPING) + 1
COUNTED_BY_HAND = "tests/reference/test_reference_registry.py::test_statistics_count_the_lists"
"""The one test that has the numbers of the registry written out, as the page says."""

EDIT = re.compile(
    r'^(?P<margin> *)```diff title="(?P<file>[^"]+)"\n(?P<diff>.*?)^(?P=margin)```$',
    re.DOTALL | re.MULTILINE,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own site, after the steps."""
    project = tmp_path_factory.mktemp("project")
    for name in ("mkdocs_sse_registry", "docs", "tests/reference"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, project)
    edits = list(EDIT.finditer((ROOT / PAGE).read_text("utf-8")))
    assert edits, f"{PAGE} has no `diff` blocks with the steps."
    for edit in edits:
        diff = re.sub(f"^{edit['margin']}", "", edit["diff"], flags=re.MULTILINE)
        apply(diff, project / EVENTS / edit["file"])
    run(project, "mkdocs", "build", "--strict")
    return project / "site"


def apply(diff: str, file: Path) -> None:
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] == " ")
    new = "".join(line[1:] for line in lines)
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (
        f"A step of {PAGE} edits lines that {file.name} has {text.count(old)} times, not once. "
        f"Correct the `diff` block:\n{diff}"
    )
    file.write_text(text.replace(old, new), "utf-8")


def run(project: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, (
        f"After the steps of {PAGE}, `{' '.join(command)}` fails:\n{done.stdout}{done.stderr}"
    )


def text_of(page: Path) -> str:
    document = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    return " ".join("".join(document.find(".//article").itertext()).split())


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("sse-events/categories/portfolio", EVENT_TYPE),
        ("sse-events/categories/portfolio", "SavingsGoalReached"),
        ("sse-events/payload-fields", EVENT_TYPE),
        ("sse-events/mapping-coverage", EVENT_TYPE),
        ("sse-events", f"{EVENT_TYPES} event types"),
        ("sse-events/statistics", f"{EVENT_TYPES} event types"),
        ("sse-events/statistics", f"{MAPPINGS} mappings"),
        ("architecture/sse-architecture", EVENT_TYPE),
        ("architecture/sse-architecture", f"There are {EVENT_TYPES} event types in"),
        ("architecture/sse-architecture", f"It gives {MAPPINGS} subscriptions"),
        ("architecture/sse-architecture", f"{MAPPINGS} of {EVENT_TYPES} event types"),
    ],
)
def test_a_new_event_type_shows_without_another_edit(site: Path, page: str, shown: str) -> None:
    assert shown in text_of(site / page / "index.html")


def test_the_reference_passes_its_tests_after_the_steps(site: Path) -> None:
    quietly = ("-q", "-n", "0", "-p", "no:cacheprovider", "--deselect", COUNTED_BY_HAND)
    run(site.parent, "pytest", *quietly, "tests/reference")


def test_no_fact_of_the_registry_is_written_by_hand() -> None:
    text = (ROOT / PAGE).read_text("utf-8")
    without_regions = re.sub(r"<!--.*?-->|```.*?```", "", text, flags=re.DOTALL)
    named = re.findall(r"\b(?:sync|provider|ai|import|portfolio)\.[a-z]+", without_regions)
    counted = re.findall(r"\b\d+ (?:event types|mappings|categories|gaps)", without_regions)

    assert not named + counted, f"{PAGE} says {named + counted} by hand. Use a region instead."
