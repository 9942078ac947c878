"""The workflow that comments on pull requests is valid, and its scripts do what its page tells.

They run for real, in a clone as deep as the workflow asks for; only GitHub itself is a stand-in.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Repository, Run
    from tests.contracts.conftest import Edit

    Clone = Callable[[], Path]
    Work = Callable[..., "Done"]
    Posted = Callable[[], list[str]]

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "how-to" / "ci" / "github-changes.yml"
STAND_IN = Path(__file__).with_name("stand_in_gh.py")
TOOLS = Path(sys.executable).parent

WORKFLOW: dict[Any, Any] = yaml.safe_load(FILE.read_text("utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["changes"]["steps"]
CHECKOUT: dict[str, Any] = next(each for each in STEPS if "checkout" in each.get("uses", ""))
SCRIPTS = [each for each in STEPS if "run" in each]
INSTALLS = ("pip install mkdocs-sse-registry", "pip install --editable .")

MARKER = "<!-- sse-registry changes -->\n"
BOT = "github-actions[bot]"
READ_ONLY = "a token that may only read"
OTHERS = (
    ("ada", "Nice!"),
    ("ada", f"{MARKER}pasted by somebody"),
    (BOT, "<!-- coverage -->\n81 %"),
    (BOT, f"> {MARKER}> quoted"),
    *(("ada", f"Comment {number}") for number in range(40)),
)
"""What stands below the pull request from the beginning, more than GitHub gives at once."""

RENAMED = (
    ('id, "carrier": event.', 'id, "courier": event.'),
    ('["order_id", "carrier"]', '["order_id", "courier"]'),
)
"""What breaks clients: the field `carrier` of `order.shipped` gets another name."""

REWORDED = (("The parcel has left the warehouse.", "The parcel is on its way."),)
"""What breaks none."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a run of the workflow left.

    Attributes:
        failed: The script that failed, `None` when none did.
        printed: What the scripts printed, by their names.
        messages: What they wrote to standard error.
        summary: The summary of the job.
    """

    failed: str | None
    printed: dict[str, str]
    messages: str
    summary: str


@pytest.fixture
def comments(tmp_path: Path) -> Posted:
    """Return what gives the comments that came after the others, which are as they were."""
    file = tmp_path / "comments.json"
    file.write_text(json.dumps(numbered(OTHERS)), "utf-8")

    def posted() -> list[str]:
        now = [(each["user"]["login"], each["body"]) for each in json.loads(file.read_text())]
        assert now[: len(OTHERS)] == list(OTHERS)
        assert {login for login, _ in now[len(OTHERS) :]} <= {BOT}
        return [body for _, body in now[len(OTHERS) :]]

    return posted


def numbered(comments: tuple[tuple[str, str], ...]) -> list[dict[str, Any]]:
    return [
        {"id": number, "user": {"login": login}, "body": body}
        for number, (login, body) in enumerate(comments, 1)
    ]


@pytest.fixture
def change(shop: Repository, edit: Edit) -> Edit:
    """Return what edits the registry on the branch of a pull request; its target went on."""
    shop.git("checkout", "--quiet", "-b", "change")
    shop.commit({"README.md": "# Shop\n"}, "Say what this is")
    edit("main", ('STOCK_AVAILABLE = "stock.available"', 'STOCK_AVAILABLE = "stock.back"'))
    return lambda *edits: edit("change", *edits)


@pytest.fixture
def checkout(tmp_path: Path, shop: Repository, repository: Callable[[Path], Repository]) -> Clone:
    """Return what clones as `actions/checkout` does: the merge, with no branch and no tag."""

    def clone() -> Path:
        shop.git("checkout", "--quiet", "--detach", "main")
        shop.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")
        shop.git("update-ref", "refs/pull/7/merge", "HEAD")
        folder = tmp_path / "clone"
        shutil.rmtree(folder, ignore_errors=True)
        made = repository(folder)
        depth = f"--depth={CHECKOUT['with']['fetch-depth']}"
        made.git("fetch", "--quiet", depth, shop.folder.as_uri(), "refs/pull/7/merge")
        made.git("checkout", "--quiet", "FETCH_HEAD")
        return folder

    return clone


@pytest.fixture
def work(tmp_path: Path, checkout: Clone, run: Run) -> Work:
    """Return what runs the scripts of the workflow one after the other, up to one that fails."""
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{STAND_IN}" "$@"\n', "utf-8")
    gh.chmod(0o755)

    def run_scripts(head: str = "acme/shop", token: str = "one that may write") -> Done:  # noqa: S107 - none
        runner = tmp_path / "runner"
        shutil.rmtree(runner, ignore_errors=True)
        runner.mkdir()
        environment, event = surroundings(runner, gh.parent, head, token)
        clone, failed, messages = checkout(), None, ""
        printed: dict[str, str] = {}
        for step in SCRIPTS:
            if step["run"] in INSTALLS:
                continue
            (runner / "script.sh").write_text(step["run"], "utf-8")
            shell = WORKFLOW["defaults"]["run"]["shell"].format(runner / "script.sh")
            given = {name: filled(text, event) for name, text in step.get("env", {}).items()}
            done = run(clone, *shell.split(), **environment, **given)
            printed[step.get("name", step["run"])] = done.stdout
            messages += done.stderr
            environment |= variables(runner / "environment")
            if done.returncode:
                failed = step["run"]
                break
        summary = runner / "summary.md"
        told = summary.read_text("utf-8") if summary.exists() else ""
        return Done(failed=failed, printed=printed, messages=messages, summary=told)

    return run_scripts


def surroundings(
    runner: Path, programs: Path, head: str, token: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the variables that GitHub sets, and what it fills in for expressions."""
    environment = {
        "GITHUB_ENV": str(runner / "environment"),
        "GITHUB_REPOSITORY": "acme/shop",
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "RUNNER_TEMP": str(runner),
        "COMMENTS": str(runner.parent / "comments.json"),
        "PATH": os.pathsep.join([str(programs), str(TOOLS), os.environ["PATH"]]),
    }
    event = {
        "github.token": token,
        "github.event.pull_request.head.repo.full_name": head,
        "github.event.pull_request.number": "7",
    }
    return environment, event


def filled(text: str, event: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda each: event[each[1]], text)


def variables(file: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in file.read_text("utf-8").splitlines())


def test_the_file_is_valid(run: Run) -> None:
    schema = ("--builtin-schema", "vendor.github-workflows")
    done = run(ROOT, "check-jsonschema", *schema, str(FILE))

    assert done.returncode == 0, done.stdout


def test_no_text_of_an_event_gets_into_a_script() -> None:
    assert all("${{" not in each["run"] for each in SCRIPTS)


def test_the_token_can_comment_and_nothing_else() -> None:
    # YAML 1.1 reads the key `on` as true.
    assert WORKFLOW[True] == "pull_request"
    assert WORKFLOW["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert "permissions" not in WORKFLOW["jobs"]["changes"]
    assert CHECKOUT["with"]["persist-credentials"] is False


def test_a_change_is_told_in_one_comment_that_follows_it(
    change: Edit, work: Work, comments: Posted
) -> None:
    change(*REWORDED)
    first, told = work(), comments()
    change(*RENAMED)
    second, then = work(), comments()

    assert (first.failed, first.messages) == (None, "")
    assert (told, then) == ([MARKER + first.summary], [MARKER + second.summary])
    assert "The parcel is on its way." in first.summary
    assert "courier" not in first.summary
    assert "courier" in second.summary
    assert second.failed == 'sse-registry diff "$BASE" --fail-on breaking'
    lines = second.printed["Say what changed in the summary, and on the lines"].splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == ["::error", "::notice"]


def test_what_reached_the_branch_meanwhile_is_not_told(change: Edit, work: Work) -> None:
    change(*REWORDED)

    done = work()

    assert "order.shipped" in done.summary
    assert "stock." not in done.summary + "".join(done.printed.values())


@pytest.mark.usefixtures("change")
def test_without_a_change_there_is_no_comment(work: Work, comments: Posted) -> None:
    done = work()

    assert (done.failed, done.messages) == (None, "")
    assert done.summary.count("\n") == 1
    assert comments() == []


def test_a_change_that_is_taken_back_leaves_one_line(
    change: Edit, work: Work, comments: Posted
) -> None:
    change(*REWORDED)
    work()
    change(*[(new, old) for old, new in REWORDED])

    done = work()

    assert done.summary.count("\n") == 1
    assert comments() == [MARKER + done.summary]


def test_a_fork_gets_a_summary_and_no_comment(change: Edit, work: Work, comments: Posted) -> None:
    change(*REWORDED)

    done = work(head="ada/shop", token=READ_ONLY)

    assert (done.failed, done.messages) == (None, "")
    assert "The parcel is on its way." in done.summary
    assert "from a fork" in done.printed["Comment, or bring the comment up to date"]
    assert comments() == []


def test_a_registry_that_cannot_be_read_ends_the_job_before_it_comments(
    change: Edit, work: Work, comments: Posted
) -> None:
    change(("from enum import StrEnum", "from enum import StrEnumm"))

    done = work()

    assert done.failed == SCRIPTS[3]["run"]
    assert "StrEnumm" in done.messages
    assert comments() == []


def test_jq_finds_what_the_stand_in_finds(tool: Callable[..., str]) -> None:
    script = next(each["run"] for each in SCRIPTS if "own=" in each["run"])
    asked = re.search(r"own='(.*?)'", script, re.DOTALL)
    assert asked
    below = numbered((*OTHERS, (BOT, f"{MARKER}Ours")))

    done = subprocess.run(
        [tool("jq"), asked[1]],
        input=json.dumps(below),
        env={"MARKER": MARKER.strip()},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == [str(len(below))]
