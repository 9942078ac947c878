"""Findings in the groups in which a page shows them; knows no rule and no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.contexts import FindingsReport
from mkdocs_sse_registry.rendering.finding_views import FindingGroup, FindingView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from mkdocs_sse_registry.domain.findings import Finding, Findings

TITLES = {
    Severity.ERROR: "Errors",
    Severity.WARNING: "Warnings",
    Severity.INFO: "Information",
}


def findings_report(
    findings: Findings,
    types: AbstractSet[str] | None,
    view: Callable[[Finding], FindingView],
    *,
    level: int,
) -> FindingsReport:
    """Return the context of the partial.

    Args:
        findings: All that was found.
        types: The event types that it is about; `None` for everything.
        view: Makes the view of a finding.
        level: Level of the headings.
    """

    def views(of: Iterable[Finding]) -> tuple[FindingView, ...]:
        return tuple(view(each) for each in of if types is None or each.event_type in types)

    groups = tuple(
        FindingGroup(
            severity=severity,
            title=title,
            findings=views(each for each in findings.open if each.severity is severity),
        )
        for severity, title in TITLES.items()
    )
    unchecked = findings.unchecked_by_reason if types is None else {}
    return FindingsReport(
        open=tuple(each for group in groups for each in group.findings),
        groups=groups,
        waived=views(findings.waived),
        unchecked=tuple((", ".join(codes), reason) for reason, codes in unchecked.items()),
        level=level,
    )
