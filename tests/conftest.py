"""What every test may use: repositories that no one's git options reach, our commands, tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    Run = Callable[..., subprocess.CompletedProcess[str]]
    """Is called with a folder, a command and variables of the environment."""

    BrokenLinks = Callable[[Path], list[tuple[str, str]]]
    """Is called with the folder of a site, and tells the page and the address of each."""

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
BASE = "https://site.example/"
ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src"}
TOOLS = Path(sys.executable).parent
HIDDEN = ("PY", "GITHUB_", "GH_")
"""How the variables begin that a command of a user would not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A folder with a history, or a clone of one."""

    folder: Path

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """Run git, and return what it prints."""
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
        """Write files, their margins removed."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8", newline="")

    def edit(self, name: str, *edits: tuple[str, str]) -> None:
        """Replace texts in a file, each of which it has once."""
        path = self.folder / name
        text = path.read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{name} has {text.count(old)} times, not once:\n{old}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8", newline="")

    def commit(self, files: dict[str, str] | None = None, message: str = "Change") -> str:
        """Commit these files and all else that is there, and return the commit's name."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


@pytest.fixture(scope="session", autouse=True)
def own_git() -> Iterator[None]:
    """Let git be the same for whoever runs the tests, with one author and one date."""
    with pytest.MonkeyPatch.context() as environment:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            environment.delenv(name)
        for name, value in GIT.items():
            environment.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def repository(own_git: None) -> Callable[[Path], Repository]:  # noqa: ARG001 - comes before it
    """Return what makes a repository of a folder, without a commit, on the branch `main`."""

    def make(folder: Path) -> Repository:
        folder.mkdir(parents=True, exist_ok=True)
        made = Repository(folder=folder)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    return make


@pytest.fixture(scope="session")
def run() -> Run:
    """Return what runs a command in a folder, with our commands on the path."""

    def run_in(folder: Path, *command: str, **given: str) -> subprocess.CompletedProcess[str]:
        kept = {key: each for key, each in os.environ.items() if not key.startswith(HIDDEN)}
        ours = {
            "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "80",
        }
        return subprocess.run(
            command,
            cwd=folder,
            env=kept | ours | given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_in


@pytest.fixture(scope="session")
def sse_registry(run: Run) -> Run:
    """Return what runs our command in a folder, and sees to it that it shows no line of ours."""

    def run_in(folder: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
        done = run(folder, sys.executable, "-m", "mkdocs_sse_registry", *arguments, **given)
        assert "mkdocs_sse_registry/cli/" not in done.stderr.replace(os.sep, "/")
        return done

    return run_in


@pytest.fixture(scope="session")
def tool() -> Callable[..., str]:
    """Return what finds a tool that this machine may lack by any of its names, or skips the test.

    With `REQUIRE_TOOLS` the test fails instead.
    """

    def find(*names: str) -> str:
        path = next(filter(None, map(shutil.which, names)), None)
        if path is None and os.environ.get("REQUIRE_TOOLS"):
            pytest.fail(f"This run must have {names[0]}, and there is none on the path.")
        return path or pytest.skip(f"there is no {names[0]} on the path")

    return find


@pytest.fixture(scope="session")
def broken_links() -> BrokenLinks:
    """Return what finds the links of a built site to its own pages that lead nowhere on it."""

    def find(site: Path) -> list[tuple[str, str]]:
        pages = {
            BASE + file.relative_to(site).as_posix(): html5lib.parse(
                file.read_bytes(), namespaceHTMLElements=False
            )
            for file in sorted(site.rglob("*.html"))
            if file.name != "404.html"
        }
        anchors = {url: {each.get("id") for each in root.iter()} for url, root in pages.items()}
        return [
            (url, link)
            for url, root in pages.items()
            for link in _links(root)
            if not _is_there(site, urljoin(url, link), anchors)
        ]

    return find


def _links(root: Element) -> Iterator[str]:
    for element in root.iter():
        name = ADDRESSES.get(str(element.tag))
        address = element.get(name) if name else None
        if address:
            yield address


def _is_there(site: Path, link: str, anchors: dict[str, set[str | None]]) -> bool:
    target, anchor = urldefrag(link)
    if not target.startswith(BASE):
        return True
    path = unquote(urlsplit(target).path).lstrip("/")
    if not path or path.endswith("/"):
        path += "index.html"
    return (site / path).is_file() and (not anchor or unquote(anchor) in anchors[BASE + path])
