"""Findings as a comment on a pull request, in Markdown; knows no service that takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.reports.findings.inert import code, sentence, words
from mkdocs_sse_registry.rendering.reports.findings.tally import WORDS, scope, tally
from mkdocs_sse_registry.rendering.reports.plain import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_sse_registry.domain.findings import Finding, Findings

MOST_CHARACTERS = 60_000
"""A comment on GitHub has 65,536 at most; whoever posts this one may add a few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A part of the comment.

    Attributes:
        columns: The headings.
        rows: Lines of the table.
        summary: What is seen of it while it is folded, empty where it never is.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    summary: str = ""

    def text(self, rows: tuple[str, ...]) -> str:
        """Return the part with some of its rows, empty without any."""
        if not rows:
            return ""
        lines = "\n".join([_row(self.columns), _row(["---"] * len(self.columns)), *rows])
        if not self.summary:
            return lines
        return f"<details>\n<summary>{self.summary}</summary>\n\n{lines}\n\n</details>"


def write(findings: Findings) -> str:
    """Return the numbers, what is to be done, and folded what is not."""
    limits = [
        f"Not checked: {', '.join(codes)}: {words(reason)}."
        for reason, codes in findings.unchecked_by_reason.items()
    ]
    if not findings.all:
        return "\n\n".join([tally(findings), *limits])
    begin = [f"### {tally(findings)}", f"{code(findings.module)}: {scope(findings)}."]
    return "\n\n".join(_fitting(begin, _tables(findings), limits))


def _tables(findings: Findings) -> tuple[Table, ...]:
    errors, warnings, infos = ([f for f in findings.open if f.severity is s] for s in Severity)
    columns = ("Rule", "Where", "What", "How to fix it")
    return (
        Table(columns=columns, rows=tuple(map(_open, [*errors, *warnings]))),
        Table(
            columns=columns,
            rows=tuple(map(_open, infos)),
            summary=number(len(infos), *WORDS[Severity.INFO]),
        ),
        Table(
            columns=("Rule", "Where", "What", "Waived because", "Until"),
            rows=tuple(map(_waived, findings.waived)),
            summary=f"{len(findings.waived)} waived",
        ),
    )


def _open(finding: Finding) -> str:
    return _row((*_cells(finding), sentence(finding.fix)))


def _waived(finding: Finding) -> str:
    reason, until = (finding.waived.reason, finding.waived.until) if finding.waived else ("", None)
    return _row((*_cells(finding), words(reason), "" if until is None else str(until)))


def _cells(finding: Finding) -> tuple[str, ...]:
    rule = f"{finding.severity.value} {code(finding.code)}"
    return rule, code(finding.place), sentence(finding.message)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fitting(begin: list[str], tables: tuple[Table, ...], end: list[str]) -> list[str]:
    """Return the paragraphs of a comment, with as many rows as it may have."""
    notice = "{} more: no comment is long enough for all. `sse-registry check` lists them."
    around = [*begin, *(each.text(("",)) for each in tables), notice, *end]
    room = MOST_CHARACTERS - sum(len(each) + len("\n\n") for each in around)
    parts: list[str] = []
    left_out = 0
    for table in tables:
        rows: list[str] = []
        for row in table.rows:
            if len(row) < room:
                rows.append(row)
                room -= len(row) + len("\n")
            else:
                left_out += 1
        parts.append(table.text(tuple(rows)))
    told = [notice.format(left_out)] if left_out else []
    return [part for part in (*begin, *parts, *told, *end) if part]
