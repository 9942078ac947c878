"""What all reports of findings have in common; the golden files show each of them.

`ACCEPT_STORIES=1` writes the golden files: check the difference, and commit it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.findings import Findings
from mkdocs_sse_registry.rendering.reports.findings import FORMATS

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.rules.rule import Rule

STORIES = Path(__file__).parents[2] / "stories" / "findings"
NOTHING = Findings(module="shop.sse_registry", event_types=1, mappings=2, pages=1)

each_format = pytest.mark.parametrize("form", FORMATS)


@each_format
@pytest.mark.usefixtures("few_rules")
def test_a_report_is_as_its_golden_file_shows_it(form: str, findings: Findings) -> None:
    golden = STORIES / f"{form}.txt"
    text = click.unstyle(FORMATS[form](findings)) + "\n"
    if os.environ.get("ACCEPT_STORIES"):
        golden.write_text(text, "utf-8", newline="\n")

    assert golden.read_text("utf-8") == text, (
        f"The report {form!r} differs from {golden.name}. Set ACCEPT_STORIES=1 if that is right."
    )


@each_format
def test_the_same_findings_give_the_same_text(form: str, findings: Findings) -> None:
    again = replace(findings, all=tuple(replace(each) for each in findings.all))

    assert FORMATS[form](again) == FORMATS[form](findings)


@each_format
def test_nothing_that_users_write_breaks_a_line_or_turns_it(form: str, findings: Findings) -> None:
    text = click.unstyle(FORMATS[form](findings))

    # Were it not for the joiner, which our own escapes put there, all of it would print.
    lines = text.replace("\u2060", "").splitlines()
    assert [line for line in lines if not line.isprintable()] == []
    assert text.splitlines() == text.split("\n")
    assert text.encode("utf-8")


@each_format
def test_a_report_has_no_line_end_at_its_end(form: str, findings: Findings) -> None:
    assert not FORMATS[form](findings).endswith("\n")
    assert not FORMATS[form](NOTHING).endswith("\n")


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "No findings in 1 event type, 2 mappings and 1 page."),
        ({"event_types": 21, "mappings": 1, "pages": 18}, "21 event types, 1 mapping and 18 pages"),
        ({"pages": None}, "No findings in 1 event type and 2 mappings."),
    ],
)
def test_nothing_found_is_one_line_that_says_in_what(
    form: str, changes: dict[str, int | None], said: str
) -> None:
    text = click.unstyle(FORMATS[form](replace(NOTHING, **changes)))

    assert said in text
    assert "\n" not in text


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_waived_findings_are_counted_beside_none(form: str, findings: Findings) -> None:
    waived = replace(NOTHING, all=findings.waived)

    said = "No findings in 1 event type, 2 mappings and 1 page. 2 waived."
    assert said in click.unstyle(FORMATS[form](waived))


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_what_was_not_checked_is_told_beside_no_findings(form: str, findings: Findings) -> None:
    limited = replace(NOTHING, unchecked=findings.unchecked)

    assert "Not checked: SSE104, " in click.unstyle(FORMATS[form](limited))


def test_made_up_rules_have_the_names_of_real_ones(
    few_rules: tuple[Rule, ...], findings: Findings
) -> None:
    names = {rule.code: rule.name for rule in few_rules}

    assert {each.code: each.rule for each in findings.all}.items() <= names.items()
