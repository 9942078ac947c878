"""The page on reviews shows what the command and a build say of the change that it shows."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Repository, Run
    from tests.contracts.conftest import Block, Edit

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGE = ROOT / "docs" / "how-to" / "review-changes.md"
FILE = ROOT / "docs" / "how-to" / "ci" / "github-changes.yml"
TEXT = PAGE.read_text("utf-8")

CONSOLE = re.compile(r"^```console\n\$ (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"(?<= begins:\n\n)(?:>.*\n)+")
COMPARED = re.compile(r"^\| .* \| `(sse-registry diff .*)` \|$", re.MULTILINE)
WARNING = re.compile(r"^(WARNING -  .*?\n)(?=INFO )", re.DOTALL | re.MULTILINE)
BUILD = "COMPARE_TO=v1.4 mkdocs build"

COMMIT = re.compile(r"\b[0-9a-f]{7}\b")
SHOWN_COMMIT = "1a2b3c4"
REMEDY = "Run this test with `ACCEPT_STORIES=1`, and check the difference."


def accept(text: str) -> None:
    """Hold the page to what it should say, or write that."""
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(text, "utf-8")
    assert text == PAGE.read_text("utf-8"), f"review-changes.md shows other output. {REMEDY}"


def page_with(part: re.Pattern[str], text: str) -> str:
    """Return the page with a part replaced, and every commit called the same."""
    return part.sub(lambda _: COMMIT.sub(SHOWN_COMMIT, text), PAGE.read_text("utf-8"))


@pytest.fixture
def changed(shop: Repository, block: Block) -> Path:
    """Return the folder of the shop with the change of the page in its files."""
    title = "shop/sse_registry.py"
    hunks = [hunk.splitlines(keepends=True) for hunk in block(PAGE, title).split("@@\n")]
    shop.edit(title, *((side(hunk, "-"), side(hunk, "+")) for hunk in hunks))
    shop.write({"mkdocs.yml": block(PAGE, "mkdocs.yml")})
    return shop.folder


def side(hunk: list[str], sign: str) -> str:
    """Return the lines that a hunk of a difference keeps, and those of a sign."""
    return "".join(line[1:] for line in hunk if line[0] in (" ", sign))


def test_the_page_shows_the_workflow(block: Block) -> None:
    shown = block(PAGE, ".github/workflows/sse-registry-changes.yml")

    assert shown == FILE.read_text("utf-8"), f"Copy {FILE.name} to review-changes.md."
    assert f"(ci/{FILE.name})" in TEXT


def test_the_page_shows_what_the_command_prints(changed: Path, run: Run) -> None:
    found = CONSOLE.search(TEXT)
    assert found

    done = run(changed, *found[1].split())

    assert (done.returncode, done.stderr) == (0, "")
    accept(page_with(CONSOLE, f"```console\n$ {found[1]}\n{done.stdout}```"))


def test_a_breaking_change_fails_if_that_is_asked_for(changed: Path, run: Run) -> None:
    assert run(changed, "sse-registry", "diff", "main", "--fail-on", "breaking").returncode == 1


def test_the_page_shows_the_begin_of_the_comment(changed: Path, shop: Repository, run: Run) -> None:
    base = shop.git("rev-parse", "--short", "main")

    done = run(changed, "sse-registry", "diff", base, "--format", "markdown")

    seen = done.stdout.partition("\n<details>")[0]
    # A heading would be one of the page.
    seen = re.sub(r"^#+ (.*)$", r"**\1**", seen, flags=re.MULTILINE)
    quoted = "".join(f"> {line}".rstrip() + "\n" for line in seen.rstrip("\n").splitlines())
    assert "<details>" in done.stdout
    accept(page_with(COMMENT, quoted))


def test_the_page_shows_the_warning_of_a_build(shop: Repository, run: Run, block: Block) -> None:
    shop.write({"mkdocs.yml": block(PAGE, "mkdocs.yml")})

    done = run(shop.folder, "mkdocs", "build", COMPARE_TO="v1.4")
    strict = run(shop.folder, "mkdocs", "build", "--strict", COMPARE_TO="v1.4")

    warned = WARNING.findall(done.stderr)
    assert (done.returncode, strict.returncode) == (0, 1), done.stderr
    assert len(warned) == 1, done.stderr
    shown = re.compile(rf'^```text title="{re.escape(BUILD)}"\n.*?^```$', re.DOTALL | re.MULTILINE)
    accept(page_with(shown, f'```text title="{BUILD}"\n{warned[0]}```'))


@pytest.mark.parametrize(("revision", "status"), [("main", 1), ("", 0)])
def test_a_preview_tells_less_coverage_where_there_is_a_revision(
    revision: str, status: int, changed: Path, run: Run
) -> None:
    given = {"COMPARE_TO": revision} if revision else {}
    done = run(changed, "mkdocs", "build", **given)

    assert done.returncode == status, done.stderr
    assert ("coverage.no_decrease" in done.stderr) == bool(status)
    assert (changed / "site/sse-events/changes/index.html").exists() == bool(status)


@pytest.mark.parametrize("command", COMPARED.findall(TEXT))
def test_a_command_of_the_table_compares(
    command: str, shop: Repository, edit: Edit, run: Run
) -> None:
    site = (shop.folder / "mkdocs.yml").read_text("utf-8")
    shop.git("mv", "shop/sse_registry.py", "shop/events.py")
    shop.git("rm", "--quiet", "mkdocs.yml")
    shop.commit(message="Begin")
    shop.git("tag", "v0.9")
    shop.git("mv", "shop/events.py", "shop/sse_registry.py")
    shop.commit({"mkdocs.yml": site}, "Move the registry")
    shop.git("tag", "v1.3")
    edit("main", ('"An item can be ordered again."', '"An item is back."'))
    shop.git("tag", "v1.4")
    shop.git("checkout", "--quiet", "-b", "change")
    edit("main", ('STOCK_AVAILABLE = "stock.available"', 'STOCK_AVAILABLE = "stock.back"'))
    shop.git("update-ref", "refs/remotes/origin/main", "main")
    edit("change", ("The shop has taken the order.", "The order is in."))

    done = run(shop.folder, "bash", "-c", command)

    assert (done.returncode, done.stderr) == (0, "")
    assert "change" in done.stdout
    assert "stock.back" not in done.stdout


def test_the_table_shows_each_way_to_compare() -> None:
    assert len(COMPARED.findall(TEXT)) == 4


def test_the_messages_of_a_revision_are_quoted_as_they_are(shop: Repository, run: Run) -> None:
    section = (REFERENCE / "errors.md").read_text("utf-8").partition("### `RevisionError`\n")[2]
    quoted = re.findall(r"^> (.*)$", section, re.MULTILINE)[:2]
    shop.git("rm", "--quiet", "-r", "shop")
    shop.commit(message="Remove the registry")
    shop.git("tag", "v0.9")
    shop.git("revert", "--no-edit", "HEAD")

    done = [run(shop.folder, "sse-registry", "diff", name) for name in ("v1.4", "v0.9")]

    assert [each.returncode for each in done] == [2, 2]
    for quote, each in zip(quoted, done, strict=True):
        assert quote in each.stderr


def test_the_example_of_the_python_api_tells_what_breaks(changed: Path, run: Run) -> None:
    page = (REFERENCE / "python-api.md").read_text("utf-8")
    code = next(each for each in page.split("```python\n") if "import compare" in each)
    code = code.partition("```")[0].replace("app.domain.events", "shop").replace("src", ".")

    done = run(changed, sys.executable, "-c", code)

    assert done.stdout.splitlines() == [
        "field-became-nullable order.placed total 72",
        "field-renamed order.shipped courier 78",
        "major",
    ], done.stderr
