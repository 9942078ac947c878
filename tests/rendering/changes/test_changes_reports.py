"""What all reports of changes have in common; tests/diff_command/ shows each of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import jsonschema
import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.rendering.reports.changes import FORMATS

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.diff.changes import Changes

SCHEMA = Path(__file__).parents[3] / "docs" / "reference" / "changes.schema.json"

each_format = pytest.mark.parametrize("form", FORMATS)
for_people = pytest.mark.parametrize("form", ["text", "markdown", "github"])


def changes_of(comparison: Comparison) -> Changes:
    assert comparison.changes is not None
    return comparison.changes


def written(form: str, comparison: Comparison) -> str:
    return click.unstyle(FORMATS[form](comparison))


@each_format
def test_nothing_that_users_write_breaks_a_line_or_turns_it(form: str, hostile: Comparison) -> None:
    text = written(form, hostile)

    # Were it not for the joiner, which our own escapes put there, all of it would print.
    lines = text.replace("\u2060", "").splitlines()
    assert [line for line in lines if not line.isprintable()] == []
    assert text.splitlines() == text.split("\n")
    assert text.encode("utf-8")


@each_format
def test_a_report_has_no_line_end_at_its_end(
    form: str, comparison: Comparison, unchanged: Comparison
) -> None:
    assert not written(form, comparison).endswith("\n")
    assert not written(form, unchanged).endswith("\n")


@for_people
def test_no_change_is_one_line_that_says_in_what(form: str, unchanged: Comparison) -> None:
    said = written(form, unchanged).replace("`", "")

    assert said == "Nothing changed since main (1a2b3c4) in 2 event types and 1 mapping."


@for_people
def test_two_revisions_are_both_named(form: str, unchanged: Comparison) -> None:
    said = written(form, replace(unchanged, head=Revision(name="v2", commit="9" * 40)))

    assert said.replace("`", "").startswith("Nothing changed from main (1a2b3c4) to v2 (9999999) ")


@for_people
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("comparison", "5 changes since main (1a2b3c4): 2 breaking. Suggested version step: major"),
        ("additions", "2 changes since main (1a2b3c4): none breaking. Suggested version step: min"),
    ],
)
def test_the_numbers_and_the_step_are_in_one_line(
    form: str, name: str, expected: str, request: pytest.FixtureRequest
) -> None:
    text = written(form, request.getfixturevalue(name)).replace("`", "")

    assert text.count(expected) == 1


@each_format
def test_a_revision_that_was_not_read_has_no_report(form: str, unchanged: Comparison) -> None:
    with pytest.raises(ValueError, match="no such revision"):
        FORMATS[form](replace(unchanged, changes=None, problem="no such revision"))


@pytest.mark.parametrize(
    "name", ["comparison", "unchanged", "additions", "hostile", "renamed_category"]
)
def test_json_follows_its_schema_and_has_every_change(
    name: str, request: pytest.FixtureRequest
) -> None:
    comparison = request.getfixturevalue(name)

    told = json.loads(written("json", comparison))

    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert len(told["changes"]) == len(changes_of(comparison).all)
    assert told["step"] == changes_of(comparison).step


def test_json_counts_in_integers(additions: Comparison) -> None:
    assert json.loads(written("json", additions))["coverage"] == {
        "base": {"event_types": 2, "mapped": 1, "direct": 0, "gaps": 1},
        "head": {"event_types": 4, "mapped": 3, "direct": 0, "gaps": 1},
    }


def test_each_line_of_the_text_begins_with_its_place(comparison: Comparison) -> None:
    assert written("text", comparison).splitlines() == [
        "Breaking",
        "  shop/sse_registry.py:10: order.placed: field 'total' changed from 'number' to 'string'",
        "  shop/sse_registry.py:10: order.placed: field 'shop' removed",
        "",
        "Not breaking",
        "  shop/sse_registry.py:10: order.placed: description changed from "
        '"A customer ordered." to "A customer has ordered."',
        "  shop/sse_registry.py:10: order.placed: field 'gift' of type 'boolean' added",
        "  shop/sse_registry.py:10: order.placed: field 'note' added",
        "",
        "Coverage as before: 2/3 (67 %), with 2 mapped, 0 direct and 1 gap.",
        "",
        "5 changes since main (1a2b3c4): 2 breaking. Suggested version step: major.",
    ]


def test_a_change_whose_place_is_not_known_begins_with_the_event_type(
    comparison: Comparison,
) -> None:
    changes = changes_of(comparison)
    nowhere = tuple(replace(each, source=NOWHERE) for each in changes.all)

    text = written("text", replace(comparison, changes=replace(changes, all=nowhere)))

    assert "\n  order.placed: field 'shop' removed\n" in text


def test_a_renamed_category_is_one_line(renamed_category: Comparison) -> None:
    for form in ("text", "markdown"):
        lines = written(form, renamed_category).replace("`", "").split("\n")
        (line,) = (each for each in lines if "category changed from" in each)
        assert "order.0, order.1, order.2, " in line
        assert "order.29 and 10 more" in line


def test_github_annotates_each_change_on_its_own(renamed_category: Comparison) -> None:
    *commands, summary = written("github", renamed_category).split("\n")

    places = [re.match(r"::error file=shop/sse_registry.py,line=(\d+),", each) for each in commands]
    assert [int(each[1]) for each in places if each] == list(range(1, 41))
    assert summary.startswith("40 changes since main")


def test_github_tells_breaking_changes_as_errors_and_the_others_as_notices(
    comparison: Comparison,
) -> None:
    assert written("github", comparison).split("\n")[1:-1] == [
        "::error file=shop/sse_registry.py,line=10,title=field-removed::order.placed: field 'shop' "
        "removed",
        "::notice file=shop/sse_registry.py,line=10,title=description-changed::order.placed: "
        'description changed from "A customer ordered." to "A customer has ordered."',
        "::notice file=shop/sse_registry.py,line=10,title=field-added::order.placed: field 'gift' "
        "of type 'boolean' added",
        "::notice file=shop/sse_registry.py,line=10,title=field-added::order.placed: field 'note' "
        "added",
    ]


def test_without_any_mapping_nothing_is_said_of_coverage(comparison: Comparison) -> None:
    changes = changes_of(comparison)
    without = replace(
        changes, old=replace(changes.old, mappings=()), new=replace(changes.new, mappings=())
    )

    for form in ("text", "markdown"):
        assert "overage" not in written(form, replace(comparison, changes=without))
