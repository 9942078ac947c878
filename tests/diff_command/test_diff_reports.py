"""`sse-registry diff` as a process: what its reports say, and with which exit status it ends.

The story is a bookshop in two commits, with every kind of change. `ACCEPT_STORIES=1` writes what is
said of it: read each line as one who writes clients would.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from mkdocs_sse_registry.domain.diff.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Repository, Run

ROOT = Path(__file__).parents[2]
STORY = ROOT / "tests" / "stories" / "changed"
SCHEMA = ROOT / "docs" / "reference" / "changes.schema.json"
PAGE = ROOT / "docs" / "reference" / "command.md"
GOLDEN = {
    "text": "expected.txt",
    "json": "expected.json",
    "markdown": "expected.md",
    "github": "expected-github.txt",
}

each_format = pytest.mark.parametrize("form", GOLDEN)


@pytest.fixture(scope="session")
def story(
    tmp_path_factory: pytest.TempPathFactory, repository: Callable[[Path], Repository]
) -> Repository:
    """Return a repository with the branch `main` and, checked out, a branch with the changes."""
    made = repository(tmp_path_factory.mktemp("changed") / "book shop")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(STORY / "before", made.folder, ignore=ignored, dirs_exist_ok=True)
    made.commit(message="The shop")
    made.git("checkout", "--quiet", "-b", "autumn")
    made.git("rm", "-r", "--quiet", ".")
    shutil.copytree(STORY / "after", made.folder, ignore=ignored, dirs_exist_ok=True)
    made.commit(message="Everything new for the autumn")
    return made


@each_format
def test_a_report_of_every_kind_of_change_is_as_its_golden_file_shows_it(
    form: str, story: Repository, call: Run
) -> None:
    done = call(story, "diff", "main", "--format", form)

    golden = STORY / GOLDEN[form]
    if os.environ.get("ACCEPT_STORIES"):
        golden.write_text(done.stdout, "utf-8", newline="\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == golden.read_text("utf-8"), (
        f"The report {form!r} differs from {golden.name}. Set ACCEPT_STORIES=1 if that is right."
    )


def test_the_story_has_every_kind_of_change(story: Repository, call: Run) -> None:
    told = json.loads(call(story, "diff", "main", "--format", "json").stdout)

    assert {each["kind"] for each in told["changes"]} == set(Kind), (
        "Change something in tests/stories/changed/after for each kind."
    )


def test_the_json_follows_its_schema_and_names_both_commits(story: Repository, call: Run) -> None:
    told = json.loads(call(story, "diff", "main", "autumn", "--format", "json").stdout)

    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert (told["registry"], told["base"], told["head"]) == ("app.sse", "main", "autumn")
    assert re.fullmatch("[0-9a-f]{40}", told["base_commit"])
    assert re.fullmatch("[0-9a-f]{40}", told["head_commit"])


def test_two_revisions_differ_as_the_working_tree_does(story: Repository, call: Run) -> None:
    of_tree, of_commit, back = (
        call(story, "diff", *each).stdout.splitlines()
        for each in (("main",), ("main", "autumn"), ("autumn", "main"))
    )

    assert of_commit[:-1] == of_tree[:-1]
    assert re.match(r"31 changes from main \(\w{7}\) to autumn \(\w{7}\): 12 ", of_commit[-1])
    assert "  app/sse.py: order.returned: removed" in back


@each_format
def test_a_breaking_change_gives_1_where_that_is_asked_for(
    form: str, story: Repository, call: Run
) -> None:
    done = call(story, "diff", "main", "--format", form, "--fail-on", "breaking")

    assert (done.returncode, done.stderr) == (1, "")


@each_format
def test_what_only_came_along_breaks_nothing(form: str, gift: Repository, call: Run) -> None:
    done = call(gift, "diff", "main", "--format", form, "--fail-on", "breaking")

    assert (done.returncode, done.stderr) == (0, "")
    assert "gift" in done.stdout
    assert "minor" in done.stdout


@pytest.mark.parametrize("form", ["text", "markdown", "github"])
def test_nothing_changed_is_one_line(form: str, shop: Repository, call: Run) -> None:
    done = call(shop, "diff", "main", "--format", form, "--fail-on", "breaking")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"Nothing changed since main \(\w{7}\) in 2 event types and 2 mappings\.\n",
        done.stdout.replace("`", ""),
    )


def test_nothing_changed_is_no_change_in_json(shop: Repository, call: Run) -> None:
    told = json.loads(call(shop, "diff", "HEAD", "--format", "json").stdout)

    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert (told["changes"], told["step"], told["head"]) == ([], "none", None)


def test_an_event_type_that_nothing_is_mapped_to_any_more_is_a_gap(
    gap: Repository, call: Run
) -> None:
    lines = call(gap, "diff", "main").stdout.splitlines()

    assert lines[1] == "  shop.py:10: order.lost: no longer sent for 'Lost'"
    assert lines[3:6] == [
        "Coverage before: 2/2 (100 %), with 2 mapped, 0 direct and 0 gaps.",
        "Coverage now: 1/2 (50 %), with 1 mapped, 0 direct and 1 gap.",
        "Gap opened: order.lost.",
    ]


def test_the_page_shows_what_the_command_prints(gap: Repository, call: Run) -> None:
    fields = '{"orderId": str, "total": float'
    gap.edit("shop.py", (fields, '{"order_id": str, "total": float, "gift": bool'))
    block = re.compile(r"(?<=is mapped to `order\.lost`:\n\n```text\n).*?(?=```\n)", re.DOTALL)

    printed = call(gap, "diff", "main").stdout

    page = PAGE.read_text("utf-8")
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(block.sub(lambda _: printed, page, count=1), "utf-8")
    shown = block.search(PAGE.read_text("utf-8"))
    assert shown
    assert shown[0] == printed, (
        "docs/reference/command.md shows something else. Run this test with ACCEPT_STORIES=1."
    )
