"""The benchmark runs whole on a small registry, and says of each aim whether it is met."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import build_costs, probe_costs, report
from tests.benchmarks.__main__ import PAGE
from tests.benchmarks.figures import Cost, Table, differences, judged, ratios, seconds
from tests.benchmarks.sites import PLAIN, WAYS

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
TITLES = (
    "The plugin beside the same pages as plain Markdown",
    "The plugin beside other ways",
    "Seconds of a build",
    "Seconds of processors",
    "Memory at most",
    "Reading the registry beside importing it",
    "Rebuilds of `mkdocs serve` with 31 event types (rounds: 1)",
    "Importing the plugin (rounds: 1)",
)
VERDICT = re.compile(r"\(at most [\w.]+(?: ms)?: (?:met|\*\*missed\*\*)\)")


def costs(*walls: float, peak: float = 1e6) -> tuple[Cost, ...]:
    return tuple(Cost(wall=each, cpu=each, peak=peak) for each in walls)


@pytest.mark.thorough
def test_one_round_answers_every_question(run: Run) -> None:
    arguments = ("--sizes", "31", "--rounds", "1")

    done = run(ROOT, sys.executable, "-m", "tests.benchmarks", *arguments)

    assert done.returncode == 0, done.stderr
    facts, *sections = done.stdout.split("\n### ")
    assert re.match(r"Measured on \d{4}-\d\d-\d\d, .* processors, \d+ GB of memory", facts)
    assert tuple(each.partition("\n")[0] for each in sections) == TITLES
    assert len(VERDICT.findall(done.stdout)) == done.stdout.count("(at most")
    for section in sections:
        widths = {row.count(" | ") for row in section.splitlines() if row.startswith("|")}
        assert len(widths) == 1, section


def test_a_question_can_be_asked_alone(run: Run) -> None:
    arguments = ("--sizes", "2", "--rounds", "1", "--only", "imports")

    done = run(ROOT, sys.executable, "-m", "tests.benchmarks", *arguments)

    assert done.returncode == 0, done.stderr
    assert re.findall(r"^### (.*)$", done.stdout, re.MULTILINE) == [TITLES[-1]]


def test_a_round_is_compared_with_itself_only() -> None:
    slow_machine_in_the_second_round = (1.0, 10.0, 1.2), (2.0, 20.0, 2.4)

    assert ratios(*reversed(slow_machine_in_the_second_round)) == (2.0, 2.0, 2.0)
    assert differences((2.0, 5.0), (1.0, 3.0)) == (1.0, 2.0)
    assert seconds((3.0, 1.0, 2.0)) == "2.000 s"


@pytest.mark.parametrize(
    ("value", "most", "told"),
    [
        (1.05, 1.05, "x (at most 1.05: met)"),
        (1.06, 1.05, "x (at most 1.05: **missed**)"),
        (9.0, None, "x"),
    ],
)
def test_an_aim_is_met_or_missed(value: float, most: float | None, told: str) -> None:
    assert judged("x", value, most, "1.05") == told


def test_builds_have_the_aims_of_their_size() -> None:
    each = dict.fromkeys((build_costs.IMPORT, *WAYS), costs(1.0)) | {PLAIN: costs(0.9)}

    plain, rivals, *_, memory = build_costs.tables(dict.fromkeys((300, 3000, 10_000), each))

    assert [row[4] for row in plain.rows] == ["1.11", *["1.11 (at most 1.05: **missed**)"] * 2]
    assert [row[6] for row in plain.rows] == ["0.10 (at most 3: met)", "0.10", "0.10"]
    assert [row[1] for row in rivals.rows] == ["1.00 (at most 1: met)"] * 3
    assert [row[7] for row in memory.rows] == ["1.00", "1.00", "1.00 (at most 1.5: met)"]


def test_an_event_type_of_a_large_registry_is_held_against_one_of_a_small_one() -> None:
    def reading(more: float) -> dict[str, tuple[Cost, ...]]:
        return {build_costs.IMPORT: costs(1.0), probe_costs.READING: costs(1.0 + more)}

    table = probe_costs.table({30: reading(0.05), 300: reading(0.32), 10_000: reading(14.0)})

    assert [row[4:] for row in table.rows] == [
        ("50.0 ms (at most 60 ms: met)", ""),
        ("320.0 ms", "1000 µs"),
        ("14000.0 ms", "1399 µs, over that at 300: 1.40 (at most 1.3: **missed**)"),
    ]


def test_the_page_takes_the_results_and_keeps_its_words(tmp_path: Path) -> None:
    page = Path(shutil.copy(PAGE, tmp_path))
    table = Table(title="Builds", head=("What", "Takes"), rows=(("All", "1 s"),))

    report.write(page, report.markdown("Today.\n", (table,)))

    before, after = PAGE.read_text("utf-8"), page.read_text("utf-8")
    written = after.partition(report.BEGIN)[2].partition(report.END)[0]
    assert written == "\nToday.\n\n### Builds\n\n| What | Takes |\n| --- | --- |\n| All | 1 s |\n\n"
    assert after.partition(report.BEGIN)[0] == before.partition(report.BEGIN)[0]
    assert after.partition(report.END)[2] == before.partition(report.END)[2]
