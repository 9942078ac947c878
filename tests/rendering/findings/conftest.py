"""Findings with all that a report has to bear, and a few rules that do not change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.findings import Finding, Findings, Severity, Unchecked, Waived
from mkdocs_sse_registry.domain.rules.rule import Rule
from mkdocs_sse_registry.rendering.reports.findings import junit, sarif

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.rules.inspection import Inspection, Offence

HOSTILE = (
    "\n::error::no ##[error] | `` ` <script>alert(1)</script> @octocat #1 http://e.example"
    " www.e.example [t](http://e) :tada: {0} %0A &amp; ]]> \u202e \x1b[2J \x00 \udc80\r"
)


def made_up(inspection: Inspection) -> Iterator[Offence]:  # noqa: ARG001 - like every rule
    """Something is `odd`.

    It is looked for everywhere.

    Why it matters: Nobody expects it.

    How to fix it: Make it even.

    Example:
        ```yaml
        odd: {number: 3}
        ```
    """
    yield from ()


RULES = tuple(
    Rule(code=code, name=name, severity=severity, find=made_up)
    for code, name, severity in (
        ("SSE104", "contradicted-category", Severity.ERROR),
        ("SSE105", "empty-description", Severity.WARNING),
        ("SSE111", "contradicted-registry", Severity.ERROR),
        ("SSE201", "gap", Severity.WARNING),
        ("SSE206", "unmapped-domain-event", None),
        ("SSE305", "several-field-types", Severity.INFO),
        ("SSE307", "unobserved-payload", Severity.INFO),
        ("SSE401", "unknown-event-type-in-prose", Severity.ERROR),
    )
)
FINDINGS = Findings(
    module="shop.sse_registry",
    all=(
        Finding(
            code="SSE111",
            rule="contradicted-registry",
            severity=Severity.ERROR,
            subject="get_registry_statistics",
            message="get_registry_statistics() says 4 for 'total', and the registry has 3.",
            fix="Let get_registry_statistics read the lists rather than repeat them.",
        ),
        Finding(
            code="SSE401",
            rule="unknown-event-type-in-prose",
            severity=Severity.ERROR,
            subject=HOSTILE,
            message=f"The page names {HOSTILE}.",
            fix="Correct the name, or write <!-- sse-registry: ignore SSE401 REASON --> above.",
            path="docs/a,b:c %41/é\u202e\udc80\n.md",
            line=3,
            column=9,
        ),
        Finding(
            code="SSE401",
            rule="unknown-event-type-in-prose",
            severity=Severity.ERROR,
            subject="order.plcaed",
            message="The page names 'order.plcaed', and the registry has no such event type.",
            fix="Correct the name, or write <!-- sse-registry: ignore SSE401 REASON --> above.",
            path="docs/api.md",
            line=12,
            column=5,
            waived=Waived(reason=f"It is a | joke.{HOSTILE}"),
        ),
        Finding(
            code="SSE305",
            rule="several-field-types",
            severity=Severity.INFO,
            subject="order.placed: total",
            message="The field 'total' has several types.",
            fix="Use one type everywhere.",
            path="shop/sse_registry.py",
        ),
        Finding(
            code="SSE201",
            rule="gap",
            severity=Severity.WARNING,
            subject="order.paid",
            message="'order.paid' is a gap: no domain event is mapped to it.",
            fix="Map a domain event to it, or declare it with `coverage.direct`.",
            path="shop/sse_registry.py",
            line=40,
        ),
        Finding(
            code="SSE201",
            rule="gap",
            severity=Severity.WARNING,
            subject="order.paid",
            message="'order.paid' is a gap a second time.",
            fix="Map a domain event to it.",
            path="shop/sse_registry.py",
            line=50,
        ),
        Finding(
            code="SSE307",
            rule="unobserved-payload",
            severity=Severity.INFO,
            subject="ai.chunk",
            message="The payload of 'ai.chunk' is not observed.",
            fix="Mend what was in the way.",
            path="shop/sse_registry.py",
            line=60,
            waived=Waived(reason="it needs a session", until=dt.date(2027, 6, 30)),
        ),
    ),
    unchecked=(
        Unchecked(code="SSE104", reason="functions are not called (run_extractors: false)"),
        Unchecked(code="SSE105", reason="there was {no} time for [all](1)"),
        Unchecked(code="SSE111", reason="functions are not called (run_extractors: false)"),
    ),
    event_types=3,
    mappings=1,
    pages=2,
)


@pytest.fixture
def findings() -> Findings:
    return FINDINGS


@pytest.fixture
def hostile() -> str:
    return HOSTILE


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> tuple[Rule, ...]:
    """Let reports know a few rules only, and a version that no release changes."""
    monkeypatch.setattr(sarif, "version", lambda: "1.2.3")
    for module in (sarif, junit):
        monkeypatch.setattr(module, "RULES", RULES)
    return RULES
