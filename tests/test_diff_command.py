"""`sse-registry diff` as a process, in a real repository: what it says, with which exit status.

The story is a bookshop in two commits, with every kind of change. `ACCEPT_STORIES=1` writes what is
said of it: read each line as one who writes clients would.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest

from mkdocs_sse_registry.domain.diff.changes import Kind

ROOT = Path(__file__).parents[1]
STORY = ROOT / "tests" / "stories" / "changed"
SCHEMA = ROOT / "docs" / "reference" / "changes.schema.json"
PAGE = ROOT / "docs" / "reference" / "command.md"
GOLDEN = {
    "text": "expected.txt",
    "json": "expected.json",
    "markdown": "expected.md",
    "github": "expected-github.txt",
}
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Clerk",
    "GIT_AUTHOR_EMAIL": "clerk@shop.example",
    "GIT_AUTHOR_DATE": "2026-11-23T08:00:00Z",
    "GIT_COMMITTER_NAME": "A. Clerk",
    "GIT_COMMITTER_EMAIL": "clerk@shop.example",
    "GIT_COMMITTER_DATE": "2026-11-23T08:00:00Z",
}
SHOP = '''
    """What the shop sends."""

    SSE_EVENT_REGISTRY = [
        {
            "event_type": "order.placed",
            "category": "orders",
            "description": "A customer has ordered.",
            "payload_fields": {"orderId": str, "total": float},
        },
        {
            "event_type": "order.lost",
            "category": "orders",
            "description": "A parcel is lost.",
        },
    ]


    class Placed:
        pass


    class Lost:
        pass


    DOMAIN_TO_SSE_MAPPING = [
        {"domain_event_class": Placed, "sse_event_type": "order.placed"},
        {"domain_event_class": Lost, "sse_event_type": "order.lost"},
    ]
    '''
LOST = '    {"domain_event_class": Lost, "sse_event_type": "order.lost"},\n'
GIFT = '"payload_fields": {"orderId": str, "total": float, "gift": bool},'
FIELDS = '"payload_fields": {"orderId": str, "total": float},'
CONFIGURATION = """
    site_name: Shop
    plugins:
      - sse-registry:
          registry: shop
    """

each_format = pytest.mark.parametrize("form", GOLDEN)


def environment(**given: str) -> dict[str, str]:
    """Return an environment in which nothing but the test says what git does."""
    kept = {name: each for name, each in os.environ.items() if not name.startswith("GIT_")}
    return kept | GIT | {"PYTHONIOENCODING": "utf-8"} | given


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=environment(), check=True)  # noqa: S607


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8", newline="")
    return path


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "shop.py"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def run(folder: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_sse_registry", *arguments],
        cwd=folder,
        env=environment(**given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "mkdocs_sse_registry/cli/" not in done.stderr.replace(os.sep, "/")
    return done


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with the branch `main` and, checked out, a branch with the changes."""
    folder = tmp_path_factory.mktemp("changed") / "book shop"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(STORY / "before", folder, ignore=ignored)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "The shop")
    git(folder, "checkout", "--quiet", "-b", "autumn")
    git(folder, "rm", "-r", "--quiet", ".")
    shutil.copytree(STORY / "after", folder, ignore=ignored, dirs_exist_ok=True)
    commit(folder, "Everything new for the autumn")
    return folder


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Return a repository with one commit, on the branch `main`."""
    folder = tmp_path / "the shop"
    write(folder, "shop.py", SHOP)
    write(folder, "mkdocs.yml", CONFIGURATION)
    write(folder, "docs/index.md", "# Shop\n")
    write(folder, ".gitignore", "__pycache__/\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "The shop")
    return folder


@each_format
def test_a_report_of_every_kind_of_change_is_as_its_golden_file_shows_it(
    form: str, story: Path
) -> None:
    done = run(story, "diff", "main", "--format", form)

    golden = STORY / GOLDEN[form]
    if os.environ.get("ACCEPT_STORIES"):
        golden.write_text(done.stdout, "utf-8", newline="\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == golden.read_text("utf-8"), (
        f"The report {form!r} differs from {golden.name}. Set ACCEPT_STORIES=1 if that is right."
    )


def test_the_story_has_every_kind_of_change(story: Path) -> None:
    told = json.loads(run(story, "diff", "main", "--format", "json").stdout)

    assert {each["kind"] for each in told["changes"]} == set(Kind), (
        "Change something in tests/stories/changed/after for each kind."
    )


def test_the_json_follows_its_schema_and_names_both_commits(story: Path) -> None:
    told = json.loads(run(story, "diff", "main", "autumn", "--format", "json").stdout)

    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert (told["registry"], told["base"], told["head"]) == ("app.sse", "main", "autumn")
    assert re.fullmatch("[0-9a-f]{40}", told["base_commit"])
    assert re.fullmatch("[0-9a-f]{40}", told["head_commit"])


def test_two_revisions_differ_as_the_working_tree_does(story: Path) -> None:
    of_tree, of_commit, back = (
        run(story, "diff", *each).stdout.splitlines()
        for each in (("main",), ("main", "autumn"), ("autumn", "main"))
    )

    assert of_commit[:-1] == of_tree[:-1]
    assert re.match(r"31 changes from main \(\w{7}\) to autumn \(\w{7}\): 12 ", of_commit[-1])
    assert "  app/sse.py: order.returned: removed" in back


@each_format
def test_a_breaking_change_gives_1_where_that_is_asked_for(form: str, story: Path) -> None:
    done = run(story, "diff", "main", "--format", form, "--fail-on", "breaking")

    assert (done.returncode, done.stderr) == (1, "")


@each_format
def test_what_only_came_along_breaks_nothing(form: str, shop: Path) -> None:
    edit(shop, FIELDS, GIFT)

    done = run(shop, "diff", "main", "--format", form, "--fail-on", "breaking")

    assert (done.returncode, done.stderr) == (0, "")
    assert "gift" in done.stdout
    assert "minor" in done.stdout


@pytest.mark.parametrize("form", ["text", "markdown", "github"])
def test_nothing_changed_is_one_line(form: str, shop: Path) -> None:
    done = run(shop, "diff", "main", "--format", form, "--fail-on", "breaking")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"Nothing changed since main \(\w{7}\) in 2 event types and 2 mappings\.\n",
        done.stdout.replace("`", ""),
    )


def test_nothing_changed_is_no_change_in_json(shop: Path) -> None:
    told = json.loads(run(shop, "diff", "HEAD", "--format", "json").stdout)

    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert (told["changes"], told["step"], told["head"]) == ([], "none", None)


def test_edits_that_are_not_committed_count_where_no_head_is_named(shop: Path) -> None:
    edit(shop, FIELDS, GIFT)

    assert "field 'gift' of type 'boolean' added" in run(shop, "diff", "main").stdout
    assert run(shop, "diff", "main", "HEAD").stdout.startswith("Nothing changed from main ")


def test_a_commit_by_its_own_name_is_not_named_twice(shop: Path) -> None:
    commit_name = json.loads(run(shop, "diff", "main", "--format", "json").stdout)["base_commit"]

    said = run(shop, "diff", commit_name[:10]).stdout

    assert said.startswith(f"Nothing changed since {commit_name[:10]} in 2 event types")


def test_an_event_type_that_nothing_is_mapped_to_any_more_is_a_gap(shop: Path) -> None:
    edit(shop, LOST, "")

    lines = run(shop, "diff", "main").stdout.splitlines()

    assert lines[1] == "  shop.py:10: order.lost: no longer sent for 'Lost'"
    assert lines[3:6] == [
        "Coverage before: 2/2 (100 %), with 2 mapped, 0 direct and 0 gaps.",
        "Coverage now: 1/2 (50 %), with 1 mapped, 0 direct and 1 gap.",
        "Gap opened: order.lost.",
    ]


def test_what_is_declared_direct_is_what_the_options_of_then_declare(shop: Path) -> None:
    direct = "      coverage: {direct: [{match: order.lost, reason: the carrier says so}]}\n"
    write(shop, "mkdocs.yml", CONFIGURATION + direct)
    edit(shop, LOST, "")

    done = run(shop, "diff", "main", "--fail-on", "breaking")

    assert done.returncode == 0, done.stdout
    assert "order.lost: declared to be sent directly: the carrier says so" in done.stdout


def test_the_registry_can_be_named_without_a_mkdocs_yml(shop: Path) -> None:
    edit(shop, FIELDS, GIFT)
    (shop / "mkdocs.yml").unlink()
    (shop / "below").mkdir()

    done = run(shop / "below", "--registry", "shop", "--path", "..", "diff", "main")

    assert (done.returncode, done.stderr) == (0, "")
    assert "  shop.py:4: order.placed: field 'gift' of type 'boolean' added" in done.stdout


def test_the_mkdocs_yml_can_be_named_from_another_folder(shop: Path) -> None:
    edit(shop, FIELDS, GIFT)

    done = run(shop.parent, "-f", "the shop/mkdocs.yml", "diff", "main")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Suggested version step: minor.\n")


def test_one_of_several_registries_is_chosen_by_its_name(shop: Path) -> None:
    write(shop, "bank.py", SHOP.replace("order.", "money."))
    entry = "      - sse-registry: {{registry: {0}, name: {0}, pages: {{directory: {0}}}}}\n"
    listed = entry.format("shop") + entry.format("bank")
    write(shop, "mkdocs.yml", f"    site_name: Shop\n    plugins:\n{listed}")
    commit(shop, "A bank")
    edit(shop, FIELDS, GIFT)

    assert run(shop, "--name", "bank", "diff", "main").stdout.startswith("Nothing changed since")
    assert "'gift'" in run(shop, "--name", "shop", "diff", "main").stdout
    assert "Choose one with --name NAME" in run(shop, "diff", "main").stderr


def test_a_registry_that_was_another_module_is_named_for_the_base_only(shop: Path) -> None:
    git(shop, "mv", "shop.py", "store.py")
    (shop / "mkdocs.yml").unlink()
    arguments = ("--registry", "store", "diff", "main")

    without, done = run(shop, *arguments), run(shop, *arguments, "--base-registry", "shop")

    assert (without.returncode, without.stdout) == (2, "")
    assert "'store'" in without.stderr
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing changed since main ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diff",), "Missing argument 'BASE'"),
        (("diff", "a", "b", "c"), "unexpected extra argument"),
        (("diff", "main", "--format", "xml"), "'xml' is not one of"),
        (("diff", "main", "--fail-on", "minor"), "'minor' is not"),
        (("diff", "mian"), "no such branch, tag or commit in the repository. Did you mean 'main'?"),
        (("diff", "main", "mian"), "The revision 'mian' cannot be had"),
        (("diff", ""), "The revision '' cannot be had"),
        (("--registry", "shp", "diff", "main"), "Error: The registry 'shp' cannot be loaded"),
        (("diff", "main", "--base-registry", "shp"), "'shp'"),
        (("--registry", "shop", "--name", "x", "diff", "main"), "exclude each other"),
        (("diff", "main", "--name", "x"), "--name stands before the command"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], message: str, shop: Path) -> None:
    done = run(shop, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_repository_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    write(tmp_path, "shop.py", SHOP)
    write(tmp_path, "mkdocs.yml", CONFIGURATION)

    done = run(tmp_path, "diff", "main", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))

    assert (done.returncode, done.stdout) == (2, "")
    assert "git repository" in done.stderr


def test_a_registry_that_cannot_be_read_today_ends_with_2(shop: Path) -> None:
    write(shop, "shop.py", "1 / 0\n")

    done = run(shop, "diff", "main")

    assert (done.returncode, done.stdout) == (2, "")
    assert "ZeroDivisionError" in done.stderr


def test_check_fails_where_the_coverage_fell(shop: Path) -> None:
    options = "      compare_to: main\n          coverage: {no_decrease: true}\n"
    write(shop, "mkdocs.yml", CONFIGURATION + options)
    before = run(shop, "check", "--fail-on", "error")
    edit(shop, LOST, "")

    done = run(shop, "check", "--fail-on", "error")

    assert (before.returncode, before.stderr) == (0, "")
    assert done.returncode == 1
    assert re.match(
        r"The coverage fell from 2/2 \(100 %\) at main \(\w{7}\) to 1/2 \(50 %\) .*New gaps: "
        r"order\.lost\.",
        done.stderr,
    )


def test_check_goes_on_with_one_warning_where_the_revision_cannot_be_read(shop: Path) -> None:
    write(shop, "mkdocs.yml", CONFIGURATION + "      compare_to: mian\n")

    done = run(shop, "check")

    assert "findings" in done.stdout.lower()
    assert done.stderr.startswith("Warning: compare_to: ")
    assert done.stderr.count("mian") >= 1
    assert done.stderr.count("Warning") == 1


def test_the_page_shows_what_the_command_prints(shop: Path) -> None:
    edit(shop, FIELDS, GIFT.replace("orderId", "order_id"))
    edit(shop, LOST, "")
    block = re.compile(r"(?<=is mapped to `order\.lost`:\n\n```text\n).*?(?=```\n)", re.DOTALL)

    printed = run(shop, "diff", "main").stdout

    page = PAGE.read_text("utf-8")
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(block.sub(lambda _: printed, page, count=1), "utf-8")
    shown = block.search(PAGE.read_text("utf-8"))
    assert shown
    assert shown[0] == printed, (
        "docs/reference/command.md shows something else. Run this test with ACCEPT_STORIES=1."
    )
