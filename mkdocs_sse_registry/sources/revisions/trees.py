"""Write what a git tree holds to a folder, as it is stored; knows no checkout and no registry.

No filter of git's is used: line ends stay, and a pointer to a large file stays a pointer. Nothing
is written outside the folder, and no link in it leads out of it.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.sources.revisions import git

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FOLDER, LINK, SUBMODULE = "040000", "120000", "160000"
"""The modes of what is no plain file."""


class Part(Struct, frozen=True, kw_only=True):
    """A folder in a tree.

    Attributes:
        path: Its path in the whole tree, `.` for all of it.
        tree: Full name of its own tree.
    """

    path: str
    tree: str


class _Entry(Struct, frozen=True, kw_only=True):
    """What a tree holds under a path."""

    mode: str
    name: str
    path: str


def parts(root: Path, tree: str, paths: Sequence[str]) -> tuple[Part, ...]:
    """Return the folders in a tree that lie under some paths, each once.

    It is the whole tree where a path is no folder in it, and where a link below one may lead to
    another place in the tree.

    Args:
        root: A folder of the repository.
        tree: Full name of the tree.
        paths: Relative to the tree, with `/`; `.` stands for all of it.
    """
    whole = (Part(path=".", tree=tree),)
    outermost = sorted({path for path in paths if not _is_below(path, paths)})
    if not outermost or "." in outermost:
        return whole
    found = tuple(
        Part(path=entry.path, tree=entry.name)
        for entry in _listed(root, "--", tree, *outermost)
        if entry.mode == FOLDER
    )
    has_links = any(
        entry.mode == LINK for part in found for entry in _listed(root, "-r", part.tree)
    )
    return whole if has_links or len(found) < len(outermost) else found


def write(root: Path, found: Sequence[Part], folder: Path) -> None:
    """Write parts of a tree below a folder, which stands for the whole tree.

    A submodule becomes an empty folder. Links are made last, so that nothing is written through
    one, and left out where they lead out of the folder.

    Args:
        root: A folder of the repository.
        found: What to write.
        folder: Where; its real path.

    Raises:
        OSError: A file cannot be written or read, or would lie outside.
    """
    links: list[tuple[Path, str]] = []
    with git.objects(root) as objects:
        for part in found:
            for entry in _listed(root, "-r", part.tree):
                place = folder / part.path / _checked(entry.path)
                place.parent.mkdir(parents=True, exist_ok=True)
                if entry.mode == SUBMODULE:
                    place.mkdir(exist_ok=True)
                elif entry.mode == LINK:
                    links.append((place, os.fsdecode(b"".join(objects.pieces(entry.name)))))
                else:
                    with place.open("wb") as file:
                        file.writelines(objects.pieces(entry.name))
    _link(links, folder)


def _link(links: Sequence[tuple[Path, str]], folder: Path) -> None:
    for place, target in links:
        with contextlib.suppress(OSError, ValueError):  # not every target can be one here
            place.symlink_to(target)
    for place, _ in links:
        if place.is_symlink() and not _is_inside(place, folder):
            place.unlink()


def _is_inside(place: Path, folder: Path) -> bool:
    return f"{os.path.realpath(place)}{os.sep}".startswith(f"{folder}{os.sep}")


def _is_below(path: str, others: Sequence[str]) -> bool:
    return any(path.startswith(f"{other}/") for other in others)


def _checked(path: str) -> str:
    """Return a path that leads into no other folder than the one that it is joined to.

    Raises:
        OSError: It does.
    """
    for name in path.replace(os.sep, "/").split("/"):
        if name in ("", ".", "..") or name.casefold() == ".git" or os.path.splitdrive(name)[0]:
            raise OSError(f"the tree holds the path {path!r}")
    return path


def _listed(root: Path, *arguments: str) -> Iterator[_Entry]:
    """Yield what a tree holds.

    Raises:
        OSError: Git cannot read it.
    """
    answer = git.ask(root, "ls-tree", "-z", "--full-tree", *arguments)
    if answer.returncode:
        raise OSError(git.complaint(answer))
    for line in answer.stdout.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, name = head.decode().split()
        yield _Entry(mode=mode, name=name, path=os.fsdecode(path))
