"""Findings at a terminal can be mended line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry.domain.findings import Finding, Findings, Severity
from mkdocs_sse_registry.rendering.reports.findings import listing

if TYPE_CHECKING:
    from collections.abc import Iterable


def shown(findings: Findings) -> list[str]:
    return click.unstyle(listing.write(findings)).split("\n")


def finding(severity: Severity, path: str | None = "a.py", line: int | None = 1) -> Finding:
    return Finding(
        code="SSE201",
        rule="gap",
        severity=severity,
        subject="order.paid",
        message="It is a gap.",
        fix="Close it.",
        path=path,
        line=line,
    )


def of(severities: Iterable[Severity]) -> Findings:
    return Findings(module="shop", all=tuple(map(finding, severities)))


def test_each_file_has_a_heading_and_each_finding_its_place_and_its_fix() -> None:
    first, second = finding(Severity.ERROR), finding(Severity.WARNING, line=None)
    other = finding(Severity.INFO, path="b.md")

    assert shown(Findings(module="shop", all=(first, second, other))) == [
        "a.py",
        "  a.py:1: error SSE201 It is a gap.",
        "    Fix: Close it.",
        "  a.py: warning SSE201 It is a gap.",
        "    Fix: Close it.",
        "",
        "b.md",
        "  b.md:1: info SSE201 It is a gap.",
        "    Fix: Close it.",
        "",
        "3 findings: 1 error, 1 warning, 1 info.",
    ]


def test_findings_without_a_file_stand_below_the_module() -> None:
    nowhere = Findings(module="shop", all=(finding(Severity.ERROR, path=None),))

    assert shown(nowhere)[:2] == [
        "shop (file not known)",
        "  order.paid:1: error SSE201 It is a gap.",
    ]


def test_numbers_agree_with_their_words() -> None:
    assert shown(of([Severity.ERROR]))[-1] == "1 finding: 1 error."
    assert shown(of([Severity.INFO] * 2))[-1] == "2 findings: 2 infos."
    assert shown(of([*[Severity.ERROR] * 2, Severity.WARNING]))[-1] == (
        "3 findings: 2 errors, 1 warning."
    )


def test_waived_findings_are_counted_and_not_listed(findings: Findings) -> None:
    text = "\n".join(shown(findings))

    assert "5 findings: 2 errors, 2 warnings, 1 info. 2 waived." in text
    assert "ai.chunk" not in text


def test_rules_that_were_not_checked_share_the_line_of_their_reason(findings: Findings) -> None:
    assert shown(findings)[-2:] == [
        "Not checked: SSE104, SSE111: functions are not called (run_extractors: false).",
        "Not checked: SSE105: there was {no} time for [all](1).",
    ]


def test_each_severity_has_its_colour() -> None:
    text = listing.write(of(Severity))

    coloured = dict(re.findall(r"\x1b\[(3\d)m(\w+)\x1b\[0m SSE201", text))
    assert list(coloured.values()) == ["error", "warning", "info"]
