"""What becomes of what rules find: severities, waivers, comments on pages, order and counts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.findings import Severity, Unchecked, Waived
from mkdocs_sse_registry.domain.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.findings import Findings

    Check = Callable[[str], Findings]

UNDECLARED = """
events: [{{type: ai.chunk, payload_fields: [id], source: app.py:9}}]
mappings:
  - {{domain_event: app.A, event_type: ai.chunk, payload_extractor: f, payload: {{fields: [at]}}}}
waivers: [{{rule: {}, match: "{}", reason: to be declared, until: {}}}]
"""
STALE = """
pages:
  - path: docs/a.md
    stale: [{{marker: count, line: 5}}]
    ignores: [{{code: {}, reason: {}, line: 4, first: {}, last: {}}}]
waivers: [{{rule: SSE402, match: "docs/*", reason: of the options}}]
"""


@pytest.mark.parametrize(
    "match", ["ai.chunk", "ai.*", "a?.chunk", "at", "ai.chunk: at", "app.py", "*.py", "*"]
)
def test_a_waiver_matches_event_type_field_both_or_path(match: str, findings: Check) -> None:
    found = findings(UNDECLARED.format("SSE301", match, "2026-11-23"))

    (waived,) = found.waived
    assert (waived.code, waived.subject) == ("SSE301", "ai.chunk: at")
    assert waived.waived == Waived(reason="to be declared", until=dt.date(2026, 11, 23))
    assert {"SSE301", "SSE901", "SSE902"}.isdisjoint(each.code for each in found.open)


@pytest.mark.parametrize(
    ("rule", "match", "until"),
    [
        ("SSE302", "*", "2100-01-01"),
        ("SSE301", "chunk", "2100-01-01"),
        ("SSE301", "a", "2100-01-01"),
        ("SSE301", "app", "2100-01-01"),
        ("SSE301", "app.py:9", "2100-01-01"),
        ("SSE301", "*", "2026-11-22"),
    ],
)
def test_a_waiver_of_something_else_or_of_yesterday_waives_nothing(
    rule: str, match: str, until: str, findings: Check
) -> None:
    found = findings(UNDECLARED.format(rule, match, until))

    assert found.waived == ()
    assert "SSE301" in {each.code for each in found.open}


def test_the_first_of_two_waivers_gives_the_reason(findings: Check) -> None:
    found = findings("""
        events: [a]
        waivers:
          - {rule: SSE105, match: a, reason: the first}
          - {rule: SSE105, match: "*", reason: the second}
        """)

    assert [each.waived for each in found.waived] == [Waived(reason="the first")]


@pytest.mark.parametrize("reason", ["history", "''"])
def test_a_comment_on_the_page_comes_before_a_waiver(reason: str, findings: Check) -> None:
    found = findings(STALE.format("SSE402", reason, 5, 9))

    assert [each.waived for each in found.waived] == [Waived(reason=reason.strip("'"))]


@pytest.mark.parametrize(
    ("code", "first", "last"), [("SSE401", 5, 5), ("SSE402", 6, 9), ("SSE402", 1, 4)]
)
def test_a_comment_is_about_one_rule_and_its_own_lines(
    code: str, first: int, last: int, findings: Check
) -> None:
    found = findings(STALE.format(code, "history", first, last))

    assert [each.waived for each in found.waived] == [Waived(reason="of the options")]


def test_a_comment_is_about_its_own_page(findings: Check) -> None:
    found = findings("""
        pages:
          - {path: docs/a.md, stale: [{marker: count, line: 5}]}
          - path: docs/b.md
            ignores: [{code: SSE402, reason: history, line: 4, first: 5, last: 5}]
        """)

    assert [each.place for each in found.open] == ["docs/a.md:5"]


def test_the_options_choose_severities_even_over_the_rules_own(findings: Check) -> None:
    usual = findings("events: [{type: open, description: It opened.}]")
    chosen = findings("""
        events: [{type: open, description: It opened.}]
        severities: {SSE110: info, SSE201: error, SSE205: off, SSE109: warning}
        """)

    assert {each.code: each.severity for each in usual.open} == {
        "SSE110": Severity.WARNING,
        "SSE201": Severity.WARNING,
        "SSE205": Severity.WARNING,
    }
    assert {each.code: each.severity for each in chosen.open} == {
        "SSE109": Severity.WARNING,
        "SSE110": Severity.INFO,
        "SSE201": Severity.ERROR,
    }


def test_what_is_off_in_the_options_is_not_checked_and_what_is_off_by_default_goes_without_saying(
    findings: Check,
) -> None:
    found = findings("""
        severities: {SSE105: off, SSE109: off, SSE902: off}
        pages: []
        waivers: [{rule: SSE201, match: a, reason: none}]
        """)

    off = "off in the options (rules.severity)"
    assert found.all == ()
    assert found.unchecked == (
        Unchecked(code="SSE105", reason=off),
        Unchecked(code="SSE902", reason=off),
    )


def test_a_rule_that_is_off_gives_no_other_reason(findings: Check) -> None:
    found = findings("{ran: false, pages: [], severities: {SSE304: off}}")

    reasons = {each.code: each.reason for each in found.unchecked}
    assert reasons["SSE304"] == "off in the options (rules.severity)"
    assert reasons["SSE303"] == "extractors are not run (run_extractors: false)"


def test_findings_are_by_path_line_column_code_and_subject(findings: Check) -> None:
    found = findings("""
        severities: {SSE201: off, SSE205: off}
        events:
          - {type: b, description: One., source: b.py:10}
          - {type: a, description: Two., source: b.py:9}
          - {type: open, source: b.py:9}
          - {type: d, source: b.py:9}
          - {type: e, source: a.py:11}
          - {type: f, source: a.py}
          - g
        mappings: [{domain_event: app.B, event_type: x, source: b.py:10}]
        pages:
          - path: docs/c.md
            shown: [a, b, open, d, e, f, g]
            mentions: [{name: z, line: 3, column: 9}, {name: y, line: 3, column: 10}]
            stale: [{marker: count, line: 3}]
        """)

    assert [f"{each.place} {each.code} {each.subject}" for each in found.all] == [
        "g SSE105 g",
        "a.py SSE105 f",
        "a.py:11 SSE105 e",
        "b.py:9 SSE105 d",
        "b.py:9 SSE105 open",
        "b.py:9 SSE110 open",
        "b.py:10 SSE203 x",
        "docs/c.md:3 SSE402 count",
        "docs/c.md:3:9 SSE401 z",
        "docs/c.md:3:10 SSE401 y",
    ]


def test_open_ones_are_counted_and_waived_ones_are_not(findings: Check) -> None:
    found = findings("""
        severities: {SSE205: info}
        events: [open, a, a]
        mappings: [{domain_event: app.A, event_type: a}]
        waivers: [{rule: SSE105, match: a, reason: to be written}]
        """)

    assert [(each.code, each.subject) for each in found.open] == [
        ("SSE103", "a"),
        ("SSE105", "open"),
        ("SSE110", "open"),
        ("SSE201", "open"),
        ("SSE205", "open"),
    ]
    assert [found.count(severity) for severity in Severity] == [1, 3, 1]
    assert [len(found.at_least(severity)) for severity in Severity] == [1, 4, 5]
    assert [each.code for each in found.at_least(Severity.ERROR)] == ["SSE103"]
    assert [each.code for each in found.waived] == ["SSE105"]
    assert str(found).count("\n") == 4
    assert "SSE105 'a'" not in str(found)


def test_it_is_said_how_much_was_looked_at(findings: Check) -> None:
    without = findings("{events: [a, b], mappings: [{domain_event: app.A, event_type: a}]}")
    within = findings("pages: [docs/a.md]")

    assert (without.event_types, without.mappings, without.pages) == (2, 1, None)
    assert (within.event_types, within.mappings, within.pages) == (0, 0, 1)
    assert without.module == "app.sse"


def test_a_finding_names_its_event_type_if_it_is_registered(findings: Check) -> None:
    found = findings("""
        severities: {SSE206: info}
        events: [{type: a, payload_fields: [id, id]}]
        domain_events: [{name: A, qualified_name: app.A}]
        mappings: [{domain_event: app.B, event_type: b}]
        """)

    assert {each.subject: each.event_type for each in found.all} == {
        "A": None,
        "a": "a",
        "a: id": "a",
        "b": None,
    }


def test_rules_have_codes_in_order_and_names_of_their_own() -> None:
    codes = [rule.code for rule in RULES]
    names = {rule.name for rule in RULES}

    assert codes == sorted(set(codes))
    assert len(names) == len(codes)


def test_nothing_at_all_is_fine(findings: Check) -> None:
    assert findings("pages: []").all == ()
    assert findings("pages: []").unchecked == ()
