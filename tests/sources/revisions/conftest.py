"""Registries in real git repositories that no one's git options reach."""

from __future__ import annotations

import os
import subprocess
import tempfile
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.sources import revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_sse_registry.domain.model import Registry

GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository, or a clone of one."""

    folder: Path

    def git(self, *arguments: str, given: bytes = b"") -> str:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 - the machine's git
            cwd=self.folder,
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")

    def commit(self, files: dict[str, str] | None = None, message: str = "Change") -> str:
        """Commit all that is there, and return the commit's name."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def read(self, name: str = "HEAD", *, below: str = ".", **options: object) -> Registry:
        """Return the registry at a revision, as a mkdocs.yml in a folder names it."""
        folder = self.folder / below
        settings = configuration.read({"registry": "registry", **options}, folder)
        return revisions.read(settings.source, revisions.find(folder, name))

    def types(self, name: str = "HEAD", *, below: str = ".", **options: object) -> list[str]:
        """Return the event types at a revision."""
        return [event.type for event in self.read(name, below=below, **options).events]


@pytest.fixture(autouse=True)
def own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(autouse=True)
def temporary(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Have a folder for temporary files, in which every test leaves nothing."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def start(tmp_path: Path) -> Callable[[str], Repository]:
    """Return what makes an empty repository of a name."""

    def make(name: str) -> Repository:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        repository = Repository(folder=folder)
        repository.git("init", "--quiet", "--initial-branch", "main")
        return repository

    return make


@pytest.fixture
def shop(start: Callable[[str], Repository]) -> Repository:
    """Return an empty repository."""
    return start("shop")


@pytest.fixture
def clone(tmp_path: Path) -> Callable[..., Repository]:
    """Return what clones a repository as a machine does that is far away."""

    def make(repository: Repository, *options: str) -> Repository:
        folder = tmp_path / "clone"
        repository.git("clone", "--quiet", *options, repository.folder.as_uri(), str(folder))
        return Repository(folder=folder)

    return make
