"""What was measured as Markdown, and its place on a page; knows what no question is about."""

from __future__ import annotations

import os
import platform
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.figures import Table

PACKAGES = (
    *("mkdocs-sse-registry", "mkdocs", "mkdocs-material", "mkdocs-macros-plugin"),
    *("mkdocs-gen-files", "mkdocstrings", "mkdocstrings-python"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """When measuring began.

    Attributes:
        day: The date, of UTC.
        clock: The seconds of a clock that only goes forward.
        load: How many processes wanted a processor in the minute before.
    """

    day: str
    clock: float
    load: float


def begin() -> Begin:
    """Return when it is now."""
    return Begin(
        day=f"{datetime.now(UTC):%Y-%m-%d}", clock=time.perf_counter(), load=os.getloadavg()[0]
    )


def markdown(began: Begin, tables: Iterable[Table]) -> str:
    """Return when, where and with what it was measured, and a section for each table."""
    return "\n".join([_circumstances(began), *map(_table, tables)])


def write(page: Path, question: str, text: str) -> None:
    """Put the results of a question between its marks on a page.

    Raises:
        ValueError: It does not have them.
    """
    first, last = marks(question)
    before, found, rest = page.read_text("utf-8").partition(first)
    _, ended, after = rest.partition(last)
    if not found or not ended:
        raise ValueError(f"{page} has no {first.strip()} with {last.strip()} after it. Add them.")
    page.write_text(f"{before}{first}\n{text}\n{last}{after}", "utf-8")


def marks(question: str) -> tuple[str, str]:
    """Return the lines on a page between which the results of a question stand."""
    return f"<!-- benchmark {question} -->\n", f"<!-- /benchmark {question} -->\n"


def _circumstances(began: Begin) -> str:
    minutes = (time.perf_counter() - began.clock) / 60
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    kernel = re.split(r"[^\d.]", platform.release(), maxsplit=1)[0]
    machine = (
        f"{os.cpu_count()} processors",
        f"{memory:.0f} GB of memory",
        f"{platform.system()} {kernel} on {platform.machine()}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in PACKAGES),
    )
    return (
        f"Measured on {began.day} (UTC) in {minutes:.1f} minutes; the load of the machine was "
        f"{began.load:.1f} when it began: {', '.join(machine)}.\n"
    )


def _table(table: Table) -> str:
    lines = [table.head, ("---",) * len(table.head), *table.rows]
    cells = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"#### {table.title}\n\n{cells}\n"
