"""Which Python files below some folders are a project's own source; knows not what they hold.

Left out is what others wrote, what is made, and what only tests: see `own_files`.
"""

from __future__ import annotations

import os
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OTHER_FOLDERS = frozenset({"__pycache__", "node_modules", "site-packages", "test", "tests"})
TEST_FILES = ("test_*.py", "*_test.py", "conftest.py")

MADE = (
    ("pyvenv.cfg",),
    ("conda-meta",),
    ("sitemap.xml", "sitemap.xml.gz"),
)
"""What a folder holds that was made: a virtual environment, one of conda, a site of MkDocs."""

IGNORED = ".gitignore"
"""Where git is told what it ignores."""

GIT_TIMEOUT = 30.0
"""Seconds for what git has to say."""


def own_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the real paths of the Python files below the folders, each once, sorted.

    Left out are folders that begin with a dot, installed packages, virtual environments, built
    sites, tests, and what git ignores. That holds for what is below a folder; the folder itself
    was named on purpose. Links to folders are not followed. A folder that does not exist has no
    files.
    """
    return tuple(
        sorted(
            {
                Path(os.path.realpath(entry.path))
                for folder in _real(folders)
                for entry in _below(folder, _ignored_below(folder))
                if _is_source(entry.name) and os.path.isfile(entry.path)  # noqa: PTH113 - no error
            }
        )
    )


def possible_files(folders: Iterable[Path]) -> Iterator[str]:
    """Yield the files that decide what `own_files` returns, and what that holds.

    Those that git ignores are among them, so that git need not be asked, which takes longer.
    """
    for folder in _real(folders):
        for entry in _below(folder, frozenset()):
            if _is_source(entry.name) or entry.name == IGNORED:
                yield entry.path
        yield from (str(above / IGNORED) for above in Path(folder).parents)


def told_apart(folders: Iterable[Path]) -> Iterator[tuple[str, bool]]:
    """Yield each of the files that decide, with whether it is among the own ones for git."""
    for folder in _real(folders):
        ignored = _ignored_below(folder)
        for file in sorted(possible_files([Path(folder)])):
            above = (str(each) for each in Path(file).parents)
            yield file, file not in ignored and ignored.isdisjoint(above)


def _real(folders: Iterable[Path]) -> Iterable[str]:
    return dict.fromkeys(os.path.realpath(folder) for folder in folders)


def _below(folder: str, ignored: frozenset[str]) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder and in those below it that can hold source of a project."""
    pending = [folder]
    while pending:
        current = pending.pop()
        entries = _entries(current)
        if current != folder and _is_made({entry.name for entry in entries}):
            continue
        for entry in entries:
            if entry.path in ignored:
                continue
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name not in OTHER_FOLDERS:
                    pending.append(entry.path)
            else:
                yield entry


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_made(names: set[str]) -> bool:
    return any(names.issuperset(marks) for marks in MADE)


def _is_source(name: str) -> bool:
    return name.endswith(".py") and not any(fnmatchcase(name, each) for each in TEST_FILES)


def _ignored_below(folder: str) -> frozenset[str]:
    """Return the files and folders that git ignores; none where git or a repository is missing."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"],  # noqa: S607 - the user's git
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=GIT_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    if done.returncode:
        return frozenset()
    return frozenset(
        str(Path(folder, os.fsdecode(each))) for each in done.stdout.split(b"\0") if each
    )
