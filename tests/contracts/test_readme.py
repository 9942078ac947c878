"""README, CONTRIBUTING and CHANGELOG name what exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_sse_registry import __version__

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
LONGEST_EXAMPLE = 10


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def block(page: str, pattern: str) -> str:
    """Return the first code block whose first line matches."""
    found = re.search(rf"^```{pattern}\n(.*?)^```$", text_of(page), re.DOTALL | re.MULTILINE)
    assert found, f"{page} has no code block that begins with ```{pattern}."
    return found[1]


def test_the_example_of_the_readme_builds(tmp_path: Path, run: Run) -> None:
    example = block("README.md", "yaml")
    options = yaml.safe_load(example)["plugins"][-1]["sse-registry"]
    module = tmp_path / options["paths"][0] / (options["registry"].replace(".", "/") + ".py")
    module.parent.mkdir(parents=True)
    for file in ("sse_registry", "courier"):
        code = block("docs/tutorial.md", f'python title="shop/{file}.py"')
        code = code.replace("shop.sse_registry", options["registry"]).replace("order.courier", "ai")
        module.with_name(f"{file}.py").write_text(code, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(example, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", "utf-8")

    done = run(tmp_path, "mkdocs", "build", "--strict")

    assert done.returncode == 0, f"The mkdocs.yml of README.md does not build:\n{done.stderr}"
    assert (tmp_path / "site" / "sse-events" / "index.html").is_file()


def test_the_example_of_the_readme_is_short_and_that_of_the_home_page() -> None:
    example = block("README.md", "yaml")

    assert len(example.splitlines()) <= LONGEST_EXAMPLE
    assert example == block("docs/index.md", 'yaml title="mkdocs.yml"'), (
        "README.md and docs/index.md show one mkdocs.yml: copy it from one to the other."
    )


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_exist(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(page))
    missing = [link for link in links if not (ROOT / link).exists()]

    assert not missing, f"{page} links to files that do not exist: {missing}. Correct the links."


@pytest.mark.parametrize("page", [*PAGES, "docs/architecture/sse-architecture.md"])
def test_targets_of_make_exist(page: str) -> None:
    named = set(re.findall(r"(?:^|`)make ([\w-]+)(?:`|$)", text_of(page), re.MULTILINE))
    existing = set(re.findall(r"^([\w-]+):", text_of("Makefile"), re.MULTILINE))

    assert named <= existing, f"{page} names targets that the Makefile lacks: {named - existing}."


def test_the_readme_names_the_two_commands() -> None:
    assert block("README.md", "sh").split("\n")[:2] == ["make docs", "make test"]


def test_the_folders_of_the_contributing_guide_exist() -> None:
    rows = re.findall(r"^\| [\w ]+ \| (`.*?) \|", text_of("CONTRIBUTING.md"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    missing = [name for name in named if not (ROOT / "mkdocs_sse_registry" / name).exists()]

    assert named
    assert not missing, f"CONTRIBUTING.md says where things are, but there is no {missing}."


def test_every_part_of_the_package_is_in_the_contributing_guide() -> None:
    package = ROOT / "mkdocs_sse_registry"
    parts = [each for each in package.iterdir() if not each.name.startswith("_")]
    names = {each.name + "/" * each.is_dir() for each in parts} - {"py.typed"}
    missing = sorted(name for name in names if f"`{name}`" not in text_of("CONTRIBUTING.md"))

    assert not missing, f"The table in CONTRIBUTING.md lacks {missing}. Add a row for each."


def test_the_changelog_has_the_version() -> None:
    assert re.search(rf"^## \[{re.escape(__version__)}\]", text_of("CHANGELOG.md"), re.MULTILINE), (
        f"CHANGELOG.md has no section for {__version__}, the version in __init__.py. Add it."
    )
