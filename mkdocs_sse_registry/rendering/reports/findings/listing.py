"""Findings for a person at a terminal, file by file; knows neither its width nor its encoding.

Each finding begins with the place, so that a terminal or an editor can open it. Headings and
severities have colours; who prints the text where there are none takes them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.reports.findings.tally import tally
from mkdocs_sse_registry.rendering.reports.plain import plain

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding, Findings

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def write(findings: Findings) -> str:
    """Return the open findings by file with what to do, the numbers, and what was not checked."""
    groups: dict[str | None, list[Finding]] = {}
    for finding in findings.open:
        groups.setdefault(finding.path, []).append(finding)
    paragraphs = [_group(_heading(path, findings.module), each) for path, each in groups.items()]
    return "\n\n".join([*paragraphs, "\n".join(_summary(findings))])


def _heading(path: str | None, module: str) -> str:
    return f"{module} (file not known)" if path is None else path


def _group(heading: str, findings: list[Finding]) -> str:
    return "\n".join([click.style(plain(heading), bold=True), *map(_finding, findings)])


def _finding(finding: Finding) -> str:
    severity = click.style(finding.severity.value, fg=COLOURS[finding.severity])
    said = f"  {plain(finding.place)}: {severity} {finding.code} {plain(finding.message)}"
    return f"{said}\n    {click.style('Fix:', dim=True)} {plain(finding.fix)}"


def _summary(findings: Findings) -> list[str]:
    limits = findings.unchecked_by_reason.items()
    told = [f"Not checked: {', '.join(codes)}: {plain(reason)}." for reason, codes in limits]
    return [click.style(tally(findings), bold=True), *told]
