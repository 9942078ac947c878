"""Measure what the plugin costs, and print that as Markdown; `--write` puts it into the page.

What is complete when a run is interrupted, or fails, is printed and written all the same.
"""

from __future__ import annotations

import argparse
import functools
import re
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import build_costs, import_costs, probe_costs, rebuilds, report, sites
from tests.benchmarks.processes import FailedError
from tests.benchmarks.turns import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.sites import Sites

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "speed.md"
QUESTIONS = {
    "reading": probe_costs.measure,
    "builds": build_costs.measure,
    "rebuilds": rebuilds.measure,
    "imports": import_costs.measure,
}
"""Rebuilds stand after what reads the same registry: they edit it.

Builds stand after the reading: to look into all of their pages takes memory, see `processes.run`.
"""

SIZES = "30,300,3000,10000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for.

    Attributes:
        sizes: Numbers of event types, from small to large.
        rounds: How many, `None` for the usual ones.
        only: Which questions.
        write: Whether the page gets the results, as they come.
    """

    sizes: tuple[int, ...]
    rounds: int | None
    only: tuple[str, ...]
    write: bool


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark, and return the exit status."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    texts: dict[str, str] = {}
    try:
        for question, text in _texts(options):
            texts[question] = text
            if options.write:
                report.write(PAGE, question, text)
                say(f"Wrote what is known of {question} into {PAGE}.")
    except FailedError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Interrupted. What is complete is told.")
        return 130
    finally:
        sys.stdout.write("\n".join(texts.values()))
    return 0


def _options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, help="numbers of event types (%(default)s)"
    )
    parser.add_argument("--rounds", type=int, help="how many, by default fewer for larger sizes")
    parser.add_argument("--only", choices=QUESTIONS, action="append", help="can be repeated")
    parser.add_argument(
        "--write", action="store_true", help=f"put it into {PAGE.name}, too, as it comes"
    )
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


def _texts(options: Options) -> Iterator[tuple[str, str]]:
    """Yield each question with what is known of it, each time that is more."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:

        @functools.cache
        def make(size: int) -> Sites:
            say(f"Making the sites with {size} event types")
            return sites.make(Path(folder) / f"{size}", size)

        for question, measure in QUESTIONS.items():
            if question in options.only:
                began = report.begin()
                for tables in measure(options.sizes, make, options.rounds):
                    yield question, report.markdown(began, tables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
