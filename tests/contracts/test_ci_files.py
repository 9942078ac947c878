"""The files for CI are valid, are those on the page, and their commands end as the page tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Repository, Run

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FILES = DOCS / "how-to" / "ci"
PAGE = (DOCS / "how-to" / "checks-in-ci.md").read_text("utf-8")
TUTORIAL = (DOCS / "tutorial.md").read_text("utf-8")

BLOCK = re.compile(r'^```\w+ title="(.*?)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
SHOWN = {
    ".github/workflows/sse-registry.yml": "github-workflow.yml",
    ".github/workflows/sse-registry-code-scanning.yml": "github-code-scanning.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
}
"""By the place where a user puts a file: which of ours it is."""

VALIDATORS = {
    "github-": ("check-jsonschema", "--builtin-schema", "vendor.github-workflows"),
    "gitlab-": ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci"),
    "pre-commit-": ("pre-commit", "validate-config"),
}
GOES_ON = " || test $? -eq 1"
REGION = "<!-- sse-registry: count of=event-types -->{}<!-- /sse-registry -->\n"


def blocks(page: str, title: str) -> list[str]:
    """Return the blocks of code with a title."""
    found = [code for name, code in BLOCK.findall(page) if name == title]
    assert found, f"There is no block with the title {title}."
    return found


@pytest.mark.parametrize("title", SHOWN)
def test_the_page_shows_the_file(title: str) -> None:
    text = (FILES / SHOWN[title]).read_text("utf-8")

    assert blocks(PAGE, title) == [text], f"Copy docs/how-to/ci/{SHOWN[title]} to checks-in-ci.md."
    assert f"(ci/{SHOWN[title]})" in PAGE


def test_every_file_is_on_a_page() -> None:
    others = {"github-changes.yml"}  # test_review_page.py
    assert {*SHOWN.values(), *others} == {each.name for each in FILES.iterdir()}


@pytest.mark.parametrize("name", SHOWN.values())
def test_a_file_is_valid(name: str, run: Run) -> None:
    validator = next(each for start, each in VALIDATORS.items() if name.startswith(start))

    done = run(ROOT, *validator, str(FILES / name))

    assert done.returncode == 0, done.stdout


def test_the_hooks_of_the_repository_are_valid_and_do_what_the_local_ones_do(
    tmp_path: Path, run: Run
) -> None:
    hooks = ROOT / ".pre-commit-hooks.yaml"
    done = run(tmp_path, "pre-commit", "validate-manifest", str(hooks))
    shown = re.findall(r"^```yaml\n(repos:.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (tmp_path / "shown.yaml").write_text(shown[0], "utf-8")
    config = run(tmp_path, "pre-commit", "validate-config", "shown.yaml")

    offered = {each["id"]: each for each in yaml.safe_load(hooks.read_text("utf-8"))}
    local = yaml.safe_load((FILES / "pre-commit-config.yaml").read_text("utf-8"))["repos"][0]
    used = yaml.safe_load(shown[0])["repos"][0]
    assert (done.returncode, config.returncode) == (0, 0), done.stdout + config.stdout
    assert list(offered) == [each["id"] for each in local["hooks"]]
    assert list(offered) == [each["id"] for each in used["hooks"]]
    for each in local["hooks"]:
        assert each | {"language": "python"} == {name: offered[each["id"]][name] for name in each}


def commands() -> list[str]:
    """Return our commands and those of MkDocs in the files, each once."""
    found: list[str] = []
    for name in SHOWN.values():
        collect(yaml.safe_load((FILES / name).read_text("utf-8")), found)
    ours = [each for each in found if each.split()[0] in ("sse-registry", "mkdocs")]
    return list(dict.fromkeys(ours))


def collect(value: Any, found: list[str]) -> None:  # noqa: ANN401 - what YAML can hold
    if isinstance(value, list):
        for each in value:
            collect(each, found)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in ("run", "entry", "script"):
                found += [each] if isinstance(each, str) else each
            else:
                collect(each, found)


def statuses() -> dict[str, list[int]]:
    """Return the rows of the table: how each command ends in each project."""
    rows = re.findall(r"^\| `(.*?)` \| (\d.*) \|$", PAGE, re.MULTILINE)
    return {command: [int(each) for each in cells.split(" | ")] for command, cells in rows}


PROJECTS = re.findall(r"^\| Command \| (.*) \|$", PAGE, re.MULTILINE)[0].split(" | ")


def make(folder: Path, project: str) -> Path:
    """Make the project of the tutorial, as it is at its end, but for what a project is about."""
    files = {
        "shop/sse_registry.py": blocks(TUTORIAL, "shop/sse_registry.py")[0],
        "shop/courier.py": 'def moved(send: object) -> None:\n    send("order.courier.moved")\n',
        "docs/index.md": "# Shop\n\nEvent types: " + REGION.format(4),
        "mkdocs.yml": blocks(TUTORIAL, "mkdocs.yml")[0 if project == "A gap" else 1],
    }
    if project == "A region out of date":
        files["docs/index.md"] = "# Shop\n\nEvent types: " + REGION.format(20)
    if project == "No registry":
        del files["shop/sse_registry.py"]
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize("command", statuses())
def test_a_command_ends_as_the_table_tells(
    command: str, project: str, tmp_path: Path, run: Run
) -> None:
    done = run(make(tmp_path, project), *command.split())

    assert done.returncode == statuses()[command][PROJECTS.index(project)], done


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize("command", [each for each in commands() if each not in statuses()])
def test_a_command_of_a_file_ends_as_the_table_tells(
    command: str, project: str, tmp_path: Path, run: Run
) -> None:
    told = next(row for name, row in statuses().items() if command.startswith(name))
    expected = told[PROJECTS.index(project)]
    if command.endswith(GOES_ON):
        expected = {0: 0, 1: 0, 2: 1}[expected]

    done = run(make(tmp_path, project), "bash", "-e", "-c", command)

    assert done.returncode == expected, done
    if "findings.sarif" in command and expected == 0:
        json.loads((tmp_path / "findings.sarif").read_text("utf-8"))
    if "findings.xml" in command and expected == 0:
        ET.parse(tmp_path / "findings.xml")  # noqa: S314 - our own


def test_the_files_use_the_commands_of_the_table() -> None:
    assert {"sse-registry check", "sse-registry sync --check", "mkdocs build --strict"} <= {
        *commands()
    }
    assert len(commands()) >= 6


@pytest.mark.parametrize(
    ("project", "outcomes"),
    [
        ("All is well", ["Passed", "Passed"]),
        ("A gap", ["Failed", "Passed"]),
        ("A region out of date", ["Failed", "Failed"]),
    ],
)
def test_the_hooks_run_before_a_commit(
    project: str,
    outcomes: list[str],
    tmp_path: Path,
    repository: Callable[[Path], Repository],
    run: Run,
) -> None:
    folder = make(tmp_path, project)
    config = blocks(PAGE, ".pre-commit-config.yaml")[0]
    (folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    repository(folder).git("add", ".")

    done = run(
        folder, "pre-commit", "run", "--all-files", PRE_COMMIT_HOME=str(tmp_path / ".pre-commit")
    )

    assert re.findall(r"\.(Passed|Failed|Skipped)$", done.stdout, re.MULTILINE) == outcomes, done


def sections() -> dict[str, str]:
    """Return the mkdocs.yml of the sections about the threshold and about waivers."""
    parts = PAGE.split("\n## ")
    return {each.split("\n")[0]: blocks(each, "mkdocs.yml")[0] for each in parts if "shop." in each}


def test_the_threshold_holds_until_it_is_raised(tmp_path: Path, run: Run) -> None:
    shown = sections()["A threshold for the coverage"]
    made = make(tmp_path, "A gap")
    (made / "shop/courier.py").unlink()
    site = "site_name: Shop\n" + shown
    (made / "mkdocs.yml").write_text(site, "utf-8")
    assert run(made, "sse-registry", "check").returncode == 0
    assert run(made, "mkdocs", "build", "--strict").returncode == 0

    (made / "mkdocs.yml").write_text(site.replace("all: 70", "all: 80"), "utf-8")
    assert run(made, "sse-registry", "check").returncode == 1
    assert run(made, "mkdocs", "build").returncode == 1


def test_a_waiver_holds_until_its_day(tmp_path: Path, run: Run) -> None:
    made = make(tmp_path, "A gap")
    site = "site_name: Shop\n" + sections()["Accept findings for a while"]
    (made / "mkdocs.yml").write_text(site, "utf-8")

    before = run(made, "sse-registry", "check", SOURCE_DATE_EPOCH="1814356800")  # 2027-06-30
    after = run(made, "sse-registry", "check", SOURCE_DATE_EPOCH="1814400000")  # 2027-07-01

    assert before.returncode == 0, before
    assert after.returncode == 1
    assert {"SSE201", "SSE901"} <= set(re.findall(r"SSE\d+", after.stdout))
