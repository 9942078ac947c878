"""What a terminal shows of a rule is enough to mend, to change and to accept what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
import yaml

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules import BY_CODE, LAST, RULES
from mkdocs_sse_registry.rendering.reports.explanation import explain

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def shown(rule: Rule) -> str:
    return click.unstyle(explain(rule))


def below(rule: Rule, heading: str) -> str:
    """Return the lines of a section as they are before they are indented."""
    lines = shown(rule).partition(f"\n{heading}\n")[2].split("\n")
    end = next((i for i, line in enumerate(lines) if line and line[0] != " "), len(lines))
    return "\n".join(line.removeprefix("  ") for line in lines[:end]).rstrip()


@each_rule
def test_all_that_is_known_of_a_rule_is_shown(rule: Rule) -> None:
    text = shown(rule)

    assert text.startswith(f"{rule.code} {rule.name}\n\n{rule.summary}\n\n")
    assert rule.detail in text
    assert below(rule, "Why it matters") == rule.why
    assert below(rule, "How to fix it") == rule.fix


@each_rule
def test_an_example_stands_without_its_fence(rule: Rule) -> None:
    _, *lines, _ = rule.example.split("\n")

    assert below(rule, "Example") == "\n".join(lines)


def test_a_fence_within_an_example_is_kept() -> None:
    assert below(BY_CODE["SSE404"], "Example").startswith("```text\nevent: ")


@each_rule
def test_the_settings_are_those_of_mkdocs_yml(rule: Rule) -> None:
    change = below(rule, "To change how much it matters, in mkdocs.yml")
    accept = below(rule, "To accept what it finds, in mkdocs.yml")

    (plugin,) = yaml.safe_load(change)["plugins"]
    severities = plugin["sse-registry"]["rules"]["severity"]
    assert list(severities) == [rule.code]
    assert severities[rule.code] != rule.severity
    if rule is LAST:
        assert not accept
    else:
        (plugin,) = yaml.safe_load(accept)["plugins"]
        (waiver,) = plugin["sse-registry"]["rules"]["waivers"]
        assert waiver["rule"] == rule.code
        assert list(waiver) == ["rule", "match", "reason", "until"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("SSE101", "Usual severity: error."),
        ("SSE305", "Usual severity: info."),
        ("SSE206", "Usually off: it finds nothing until the options give it a severity."),
    ],
)
def test_the_usual_severity_is_told(code: str, said: str) -> None:
    assert f"\n\n{said}\n\n" in shown(BY_CODE[code])


@each_rule
def test_rules_of_pages_name_the_comment_that_accepts_one_place(rule: Rule) -> None:
    comment = f"<!-- sse-registry: ignore {rule.code} REASON -->"

    assert shown(rule).endswith(f"\n  {comment}") is rule.code.startswith("SSE4")


def test_headings_are_bold() -> None:
    assert click.style("SSE201 gap", bold=True) in explain(BY_CODE["SSE201"])
    assert BY_CODE["SSE201"].severity is Severity.WARNING
