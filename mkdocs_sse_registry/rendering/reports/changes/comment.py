"""Changes as a comment on a pull request, in Markdown; knows no service that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.change_words import spoken
from mkdocs_sse_registry.rendering.reports.changes.lines import lines
from mkdocs_sse_registry.rendering.reports.changes.tally import coverage, known, listed, tally
from mkdocs_sse_registry.rendering.reports.comment import Table, fitting, row
from mkdocs_sse_registry.rendering.reports.inert import code, words
from mkdocs_sse_registry.rendering.reports.plain import number, place

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.rendering.reports.changes.lines import Line

COLUMNS = ("Event type", "What changed", "Where")
OTHERS = ("change that breaks no client", "changes that break no client")


def write(comparison: Comparison) -> str:
    """Return the numbers, what breaks clients, folded what does not, and the coverage.

    Raises:
        ValueError: The earlier revision could not be read.
    """
    changes = known(comparison)
    summary = tally(comparison, code)
    if not changes.all:
        return summary
    breaking, others = lines(changes.breaking, changes), lines(changes.others, changes)
    tables = (
        Table(columns=COLUMNS, rows=tuple(map(_row, breaking))),
        Table(
            columns=COLUMNS,
            rows=tuple(map(_row, others)),
            summary=number(len(changes.others), *OTHERS),
        ),
    )
    begin = [f"### {summary}", f"Registry: {code(comparison.module)}."]
    end = [" ".join(coverage(changes, code))]
    return fitting(begin, tables, end, command="sse-registry diff")


def _row(line: Line) -> str:
    said = spoken(line.said, code, words)
    return row((listed(line.event_types, code), said, code(place(line.source))))
