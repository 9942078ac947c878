"""Findings as JUnit's XML, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mkdocs_sse_registry.domain.findings import Findings
from mkdocs_sse_registry.domain.rules import RULES
from mkdocs_sse_registry.rendering.reports.findings import junit

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding

SHAPE = {
    "testsuites": ({"testsuite"}, set[str]()),
    "testsuite": (
        {"testcase"},
        {"name", "tests", "failures", "errors", "skipped", "time"},
    ),
    "testcase": ({"failure", "skipped", "system-out"}, {"classname", "name", "time"}),
    "failure": (set[str](), {"type", "message"}),
    "skipped": (set[str](), {"message"}),
    "system-out": (set[str](), set[str]()),
}
"""What each element holds, by `junit-10.xsd` of the xUnit plugin of Jenkins: parts, attributes."""


def suite(findings: Findings) -> ET.Element:
    (only,) = ET.fromstring(junit.write(findings))  # noqa: S314 - it is our own
    return only


def case(finding: Finding) -> ET.Element:
    found = suite(Findings(module="shop", all=(finding,)))
    (only,) = (each for each in found if each.attrib["name"].startswith(f"{finding.code} "))
    return only


def test_the_file_has_the_usual_shape(findings: Findings) -> None:
    for element in ET.fromstring(junit.write(findings)).iter():  # noqa: S314 - it is our own
        parts, attributes = SHAPE[element.tag]
        assert {part.tag for part in element} <= parts
        assert set(element.attrib) == attributes


def test_the_numbers_are_those_of_the_cases(findings: Findings) -> None:
    found = suite(findings)

    assert found.attrib == {
        "name": "sse-registry check shop.sse_registry",
        "tests": str(len(found)),
        "failures": str(len(found.findall("testcase/failure"))),
        "errors": "0",
        "skipped": str(len(found.findall("testcase/skipped"))),
        "time": "0",
    }
    assert len(found.findall("testcase/failure")) == 4


@pytest.mark.usefixtures("few_rules")
def test_cases_stand_by_rule_and_no_two_have_one_name(findings: Findings) -> None:
    names = [each.attrib["name"] for each in suite(findings)]

    assert [name.split()[0] for name in names] == sorted(name.split()[0] for name in names)
    assert len(set(names)) == len(names)
    assert "SSE201 gap: order.paid in shop/sse_registry.py" in names
    assert "SSE201 gap: order.paid in shop/sse_registry.py (2)" in names


def test_a_rule_that_found_nothing_has_passed_unless_it_is_usually_off() -> None:
    cases = suite(Findings(module="shop"))

    assert [each.attrib["name"] for each in cases] == [
        f"{rule.code} {rule.name}" for rule in RULES if rule.severity
    ]
    assert not any(len(each) for each in cases)


def test_errors_and_warnings_fail_with_message_place_and_fix(findings: Findings) -> None:
    error, *_, warning = findings.open

    (failure,) = case(warning)
    assert failure.tag == "failure"
    assert failure.attrib == {"type": "warning", "message": warning.message}
    assert failure.text == str(warning)
    assert case(error)[0].attrib["type"] == "error"


def test_an_info_passes_and_is_told(findings: Findings) -> None:
    info = next(each for each in findings.open if each.severity == "info")

    (output,) = case(info)
    assert (output.tag, output.text) == ("system-out", str(info))


def test_a_waived_finding_is_skipped_with_the_reason_and_the_last_day(findings: Findings) -> None:
    (skipped,) = case(findings.waived[-1])

    assert skipped.attrib == {"message": "Waived: it needs a session (until 2027-06-30)"}


def test_a_rule_that_was_not_checked_is_skipped_beside_what_it_found(findings: Findings) -> None:
    (first, second) = (each for each in suite(findings) if "SSE111" in each.attrib["name"])

    assert first[0].tag == "failure"
    assert second[0].attrib == {
        "message": "Not checked: functions are not called (run_extractors: false)."
    }


def test_hostile_text_is_read_back_as_text(findings: Findings, hostile: str) -> None:
    names = [each.attrib["name"] for each in suite(findings)]

    (name,) = (each for each in names if "octocat" in each)
    kept = "| `` ` <script>alert(1)</script> @octocat #1"
    assert kept in hostile
    assert kept in name
    assert r"]]> \u202e \x1b[2J \x00 \udc80\r" in name
    assert junit.write(findings).isascii()
