"""Ask git about a repository, and change nothing in it; knows no registry and no wording."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables that say where a repository is. A hook has them, for a repository of its own."""

SETTINGS = {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Messages as we know them, paths as they are, and no question that nobody can answer."""


def ask(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return what git answers.

    Raises:
        OSError: There is no git, or no such folder.
    """
    return subprocess.run(  # noqa: S603 - arguments of ours, names after --end-of-options
        ["git", *arguments],  # noqa: S607 - the user's git
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def complaint(answer: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of what git complains of, empty where it does not."""
    return _first_line(answer.stderr) if answer.returncode else ""


@contextlib.contextmanager
def objects(folder: Path) -> Iterator[Objects]:
    """Give the objects of a repository, by one process for all of them."""
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            ["git", "cat-file", "--batch"],  # noqa: S607 - the user's git
            cwd=folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        names, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        yield Objects(names, answers, errors)


class Objects:
    """The objects of a repository; one is asked for at a time, and read to its end."""

    PIECE = 1 << 20
    """Bytes that are in memory at a time."""

    def __init__(self, names: IO[bytes], answers: IO[bytes], errors: IO[bytes]) -> None:
        self._names = names
        self._answers = answers
        self._errors = errors

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield what an object holds.

        Raises:
            OSError: The repository does not have it, or git has ended.
        """
        self._names.write(name.encode() + b"\n")
        self._names.flush()
        head = self._answers.readline().split()
        if len(head) != len(("name", "type", "size")):
            raise OSError(self._complaint() or f"git has no object {name}")
        left = int(head[2])
        while left:
            piece = self._answers.read(min(left, self.PIECE))
            if not piece:
                raise OSError(f"git ended within the object {name}")
            left -= len(piece)
            yield piece
        self._answers.readline()

    def _complaint(self) -> str:
        self._errors.seek(0)
        return _first_line(self._errors.read())


def _first_line(told: bytes) -> str:
    lines = os.fsdecode(told).splitlines()
    first = next((line for line in lines if not line.startswith(("warning: ", "hint: "))), "")
    return first.removeprefix("fatal: ").removeprefix("error: ")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in PLACES}
    return kept | SETTINGS
