"""Ask every rule, and apply severities, waivers and ignores; knows what no rule looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain.findings import Finding, Findings, Severity, Unchecked, Waived
from mkdocs_sse_registry.domain.rules import LAST, RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_sse_registry.domain.declarations import Waiver
    from mkdocs_sse_registry.domain.rules.inspection import Inspection, Offence
    from mkdocs_sse_registry.domain.rules.rule import Rule


OFF = "off in the options (rules.severity)"
"""Why a rule is not asked that usually is."""


def check(
    inspection: Inspection, severities: Mapping[str, Severity | None] | None = None
) -> Findings:
    """Return what all rules find.

    Args:
        inspection: What to look at.
        severities: By code, where they differ from the usual ones; `None` is off.
    """
    chosen = {rule.code: rule.severity for rule in RULES} | dict(severities or {})
    asked = [rule for rule in RULES if chosen[rule.code]]
    limits = {rule.code: reason for rule in asked if (reason := rule.limit(inspection))}
    limits |= {rule.code: OFF for rule in RULES if rule.severity and not chosen[rule.code]}
    waivers = _Waivers(inspection)
    types = {event.type for event in inspection.registry.events}
    found = [
        waivers.applied(_finding(rule, offence, severities or {}, types), offence)
        for rule in asked
        for offence in rule.find(inspection)
    ]
    if LAST in asked:
        idle = waivers.idle({rule.code for rule in asked} - limits.keys())
        last = LAST.find(replace(inspection, idle=idle))
        found += (_finding(LAST, offence, severities or {}, types) for offence in last)
    return Findings(
        module=inspection.registry.origin.module,
        all=tuple(sorted(dict.fromkeys(found), key=_order)),
        unchecked=tuple(Unchecked(code=code, reason=limits[code]) for code in sorted(limits)),
        event_types=len(inspection.registry.events),
        mappings=len(inspection.registry.mappings),
        pages=None if inspection.pages is None else len(inspection.pages),
    )


def _finding(
    rule: Rule, offence: Offence, severities: Mapping[str, Severity | None], types: set[str]
) -> Finding:
    severity = severities.get(rule.code) or offence.severity or rule.severity
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=severity or Severity.INFO,
        subject=f"{offence.subject}: {offence.field}" if offence.field else offence.subject,
        message=offence.message,
        fix=offence.fix,
        path=offence.source.path,
        line=offence.source.line,
        column=offence.column,
        event_type=offence.subject if offence.subject in types else None,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    at = (finding.path or "", finding.line or 0, finding.column or 0)
    return (*at, finding.code, finding.subject, finding.message)


class _Waivers:
    """What is accepted, and which waivers have been of use."""

    def __init__(self, inspection: Inspection) -> None:
        self._in_force = [each for each in inspection.waivers if each.is_in_force(inspection.today)]
        self._used: set[Waiver] = set()
        self._ignores = {page.path: page.ignores for page in inspection.pages or ()}

    def applied(self, found: Finding, offence: Offence) -> Finding:
        """Return a finding with the reason why it is accepted, if it is."""
        names = {offence.subject, offence.field, found.subject, found.path or ""} - {""}
        about = [
            each
            for each in self._in_force
            if each.rule == found.code and any(map(each.matches, names))
        ]
        self._used.update(about)
        for ignore in self._ignores.get(found.path or "", ()):
            if ignore.code == found.code and ignore.first <= (found.line or 0) <= ignore.last:
                return replace(found, waived=Waived(reason=ignore.reason))
        waived = next((Waived(reason=each.reason, until=each.until) for each in about), None)
        return replace(found, waived=waived)

    def idle(self, whole: set[str]) -> tuple[Waiver, ...]:
        """Return the waivers that waived nothing, of the rules that looked at everything."""
        return tuple(
            each for each in self._in_force if each not in self._used and each.rule in whole
        )
