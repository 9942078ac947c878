"""Which Python files below a folder are a project's own source."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.sources.own_files import own_files, possible_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository

    Make = Callable[[Path], Repository]


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()


def found(folder: Path, *paths: str) -> list[str]:
    files = own_files([folder / path for path in paths or (".",)])
    return [file.relative_to(folder).as_posix() for file in files]


@pytest.mark.parametrize(
    "path",
    [
        ".tox/lib/x.py",
        "src/.hidden/x.py",
        "__pycache__/x.py",
        "web/node_modules/tool/x.py",
        "lib/python3.12/site-packages/x.py",
        "tests/x.py",
        "app/test/deep/x.py",
        "app/test_x.py",
        "app/x_test.py",
        "app/conftest.py",
        "app/x.pyi",
        "app/x.txt",
        "app/x.py.orig",
    ],
)
def test_what_is_no_source_of_the_project_is_left_out(path: str, tmp_path: Path) -> None:
    write(tmp_path, path, "app/own.py", "app/testing.py", "app/latest.py")

    assert found(tmp_path) == ["app/latest.py", "app/own.py", "app/testing.py"]


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(["pyvenv.cfg"], id="virtual environment"),
        pytest.param(["conda-meta/history"], id="conda"),
        pytest.param(["sitemap.xml", "sitemap.xml.gz"], id="site of MkDocs"),
    ],
)
def test_a_folder_that_was_made_is_left_out_unless_it_is_named(
    marks: list[str], tmp_path: Path
) -> None:
    write(tmp_path, "app/own.py", "made/deep/x.py", *(f"made/{mark}" for mark in marks))

    assert found(tmp_path) == ["app/own.py"]
    assert found(tmp_path, "made") == ["made/deep/x.py"]


def test_what_git_ignores_is_left_out_unless_it_is_committed(
    tmp_path: Path, repository: Make
) -> None:
    write(tmp_path, "app/own.py", "app/kept.py", "build/x.py", "app/gen/x.py", "app/a b ü.py")
    write(tmp_path, "app/local.py")
    (tmp_path / ".gitignore").write_text("build/\nkept.py\na*.py\n", "utf-8")
    (tmp_path / "app" / ".gitignore").write_text("/gen\n", "utf-8")
    made = repository(tmp_path)
    (tmp_path / ".git" / "info" / "exclude").write_text("local.py\n")
    made.git("add", "--force", "app/kept.py")
    made.git("commit", "--message", "Keep it")

    assert found(tmp_path) == ["app/kept.py", "app/own.py"]
    assert found(tmp_path, "app") == ["app/kept.py", "app/own.py"]
    assert found(tmp_path, "app/gen") == ["app/gen/x.py"]


def test_a_project_inside_what_git_ignores_has_its_files(tmp_path: Path, repository: Make) -> None:
    write(tmp_path, "home/app/own.py", "home/app/deep/own.py")
    (tmp_path / ".gitignore").write_text("*\n", "utf-8")
    repository(tmp_path)

    assert found(tmp_path, "home/app") == ["home/app/deep/own.py", "home/app/own.py"]


@pytest.mark.parametrize("how", ["missing", "failing"])
def test_without_git_nothing_is_ignored(
    how: str, tmp_path: Path, repository: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "app/own.py", "app/gen.py")
    (tmp_path / ".gitignore").write_text("gen.py\n", "utf-8")
    repository(tmp_path)
    programs = tmp_path / ".bin"
    programs.mkdir()
    if how == "failing":
        (programs / "git").write_text("#!/bin/sh\nprintf 'app/own.py\\0'\nexit 128\n")
        (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))

    assert found(tmp_path) == ["app/gen.py", "app/own.py"]


def test_links_are_followed_to_files_only_and_each_file_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "app/own.py", "elsewhere/x.py")
    (tmp_path / "app" / "loop").symlink_to(tmp_path / "app", target_is_directory=True)
    (tmp_path / "app" / "more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "app" / "same.py").symlink_to(tmp_path / "app" / "own.py")
    (tmp_path / "app" / "lost.py").symlink_to(tmp_path / "nowhere.py")
    (tmp_path / "linked").symlink_to(tmp_path / "app", target_is_directory=True)

    assert found(tmp_path, "linked", "app", "app/../app", "nowhere") == ["app/own.py"]


def test_a_folder_that_looks_like_a_file_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "app.py/own.py")

    assert found(tmp_path) == ["app.py/own.py"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root can read everything")
def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "app/own.py", "closed/x.py")
    (tmp_path / "closed").chmod(0)
    try:
        assert found(tmp_path) == ["app/own.py"]
    finally:
        (tmp_path / "closed").chmod(0o755)


def test_what_git_ignores_and_where_it_is_told_so_are_possible(
    tmp_path: Path, repository: Make
) -> None:
    repository(tmp_path).commit({".gitignore": "made/\n"})
    write(tmp_path, "app/own.py", "app/test_x.py", "app/.gitignore", "made/x.py")

    files = set(possible_files([tmp_path / "app", tmp_path / "made"]))

    below = {os.path.relpath(file, tmp_path) for file in files if file.startswith(str(tmp_path))}
    assert below == {".gitignore", "app/.gitignore", "app/own.py", "made/x.py"}
