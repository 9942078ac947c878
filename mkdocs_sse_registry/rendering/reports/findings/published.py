"""Findings as JSON, in the form that is published; knows neither files nor the command.

The classes are the contract: `docs/reference/findings.schema.json` is generated from them. A key
that goes or changes its meaning raises `FORMAT_VERSION`.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec resolves it
from typing import TYPE_CHECKING

import msgspec

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.rendering.reports import json_text

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain import findings as domain

FORMAT_VERSION = 1


class Waived(msgspec.Struct, frozen=True, kw_only=True):
    """Why a finding is accepted.

    Attributes:
        reason: As the options, or the comment on the page, give it.
        until: The last day (UTC) on which that holds, `None` without an end.
    """

    reason: str
    until: dt.date | None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of a rule.

    Attributes:
        code: The rule's code, for example `SSE201`.
        rule: The rule's name, for example `gap`.
        severity: How much it matters.
        subject: What it is about: an event type, `event type: field`, a class, a path, an option.
        path: File to mend, with `/`, relative to the repository; `None` outside it.
        line: Line to mend, from 1; `None` when only the file is known.
        column: Column of the text at fault, from 1; `None` when only the line is known.
        message: What was found and what was expected, one sentence or more.
        fix: What to do, one sentence or more.
        waived: Why it is accepted, `None` while it is open.
    """

    code: str
    rule: str
    severity: Severity
    subject: str
    path: str | None
    line: int | None
    column: int | None
    message: str
    fix: str
    waived: Waived | None


class Unchecked(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that could not look at everything.

    Attributes:
        code: The rule's code.
        reason: Why, as a clause without a full stop.
    """

    code: str
    reason: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much was found, and in how much.

    Attributes:
        error: Open findings that are errors.
        warning: Open findings that are warnings.
        info: Open findings that are neither.
        waived: Findings that are accepted, of every severity.
        event_types: Event types that were looked at.
        mappings: Mappings that were looked at.
        pages: Pages that were read, `None` where none were looked for.
    """

    error: int
    warning: int
    info: int
    waived: int
    event_types: int
    mappings: int
    pages: int | None


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in one registry and its pages.

    Attributes:
        format_version: Rises when a key goes or changes its meaning.
        registry: Dotted name of the registry's module.
        findings: Open and waived ones, by path, line and column; those without a path first.
        unchecked: Rules that could not look at everything, by code.
        counts: How many there are.
    """

    format_version: int
    registry: str
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    counts: Counts


def write(findings: domain.Findings) -> str:
    """Return findings as JSON."""
    return json_text.write(take(findings))


def take(findings: domain.Findings) -> Findings:
    """Return findings in the published form."""
    return Findings(
        format_version=FORMAT_VERSION,
        registry=findings.module,
        findings=tuple(map(_finding, findings.all)),
        unchecked=tuple(
            Unchecked(code=each.code, reason=each.reason) for each in findings.unchecked
        ),
        counts=Counts(
            error=findings.count(Severity.ERROR),
            warning=findings.count(Severity.WARNING),
            info=findings.count(Severity.INFO),
            waived=len(findings.waived),
            event_types=findings.event_types,
            mappings=findings.mappings,
            pages=findings.pages,
        ),
    )


def _finding(finding: domain.Finding) -> Finding:
    waived = finding.waived
    return Finding(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        subject=finding.subject,
        path=finding.path,
        line=finding.line,
        column=finding.column,
        message=finding.message,
        fix=finding.fix,
        waived=Waived(reason=waived.reason, until=waived.until) if waived else None,
    )
