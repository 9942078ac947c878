"""The benchmark runs whole on a small registry, and says of each aim whether it is met."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import build_costs, probe_costs, report
from tests.benchmarks.__main__ import PAGE, QUESTIONS
from tests.benchmarks.figures import Cost, Table, differences, judged, ratios, seconds, times
from tests.benchmarks.sites import FIRST, MKDOCSTRINGS, PLAIN, WAYS
from tests.benchmarks.turns import in_turn

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
IMPORTS = (
    "Importing the plugin (rounds: 1)",
    "What the plugin imports that MkDocs has not imported before",
)
TITLES = (
    "Reading the registry beside importing it",
    "The plugin beside the same pages as plain Markdown",
    "The plugin beside other ways",
    "Memory at most",
    "Seconds of a build",
    "Seconds of processors",
    "Rounds that count",
    "Interpreters that a build starts",
    "Rebuilds of `mkdocs serve` with 31 event types (rounds: 1)",
    *IMPORTS,
)
VERDICT = re.compile(r"at most [\w.]+(?: ms)?: (?:met|\*\*missed\*\*)[,)]")


def costs(*walls: float, peak: float = 1e6) -> tuple[Cost, ...]:
    return tuple(Cost(wall=each, cpu=each, peak=peak) for each in walls)


@pytest.mark.thorough
def test_one_round_answers_every_question(run: Run) -> None:
    arguments = ("--sizes", "31", "--rounds", "1")

    done = run(ROOT, sys.executable, "-m", "tests.benchmarks", *arguments)

    assert done.returncode == 0, done.stderr
    facts = r"^Measured on \d{4}-\d\d-\d\d \(UTC\) .* processors, \d+ GB of memory, .* Python 3"
    assert len(re.findall(facts, done.stdout, re.MULTILINE)) == len(QUESTIONS)
    sections = done.stdout.split("\n#### ")[1:]
    assert tuple(each.partition("\n")[0] for each in sections) == TITLES
    assert len(VERDICT.findall(done.stdout)) == done.stdout.count("at most ")
    for section in sections:
        widths = {row.count(" | ") for row in section.splitlines() if row.startswith("|")}
        assert len(widths) == 1, section


def test_a_question_can_be_asked_alone(run: Run) -> None:
    arguments = ("--sizes", "2", "--rounds", "1", "--only", "imports")

    done = run(ROOT, sys.executable, "-m", "tests.benchmarks", *arguments)

    assert done.returncode == 0, done.stderr
    assert tuple(re.findall(r"^#### (.*)$", done.stdout, re.MULTILINE)) == IMPORTS


def test_a_round_is_compared_with_itself_only() -> None:
    slow_machine_in_the_second_round = (1.0, 10.0, 1.2), (2.0, 20.0, 2.4)

    assert ratios(*reversed(slow_machine_in_the_second_round)) == (2.0, 2.0, 2.0)
    assert differences((2.0, 5.0), (1.0, 3.0)) == (1.0, 2.0)
    assert seconds((3.0, 1.0, 2.0)) == "2.000 s"


def test_what_is_complete_when_a_run_is_ended_is_told() -> None:
    arguments = ("--sizes", "2,3", "--rounds", "1", "--only", "reading")
    command = [sys.executable, "-m", "tests.benchmarks", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stderr
        next(line for line in process.stderr if "Making the sites with 3" in line)
        process.terminate()
        told, said = process.communicate()

    assert process.returncode == 130, said
    assert re.findall(r"^\| (\d+) \|", told, re.MULTILINE) == ["2"]


def test_ways_run_in_turn_and_some_less_often() -> None:
    ran: list[str] = []
    ways = {name: lambda name=name: ran.append(name) for name in ("often", "once", "never")}

    given = in_turn("All", ways, 2, warms_up=False, fewer={"once": 1, "never": 0})

    assert ran == ["often", "once", "often"]
    assert {name: len(each) for name, each in given.items()} == {"often": 2, "once": 1, "never": 0}


def test_the_first_round_does_not_count() -> None:
    numbers = iter(range(3))

    assert in_turn("All", {"one": lambda: next(numbers)}, 2) == {"one": (1, 2)}


@pytest.mark.parametrize(
    ("values", "most", "told"),
    [
        ((1.05,), [1.05], "1.05 (at most 1.05: met)"),
        ((0.9, 1.06, 2.0), [1.05], "1.06 (at most 1.05: **missed**)"),
        ((1.02,), [1.05, 1.0], "1.02 (at most 1.05: met, at most 1.0: **missed**)"),
        ((9.0,), [], "9.00"),
        ((), [1.0], "not measured"),
    ],
)
def test_an_aim_is_met_or_missed(values: tuple[float, ...], most: list[float], told: str) -> None:
    assert judged(values, times, *((each, f"{each}") for each in most)) == told


def test_builds_have_the_aims_of_their_size() -> None:
    each = dict.fromkeys((build_costs.IMPORT, *WAYS), costs(1.0)) | {
        PLAIN: costs(0.9),
        FIRST: costs(1.1),
        MKDOCSTRINGS: (),
    }

    plain, rivals, memory, *_ = build_costs.tables(dict.fromkeys((300, 3000), each))

    missed = "1.22 (at most 1.05: **missed**, at most 1: **missed**)"
    again = "1.11 (at most 1.05: **missed**, at most 1: **missed**)"
    assert [row[4] for row in plain.rows] == ["1.22", "1.11", missed, again]
    assert [row[6] for row in plain.rows] == [
        *("0.20 (at most 3: met)", "0.10 (at most 3: met)"),
        *("0.20", "0.10"),
    ]
    first = ("300", "plugin, first build", "1.10 (at most 1: **missed**)", "not measured")
    assert rivals.rows[0] == (*first, "100.0 ms", "0.10 (at most 1: met)")
    assert [row[1] for row in memory.rows] == ["1.00", "1.00"]


def test_memory_has_an_aim_where_there_is_most() -> None:
    each = dict.fromkeys((build_costs.IMPORT, *WAYS), costs(1.0)) | {FIRST: costs(1.0, peak=2e6)}

    *_, memory, _, _, _ = build_costs.tables({10_000: each})

    assert memory.rows[0][1:3] == ("2.00 (at most 1.5: **missed**)", "1.00 (at most 1.5: met)")


def test_an_event_type_of_a_large_registry_is_held_against_one_of_a_small_one() -> None:
    def reading(more: float) -> dict[str, tuple[Cost, ...]]:
        return {build_costs.IMPORT: costs(1.0), probe_costs.READING: costs(1.0 + more)}

    table = probe_costs.table({30: reading(0.05), 300: reading(0.32), 10_000: reading(14.0)})

    assert [row[4:7] for row in table.rows] == [
        ("50.0 ms (at most 60 ms: met)", "", ""),
        ("320.0 ms", "1000 µs", ""),
        ("14000.0 ms", "1399 µs", "1.40 (at most 1.3: **missed**)"),
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_takes_the_results_of_a_question_and_keeps_all_else(
    question: str, tmp_path: Path
) -> None:
    page = Path(shutil.copy(PAGE, tmp_path))
    table = Table(title="Builds", head=("What", "Takes"), rows=(("All", "1 s"),))
    first, last = report.marks(question)

    report.write(page, question, report.markdown(report.begin(), (table,)))

    before, after = PAGE.read_text("utf-8"), page.read_text("utf-8")
    written = after.partition(first)[2].partition(last)[0]
    assert written.startswith("\nMeasured on 2")
    assert written.endswith("\n\n#### Builds\n\n| What | Takes |\n| --- | --- |\n| All | 1 s |\n\n")
    assert after.partition(first)[0] == before.partition(first)[0]
    assert after.partition(last)[2] == before.partition(last)[2]
