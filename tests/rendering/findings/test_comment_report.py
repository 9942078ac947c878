"""Findings as a comment on a pull request: nothing in them is Markdown, and it is short enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.findings import Findings
from mkdocs_sse_registry.rendering.reports.comment import MOST_CHARACTERS
from mkdocs_sse_registry.rendering.reports.findings import comment

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding

CELL_END = re.compile(r"(?<!\\)\|")
FOLDED = re.compile(r"<details>\n<summary>([^<]*)</summary>\n\n(.*?)\n\n</details>", re.DOTALL)


@pytest.fixture
def gap(findings: Findings) -> Finding:
    return findings.open[-1]


def rows(text: str) -> list[list[str]]:
    """Return the cells of all rows; a backslash keeps a `|` in its cell (GFM, section 4.10)."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in CELL_END.split(line)[1:-1]] for line in lines]


def test_what_is_to_be_done_stands_first_errors_before_warnings(findings: Findings) -> None:
    visible = FOLDED.sub("", comment.write(findings))

    assert [row[0].split()[0] for row in rows(visible)[2:]] == [
        "error",
        "error",
        "warning",
        "warning",
    ]
    assert rows(visible)[-1] == [
        "warning `SSE201`",
        "`shop/sse_registry.py:50`",
        "'order.paid' is a gap a second time.",
        "Map a domain event to it.",
    ]


def test_infos_and_waived_findings_are_folded(findings: Findings) -> None:
    folded = dict(FOLDED.findall(comment.write(findings)))

    assert list(folded) == ["1 info", "2 waived"]
    assert rows(folded["2 waived"])[-1] == [
        "info `SSE307`",
        "`shop/sse_registry.py:60`",
        "The payload of 'ai.chunk' is not observed.",
        "it needs a session",
        "2027-06-30",
    ]


def test_every_row_has_as_many_cells_as_its_table_has_columns(findings: Findings) -> None:
    text = comment.write(findings)

    for block in re.split("\n\n", text):
        assert len({len(row) for row in rows(block)}) <= 1


def test_what_a_rule_marks_as_code_is_code(gap: Finding) -> None:
    said = replace(gap, fix="Run `sse-registry sync`, or write <!-- sse-registry: x | y --> there.")

    text = comment.write(Findings(module="shop", all=(said,)))
    assert r"Run `sse-registry sync`, or write `<!-- sse-registry: x \| y -->` there." in text


@pytest.mark.parametrize("number", [100, 1_000, 5_000])
def test_a_long_comment_is_cut_between_rows_and_says_so(number: int, findings: Findings) -> None:
    many = replace(findings, all=findings.all * number)

    text = comment.write(many)

    left_out = re.search(r"^(\d+) more: ", text, re.MULTILINE)
    tables = rows(text)
    heads = 2 * sum(row[0] == "Rule" for row in tables)
    assert len(text) < MOST_CHARACTERS
    assert len(text) > MOST_CHARACTERS - 2_000
    assert left_out
    assert int(left_out[1]) + len(tables) - heads == len(many.all)
    assert {len(row) for row in tables} <= {4, 5}


def test_one_row_that_is_too_long_keeps_no_other_one_out(gap: Finding) -> None:
    long = replace(gap, message="x" * MOST_CHARACTERS)

    text = comment.write(Findings(module="shop", all=(long, gap)))

    assert rows(text)[-1][1] == "`shop/sse_registry.py:50`"
    assert "\n1 more: " in text


def test_a_comment_of_usual_length_leaves_nothing_out(findings: Findings) -> None:
    text = comment.write(findings)

    assert " more: " not in text
    assert text.startswith("### 5 findings: 2 errors, 2 warnings, 1 info. 2 waived.\n\n`shop.sse_")
