"""Findings as commands of GitHub Actions, read back as its runner reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.reports.findings import github

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Findings

COMMAND = re.compile(r"\s*::(\w+) ([^:]*)::(.*)")
OLD_COMMAND = "##["
PROPERTY_CODES = {"%2C": ",", "%3A": ":", "%0A": "\n", "%0D": "\r", "%25": "%"}
DATA_CODES = {"%0A": "\n", "%0D": "\r", "%25": "%"}


def decoded(text: str, codes: dict[str, str]) -> str:
    return re.sub("%[0-9A-F]{2}", lambda match: codes.get(match[0], match[0]), text)


def read(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.split("\n"):
        if match := COMMAND.fullmatch(line):
            pairs = (each.partition("=") for each in match[2].split(","))
            properties = {name: decoded(value, PROPERTY_CODES) for name, _, value in pairs}
            found.append((match[1], properties, decoded(match[3], DATA_CODES)))
    return found


def test_each_open_finding_is_one_command_and_nothing_else_is(findings: Findings) -> None:
    lines = github.write(findings).split("\n")

    assert [name for name, _, _ in read("\n".join(lines))] == [
        {"info": "notice"}.get(each.severity, each.severity) for each in findings.open
    ]
    assert len(lines) == len(findings.open) + 1
    assert not lines[-1].lstrip().startswith("::")
    assert OLD_COMMAND not in lines[-1]


def test_place_and_title_are_properties_and_what_is_not_known_is_left_out(
    findings: Findings,
) -> None:
    commands = read(github.write(findings))

    assert [properties for _, properties, _ in commands] == [
        {"title": "SSE111 contradicted-registry"},
        {
            "file": r"docs/a,b:c %41/é\u202e\udc80\n.md",
            "line": "3",
            "col": "9",
            "title": "SSE401 unknown-event-type-in-prose",
        },
        {"file": "shop/sse_registry.py", "title": "SSE305 several-field-types"},
        {"file": "shop/sse_registry.py", "line": "40", "title": "SSE201 gap"},
        {"file": "shop/sse_registry.py", "line": "50", "title": "SSE201 gap"},
    ]


def test_the_message_is_followed_by_the_fix(findings: Findings) -> None:
    *_, (_, _, message) = read(github.write(findings))

    assert message == "'order.paid' is a gap a second time. Map a domain event to it."


def test_a_percent_sign_in_a_message_begins_no_escape(findings: Findings) -> None:
    (message,) = (said for _, _, said in read(github.write(findings)) if "octocat" in said)

    assert "%0A" in message
    assert "\n" not in message
