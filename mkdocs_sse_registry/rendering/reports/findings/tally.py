"""How many findings there are, and in how much, in words; knows no form of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.reports.plain import number

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Findings

WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("info", "infos"),
}


def tally(findings: Findings) -> str:
    """Return the number of findings, and that of the waived ones where there are any."""
    waived = f" {len(findings.waived)} waived." if findings.waived else ""
    if not findings.open:
        return f"No findings in {scope(findings)}.{waived}"
    counts = ((findings.count(severity), *words) for severity, words in WORDS.items())
    parts = ", ".join(number(*each) for each in counts if each[0])
    return f"{number(len(findings.open), 'finding', 'findings')}: {parts}.{waived}"


def scope(findings: Findings) -> str:
    """Return how much was looked at."""
    types = number(findings.event_types, "event type", "event types")
    mappings = number(findings.mappings, "mapping", "mappings")
    if findings.pages is None:
        return f"{types} and {mappings}"
    return f"{types}, {mappings} and {number(findings.pages, 'page', 'pages')}"
