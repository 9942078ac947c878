"""What was measured as Markdown, and its place on a page; knows no question."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.figures import Table

BEGIN, END = "<!-- benchmark -->\n", "<!-- /benchmark -->\n"
PACKAGES = (
    *("mkdocs-sse-registry", "mkdocs", "mkdocs-material"),
    *("mkdocs-macros-plugin", "mkdocs-gen-files", "mkdocstrings"),
)


def circumstances(load: float) -> str:
    """Return when, where and with what it is measured.

    Args:
        load: How many processes wanted a processor in the minute before.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    parts = (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}",
        f"{platform.system()} {platform.machine()}",
        f"{os.cpu_count()} processors",
        f"{memory:.0f} GB of memory",
        f"load {load:.1f} when it began",
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in PACKAGES),
    )
    return f"{', '.join(parts)}.\n"


def markdown(facts: str, tables: Iterable[Table]) -> str:
    """Return a section for each table."""
    return "\n".join([facts, *map(_table, tables)])


def write(page: Path, text: str) -> None:
    """Put the results between the marks of a page.

    Raises:
        ValueError: It does not have them.
    """
    before, found, rest = page.read_text("utf-8").partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError(f"{page} has no {BEGIN.strip()} with {END.strip()} after it. Add them.")
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def _table(table: Table) -> str:
    lines = [table.head, ("---",) * len(table.head), *table.rows]
    cells = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"### {table.title}\n\n{cells}\n"
