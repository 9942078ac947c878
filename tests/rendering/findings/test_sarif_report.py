"""Findings as SARIF are valid, and say the same as the findings.

`sarif-2.1.0.schema.json` is the schema that OASIS publishes, unchanged.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from msgspec.structs import replace

from mkdocs_sse_registry import __version__
from mkdocs_sse_registry.domain.findings import Findings
from mkdocs_sse_registry.domain.rules import RULES
from mkdocs_sse_registry.rendering.reports.findings import sarif

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding

SCHEMA = Path(__file__).parents[2] / "contracts" / "sarif-2.1.0.schema.json"


def run(findings: Findings) -> Any:  # noqa: ANN401 - any JSON
    (only,) = json.loads(sarif.write(findings))["runs"]
    return only


def one(finding: Finding, **changes: Any) -> Any:  # noqa: ANN401 - any attribute, any JSON
    (result,) = run(Findings(module="shop", all=(replace(finding, **changes),)))["results"]
    return result


@pytest.fixture
def gap(findings: Findings) -> Finding:
    return next(each for each in findings.open if each.code == "SSE201")


@pytest.mark.parametrize("empty", [False, True])
def test_the_log_is_valid(findings: Findings, empty: bool) -> None:  # noqa: FBT001 - parametrised
    schema = json.loads(SCHEMA.read_text("utf-8"))
    log = json.loads(sarif.write(Findings(module="shop") if empty else findings))

    jsonschema.validate(
        log,
        schema,
        jsonschema.Draft7Validator,
        format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER,
    )


def test_all_rules_are_described_whether_they_found_something_or_not(findings: Findings) -> None:
    driver = run(findings)["tool"]["driver"]

    assert driver["version"] == __version__
    assert [each["id"] for each in driver["rules"]] == [rule.code for rule in RULES]
    for each, rule in zip(driver["rules"], RULES, strict=True):
        assert each["shortDescription"]["text"] == rule.summary
        for part in (rule.detail, rule.why, rule.fix, rule.example):
            assert part in each["help"]["markdown"]


def test_a_rule_that_is_off_by_default_is_not_enabled() -> None:
    rules = run(Findings(module="shop"))["tool"]["driver"]["rules"]

    usual = {each["id"]: each["defaultConfiguration"] for each in rules}
    assert usual["SSE206"] == {"enabled": False, "level": "none"}
    assert usual["SSE305"] == {"enabled": True, "level": "note"}
    assert usual["SSE201"] == {"enabled": True, "level": "warning"}


def test_each_result_points_to_its_rule(findings: Findings) -> None:
    log = run(findings)
    rules = log["tool"]["driver"]["rules"]

    assert len(log["results"]) == len(findings.all)
    for result, finding in zip(log["results"], findings.all, strict=True):
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"] == finding.code


def test_a_place_is_told_as_far_as_it_is_known(gap: Finding) -> None:
    def physical(**changes: int | str | None) -> Any:  # noqa: ANN401 - any JSON
        return one(gap, **changes)["locations"][0].get("physicalLocation")

    file = {"uri": "shop/sse_registry.py", "uriBaseId": "%SRCROOT%"}
    assert physical(column=7) == {
        "artifactLocation": file,
        "region": {"startLine": 40, "startColumn": 7},
    }
    assert physical() == {"artifactLocation": file, "region": {"startLine": 40}}
    assert physical(line=None, column=7) == {"artifactLocation": file}
    assert physical(path=None) is None


def test_an_address_is_encoded(gap: Finding) -> None:
    (location,) = one(gap, path="a:b/é #1?%41.md")["locations"]

    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%3Ab/%C3%A9%20%231%3F%2541.md"


def test_nothing_in_a_message_is_a_link_or_a_placeholder(gap: Finding) -> None:
    text = one(gap, message="[t](http://e) {0}", fix="…")["message"]["text"]

    assert text == "[t]\u2060(http://e) {{0}} …"


def test_a_fingerprint_stays_when_lines_move_and_no_other_time(gap: Finding) -> None:
    def fingerprint(**changes: int | str) -> object:
        return one(gap, **changes)["partialFingerprints"]

    assert fingerprint(line=4, column=2, message="Moved.") == fingerprint()
    others = ({"subject": "a.b"}, {"path": "b.py"}, {"code": "SSE205"})
    assert all(fingerprint(**each) != fingerprint() for each in others)


def test_waived_results_are_suppressed_with_the_reason_and_the_last_day(
    findings: Findings,
) -> None:
    suppressions = [each["suppressions"] for each in run(findings)["results"]]

    assert [bool(each) for each in suppressions] == [bool(each.waived) for each in findings.all]
    assert suppressions[-1] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "it needs a session (until 2027-06-30)",
        }
    ]


def test_what_was_not_checked_is_a_notification(findings: Findings) -> None:
    (invocation,) = run(findings)["invocations"]

    told = invocation["toolConfigurationNotifications"]
    assert [each["associatedRule"]["id"] for each in told] == ["SSE104", "SSE105", "SSE111"]
    assert told[1]["message"]["text"] == ("Not checked: there was {{no}} time for [all]\u2060(1).")
