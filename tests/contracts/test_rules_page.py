"""The page of the rules is what the one table says."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.rules import BY_CODE, RULES

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.rules.rule import Rule

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"
BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->\n"
REMEDY = (
    "docs/reference/rules.md and the docstrings below domain/rules/ differ. Run"
    " `ACCEPT_STORIES=1 .venv/bin/pytest -n0 tests/contracts/test_rules_page.py`, check the"
    " difference, and commit it."
)


def usual(rule: Rule) -> str:
    return rule.severity.value if rule.severity else "off"


def written() -> str:
    rows = [
        f"| [`{rule.code}`](#{rule.code.lower()}) | {rule.name} | {rule.summary} | {usual(rule)} |"
        for rule in RULES
    ]
    table = ["| Code | Name | Finds | Severity |", "| --- | --- | --- | --- |", *rows]
    return "\n".join([*table, "", *map(section, RULES)])


def section(rule: Rule) -> str:
    parts = [
        f"## {rule.code}",
        f"**{rule.name}**, {usual(rule)}. {rule.summary}",
        rule.detail,
        f"**Why it matters.** {rule.why}",
        f"**How to fix it.** {rule.fix}",
        rule.example,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def test_the_page_is_that_of_the_table() -> None:
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    held, _, after = rest.partition(END)
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(f"{before}{BEGIN}\n{written()}\n{END}{after}", encoding="utf-8")
        return

    assert held.strip() == written().strip(), REMEDY


@pytest.mark.parametrize("code", BY_CODE)
def test_each_rule_is_documented_in_full(code: str) -> None:
    rule = BY_CODE[code]

    for part in (rule.summary, rule.why, rule.fix):
        assert part.endswith("."), f"{code}: {part!r} is no sentence."
    assert rule.example.startswith("```"), f"{code} has no example. Write one in its docstring."
    assert re.fullmatch("[a-z]+(-[a-z]+)+|gap", rule.name)


def test_codes_and_names_are_given_once_and_in_order() -> None:
    assert [rule.code for rule in RULES] == sorted(BY_CODE)
    assert len({rule.name for rule in RULES}) == len(RULES) == len(BY_CODE)
