"""Findings as a comment on a pull request, in Markdown; knows no service that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.reports.comment import Table, fitting, row
from mkdocs_sse_registry.rendering.reports.findings.tally import WORDS, scope, tally
from mkdocs_sse_registry.rendering.reports.inert import code, sentence, words
from mkdocs_sse_registry.rendering.reports.plain import number

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding, Findings


def write(findings: Findings) -> str:
    """Return the numbers, what is to be done, and folded what is not."""
    limits = [
        f"Not checked: {', '.join(codes)}: {words(reason)}."
        for reason, codes in findings.unchecked_by_reason.items()
    ]
    if not findings.all:
        return "\n\n".join([tally(findings), *limits])
    begin = [f"### {tally(findings)}", f"{code(findings.module)}: {scope(findings)}."]
    return fitting(begin, _tables(findings), limits, command="sse-registry check")


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
    return row((*_cells(finding), sentence(finding.fix)))


def _waived(finding: Finding) -> str:
    reason, until = (finding.waived.reason, finding.waived.until) if finding.waived else ("", None)
    return row((*_cells(finding), words(reason), "" if until is None else str(until)))


def _cells(finding: Finding) -> tuple[str, ...]:
    rule = f"{finding.severity.value} {code(finding.code)}"
    return rule, code(finding.place), sentence(finding.message)
