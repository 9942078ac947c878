"""Changes as a comment on a pull request, read as a code host reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from mkdocs_sse_registry.rendering.reports.changes import comment
from mkdocs_sse_registry.rendering.reports.comment import MOST_CHARACTERS

if TYPE_CHECKING:
    from markdown_it.token import Token

    from mkdocs_sse_registry.domain.diff.comparison import Comparison

ALIVE = re.compile(r"[@#]\w|https?://|www\.|:\w+:", re.IGNORECASE)
"""What a code host makes more of than text."""


def read(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def inlines(text: str) -> list[Token]:
    return [child for token in read(text) for child in token.children or ()]


def tables(text: str) -> list[list[list[str]]]:
    """Return the cells of each row of each table."""
    found: list[list[list[str]]] = []
    in_cell = False
    for token in read(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in {"td_open", "th_open"}:
            in_cell = True
        elif token.type == "inline" and in_cell:
            found[-1][-1].append("".join(child.content for child in token.children or ()))
            in_cell = False
    return found


def test_what_breaks_clients_is_a_table_and_the_rest_is_folded(comparison: Comparison) -> None:
    text = comment.write(comparison)

    seen, _, folded = text.partition("<details>\n<summary>3 changes that break no client</summary>")
    assert tables(seen) == [
        [
            ["Event type", "What changed", "Where"],
            [
                "order.placed",
                "field total changed from number to string",
                "shop/sse_registry.py:10",
            ],
            ["order.placed", "field shop removed", "shop/sse_registry.py:10"],
        ]
    ]
    assert [row[1] for row in tables(folded)[0][1:]] == [
        'description changed from "A customer ordered." to "A customer has ordered."',
        "field gift of type boolean added",
        "field note added",
    ]


def test_what_breaks_nobody_is_folded_all(additions: Comparison) -> None:
    seen, _, folded = comment.write(additions).partition("<details>")

    assert tables(seen) == []
    assert len(tables(folded)[0]) == 3


def test_names_and_texts_stay_what_they_are(hostile: Comparison) -> None:
    text = comment.write(hostile)

    assert {token.type for token in inlines(text)} == {"text", "code_inline", "text_special"} & {
        token.type for token in inlines(text)
    }
    said = "".join(each.content for each in inlines(text) if each.type != "code_inline")
    assert ALIVE.findall(said) == []
    html = [token.content.strip() for token in read(text) if token.type == "html_block"]
    assert [re.sub(r"\d+", "N", each) for each in html] == [
        "<details>\n<summary>N changes that break no client</summary>",
        "</details>",
    ]


def test_every_row_of_a_hostile_table_has_three_cells(hostile: Comparison) -> None:
    rows = [row for table in tables(comment.write(hostile)) for row in table]

    assert len(rows) > 6
    assert {len(row) for row in rows} == {3}


def test_a_long_comment_is_cut_between_rows_and_says_so(huge: Comparison) -> None:
    text = comment.write(huge)

    left_out = re.search(r"^(\d+) more: .* `sse-registry diff` lists them\.$", text, re.MULTILINE)
    rows = sum(len(table) - 1 for table in tables(text))
    assert MOST_CHARACTERS - 2_000 < len(text) < MOST_CHARACTERS
    assert left_out
    assert huge.changes
    assert int(left_out[1]) + rows == len(huge.changes.all) - 1, "the gap is told below"
    assert "Gap opened: " in text


@pytest.mark.parametrize("name", ["comparison", "additions", "hostile", "renamed_category"])
def test_a_comment_of_usual_length_leaves_nothing_out(
    name: str, request: pytest.FixtureRequest
) -> None:
    text = comment.write(request.getfixturevalue(name))

    assert " more: no comment" not in text
