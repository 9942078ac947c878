"""Findings as annotations of GitHub Actions: one workflow command each; knows no other service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.reports.findings.tally import tally
from mkdocs_sse_registry.rendering.reports.workflow_commands import command

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding, Findings

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(findings: Findings) -> str:
    """Return a command for each open finding, and a line with the numbers, which is none."""
    return "\n".join([*map(_command, findings.open), _summary(findings)])


def _command(finding: Finding) -> str:
    properties = {"file": finding.path, "line": finding.line, "col": finding.column}
    properties["title"] = f"{finding.code} {finding.rule}"
    return command(COMMANDS[finding.severity], properties, f"{finding.message} {finding.fix}")


def _summary(findings: Findings) -> str:
    # Of what was not checked the codes only: a reason may hold what users write.
    codes = ", ".join(sorted(each.code for each in findings.unchecked))
    return tally(findings) + (f" Not checked: {codes}." if codes else "")
