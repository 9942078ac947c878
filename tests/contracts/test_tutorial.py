"""The tutorial and the how-to pages do what they say: their code is run as a reader would.

A block with a title is a file, a `diff` with a title an edit of one. A `text` block with a command
as its title is what that command prints, in parts, before it fails. `mkdocs build` in a `sh` block
is run and must succeed, without a warning if it is strict, and a quote after it is text that the
built site shows.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest

DOCS = Path(__file__).parents[2] / "docs"
TUTORIAL = DOCS / "tutorial.md"
LENIENT_BUILD = "mkdocs build"
BUILD = f"{LENIENT_BUILD} --strict"
SERVE = "mkdocs serve"
WALKED = ("how-to/regions-in-your-pages.md", "how-to/several-registries.md", "how-to/templates.md")
"""The how-to pages that go on from the end of the tutorial."""

STEP = re.compile(
    r'^(?P<fence>`{3,})(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n'
    r"(?P<code>.*?)^(?P=fence)$|^> (?P<quote>[^\n]+)$",
    re.DOTALL | re.MULTILINE,
)
LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Step:
    """A thing that a page tells its reader to do or to see."""

    language: str
    title: str
    code: str
    quote: str


def steps(page: Path) -> list[Step]:
    found = STEP.finditer(page.read_text("utf-8"))
    return [Step(**{name: match[name] or "" for name in Step.__annotations__}) for match in found]


class Reader:
    """Somebody who follows a page in a folder."""

    def __init__(self, folder: Path, page: str) -> None:
        self.folder = folder
        self.page = page
        self.did: list[str] = []

    def follow(self, step: Step) -> None:
        if step.quote:
            self.see(step.quote)
        elif step.language == "diff":
            self.edit(step)
        elif step.language == "text" and step.title == BUILD:
            self.build_and_read(step.code)
        elif step.title:
            file = self.folder / step.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.code, "utf-8")
            self.did.append(f"wrote {step.title}")
        elif step.language == "sh" and step.code.strip() in (BUILD, LENIENT_BUILD):
            self.build(step.code.strip())

    def edit(self, step: Step) -> None:
        lines = step.code.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        file = self.folder / step.title
        text = file.read_text("utf-8")
        assert text.count(old) == 1, (
            f"{self.page}: the edit of {step.title} begins at lines that the file has "
            f"{text.count(old)} times, not once. Correct the `diff` block:\n{step.code}"
        )
        file.write_text(text.replace(old, new), "utf-8")
        self.did.append(f"edited {step.title}")

    def build(self, command: str) -> None:
        done = self.run(command)
        assert done.returncode == 0, self.told(f"`{command}` failed:\n{done.stderr}")
        self.did.append(f"ran {command}")

    def build_and_read(self, expected: str) -> None:
        done = self.run(BUILD)
        assert done.returncode == 1, self.told(f"`{BUILD}` should fail and did not.")
        printed = done.stdout + done.stderr
        for line in expected.splitlines():
            assert line in printed, self.told(f"{line!r} is not in what {BUILD} prints:\n{printed}")
        self.did.append(f"saw {BUILD} fail")

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *command.split()],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
        )

    def see(self, quote: str) -> None:
        shown = [text_of(page) for page in sorted((self.folder / "site").rglob("*.html"))]
        wanted = plain(quote)
        assert any(wanted in text for text in shown), self.told(
            f"no page of the site says {wanted!r}."
        )

    def told(self, problem: str) -> str:
        return (
            f"{self.page} promises what does not happen: {problem}\nCorrect the page, or the code. "
            f"The reader had: {', '.join(self.did)}."
        )


def environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}


def text_of(page: Path) -> str:
    document = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    article = document.find(".//article")
    return "" if article is None else " ".join("".join(article.itertext()).split())


def plain(markdown: str) -> str:
    """Return a quote as the browser shows it."""
    return " ".join(markdown.replace("`", "").split())


def walk(page: str, folder: Path) -> None:
    reader = Reader(folder, page)
    for step in steps(DOCS / page):
        reader.follow(step)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who did the whole tutorial but for `mkdocs serve` and what follows."""
    folder = tmp_path_factory.mktemp("tutorial")
    reader = Reader(folder, "tutorial.md")
    for step in up_to_serve():
        reader.follow(step)
    return folder


def up_to_serve() -> list[Step]:
    done = steps(TUTORIAL)
    return done[: next(n for n, step in enumerate(done) if SERVE in step.code)]


def test_the_tutorial_does_what_it_says(finished: Path) -> None:
    assert (finished / "site" / "sse-events" / "index.html").is_file()


def test_the_tutorial_installs_what_it_uses() -> None:
    first = steps(TUTORIAL)[0]

    assert first.code.split() == ["pip", "install", "mkdocs-sse-registry", "mkdocs-material"]


def test_the_last_edit_of_the_tutorial_shows_while_serving(finished: Path, tmp_path: Path) -> None:
    edit, promise = [step for step in steps(TUTORIAL) if step not in up_to_serve()][-2:]
    folder = tmp_path / "served"
    shutil.copytree(finished, folder)
    port = free_port()
    command = [sys.executable, "-m", *SERVE.split(), "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=environment()
        )
    try:
        address = f"http://127.0.0.1:{port}/live-updates/"
        wait_for("The parcel has left the warehouse.", address, tmp_path / "log")
        Reader(folder, "tutorial.md").follow(edit)
        wait_for(promise.quote, address, tmp_path / "log")
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(text: str, address: str, log: Path) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"{address} does not show {text!r} while serving:\n{log.read_text()}")


@pytest.mark.parametrize("page", WALKED)
def test_a_how_to_page_does_what_it_says(page: str, finished: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(finished, folder)

    walk(page, folder)
