"""Registries in real repositories, and how they were at a revision."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.errors import RevisionError
from mkdocs_sse_registry.sources import revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_sse_registry.domain.model import Registry
    from tests.conftest import Repository

    Start = Callable[[str], Repository]
    Clone = Callable[..., Repository]
    Read = Callable[..., Registry]
    Types = Callable[..., list[str]]
    Complaint = Callable[..., str]


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
def start(tmp_path: Path, repository: Callable[[Path], Repository]) -> Start:
    """Return what makes an empty repository of a name."""
    return lambda name: repository(tmp_path / name)


@pytest.fixture
def shop(start: Start) -> Repository:
    """Return an empty repository."""
    return start("shop")


@pytest.fixture
def history(shop: Repository) -> Repository:
    """Return a repository with five commits, a second branch, and a tag of each kind."""
    for number in range(5):
        shop.commit({"registry.py": f"# {number}\n"}, f"Step {number}")
    shop.git("tag", "plain", "HEAD~1")
    shop.git("tag", "--annotate", "--message", "x", "annotated", "HEAD~2")
    shop.git("tag", "tree", "HEAD~1^{tree}")
    shop.git("tag", "--annotate", "--message", "x", "annotated-tree", "HEAD~1^{tree}")
    shop.git("tag", "file", "HEAD:registry.py")
    shop.git("tag", "--annotate", "--message", "x", "annotated-file", "HEAD:registry.py")
    shop.git("checkout", "--quiet", "-b", "topic/new")
    shop.commit({"registry.py": "# new\n"}, "Topic")
    return shop


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return what clones a repository as a machine does that is far away."""

    def make(repository: Repository, *options: str) -> Repository:
        folder = tmp_path / "clone"
        repository.git("clone", "--quiet", *options, repository.folder.as_uri(), str(folder))
        return type(repository)(folder=folder)

    return make


@pytest.fixture(scope="session")
def read() -> Read:
    """Return what reads a registry at a revision, as a mkdocs.yml in a folder names it."""

    def read_at(
        repository: Repository, name: str = "HEAD", *, below: str = ".", **options: object
    ) -> Registry:
        folder = repository.folder / below
        settings = configuration.read({"registry": "registry", **options}, folder)
        return revisions.read(settings.source, revisions.find(folder, name))

    return read_at


@pytest.fixture(scope="session")
def types(read: Read) -> Types:
    """Return what gives the event types of a registry at a revision."""
    return lambda *where, **options: [event.type for event in read(*where, **options).events]


@pytest.fixture(scope="session")
def refusal() -> Complaint:
    """Return what gives the message about a name that leads to no revision."""

    def find(folder: Path, name: str) -> str:
        with pytest.raises(RevisionError) as caught:
            revisions.find(folder, name)
        return str(caught.value)

    return find
