"""Findings as JSON; that they keep to the published schema is checked in `tests/contracts`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.reports.findings import published

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Findings


def test_numbers_are_those_of_open_findings_and_of_what_was_looked_at(findings: Findings) -> None:
    assert json.loads(published.write(findings))["counts"] == {
        "error": 2,
        "warning": 2,
        "info": 1,
        "waived": 2,
        "event_types": 3,
        "mappings": 1,
        "pages": 2,
    }


def test_waived_findings_have_reason_and_last_day(findings: Findings) -> None:
    listed = json.loads(published.write(findings))["findings"]

    assert [each["waived"] is None for each in listed] == [
        each.waived is None for each in findings.all
    ]
    assert listed[-1]["waived"] == {"reason": "it needs a session", "until": "2027-06-30"}


def test_text_is_kept_but_for_what_no_program_can_decode(findings: Findings, hostile: str) -> None:
    text = published.write(findings)

    subjects = [each["subject"] for each in json.loads(text)["findings"]]
    assert hostile.replace("\udc80", r"\udc80") in subjects
    assert text.isascii()
