"""Measure what the plugin costs, and print that as Markdown; `--write` puts it into the page."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import build_costs, import_costs, probe_costs, rebuilds, report, sites
from tests.benchmarks.processes import FailedError
from tests.benchmarks.turns import say, usual_rounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Table

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "speed.md"
QUESTIONS = ("builds", "reading", "rebuilds", "imports")
SIZES = "30,300,3000,10000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for.

    Attributes:
        sizes: Numbers of event types, from small to large.
        rounds: How many, `None` for the usual ones.
        only: Which questions.
        write: Whether the page gets the results.
    """

    sizes: tuple[int, ...]
    rounds: int | None
    only: tuple[str, ...]
    write: bool


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark, and return the exit status."""
    options = _options(arguments)
    facts = report.circumstances(os.getloadavg()[0])
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        try:
            tables = tuple(_measure(options, Path(folder)))
        except FailedError as error:
            say(str(error))
            return 1
    text = report.markdown(facts, tables)
    sys.stdout.write(text)
    if options.write:
        report.write(PAGE, text)
        say(f"Wrote {PAGE}.")
    return 0


def _options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, help="numbers of event types (%(default)s)"
    )
    parser.add_argument("--rounds", type=int, help="how many, by default fewer for larger sites")
    parser.add_argument("--only", choices=QUESTIONS, action="append", help="can be repeated")
    parser.add_argument("--write", action="store_true", help=f"put it into {PAGE.name}, too")
    given = parser.parse_args(arguments)
    return Options(
        sizes=given.sizes,
        rounds=given.rounds,
        only=tuple(given.only or QUESTIONS),
        write=given.write,
    )


def _sizes(text: str) -> tuple[int, ...]:
    if not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not numbers with commas, such as 30,300")
    return tuple(sorted({int(each) for each in text.split(",")}))


def _measure(options: Options, folder: Path) -> Iterator[Table]:
    say(f"Making the sites in {folder}")
    made = {size: sites.make(folder / f"{size}", size) for size in options.sizes}
    rounds = {size: options.rounds or usual_rounds(size) for size in options.sizes}
    smallest = min(made)
    if "builds" in options.only:
        yield from build_costs.measure(made, rounds)
    if "reading" in options.only:
        yield from probe_costs.measure(made, rounds)
    if "rebuilds" in options.only:
        yield from rebuilds.measure(made, options.rounds or 2 * usual_rounds(smallest))
    if "imports" in options.only:
        yield from import_costs.measure(
            made[smallest], options.rounds or 2 * usual_rounds(smallest)
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
