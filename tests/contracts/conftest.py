"""The shop of the tutorial with a history, in a real repository that no one's git options reach."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Git = Callable[..., str]
    Edit = Callable[..., None]

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
TOOLS = Path(sys.executable).parent
BLOCK = re.compile(r'^```\w+ title="(.*?)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
FILES = {"shop/sse_registry.py": 0, "shop/courier.py": 0, "docs/index.md": 0, "mkdocs.yml": 1}
"""Which block of the tutorial has a file as it is at the end, without a gap."""

HIDDEN = ("PY", "GIT_", "GITHUB_", "GH_")
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
}


@pytest.fixture
def run() -> Run:
    """Return what runs a command in a folder, with our commands on the path."""

    def run_in(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {key: each for key, each in os.environ.items() if not key.startswith(HIDDEN)}
        ours = {
            "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
            "NO_MKDOCS_2_WARNING": "1",
            "COLUMNS": "80",
        }
        return subprocess.run(
            command,
            cwd=folder,
            env=kept | GIT | ours | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run_in


@pytest.fixture
def git(run: Run) -> Git:
    """Return what runs git in a folder, and gives what it prints."""

    def run_git(folder: Path, *arguments: str) -> str:
        done = run(folder, "git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run_git


@pytest.fixture
def shop(tmp_path: Path, git: Git) -> Path:
    """Return the shop of the tutorial as its end has it, the only commit of the branch `main`."""
    folder = tmp_path / "shop"
    blocks = BLOCK.findall(TUTORIAL.read_text("utf-8"))
    for name, which in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        code = [code for title, code in blocks if title == name][which]
        (folder / name).write_text(code, "utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Open the shop")
    return folder


@pytest.fixture
def edit(shop: Path, git: Git) -> Edit:
    """Return what replaces texts in the shop's registry on a branch, and commits that."""

    def replace_and_commit(branch: str, *edits: tuple[str, str]) -> None:
        git(shop, "checkout", "--quiet", branch)
        registry = shop / "shop" / "sse_registry.py"
        text = registry.read_text("utf-8")
        for old, new in edits:
            assert old in text, f"{old} is not in {registry}."
            text = text.replace(old, new)
        registry.write_text(text, "utf-8")
        git(shop, "commit", "--quiet", "--all", "--message", "Edit the registry")

    return replace_and_commit
