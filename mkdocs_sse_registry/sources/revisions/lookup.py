"""The revision that a name leads to; knows no registry, and leaves it to `absence` to say why not.

Only a tree is needed: a tag may lead to one without a commit. As in `git diff`, `main...` is the
commit at which the history of HEAD left that of `main`.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from mkdocs_sse_registry.domain.diff import comparison
from mkdocs_sse_registry.sources import repository
from mkdocs_sse_registry.sources.revisions import absence, git


class Revision(Struct, frozen=True, kw_only=True):
    """A revision that was found.

    Attributes:
        named: Its name and its commit.
        root: The folder of the working tree, whose paths it is asked for.
        tree: Full name of its tree.
    """

    named: comparison.Revision
    root: Path
    tree: str

    def content(self, path: Path) -> bytes:
        """Return what a file holds there.

        Args:
            path: The file as it is called in the working tree.

        Raises:
            FileNotFoundError: It is not there, or outside the repository.
        """
        relative = repository.relative(path, self.root)
        answer = git.ask(self.root, "cat-file", "blob", f"{self.tree}:{relative}")
        if relative is None or answer.returncode:
            raise FileNotFoundError(str(path))
        return answer.stdout


FORK = "..."
"""Parts the names of two histories; the one that is left out is that of HEAD."""


def find(folder: Path, name: str) -> Revision:
    """Return a revision of the repository of a folder.

    Raises:
        RevisionError: There is no repository, or no such revision in it; the text says what to do.
    """
    root = _root(folder, name)
    if not name.strip() or "\0" in name:
        raise absence.of_name(name)
    found: str | None
    if FORK in name:
        found = _fork(root, name)
    else:
        # The first one knows that a short name is that of a commit, the second one `:/message`.
        found = _object(root, f"{name}^{{commit}}") or _object(root, name)
    tree = _object(root, f"{found}^{{tree}}") if found else None
    if tree is None:
        raise absence.explain(root, name)
    # No name of a branch or a tag holds a colon, which begins a path inside a revision.
    if tree == found and ":" in name:
        raise absence.of_path(name)
    commit = _object(root, f"{found}^{{commit}}")
    return Revision(named=comparison.Revision(name=name, commit=commit), root=root, tree=tree)


def _root(folder: Path, name: str) -> Path:
    """Return the top folder of the working tree."""
    try:
        answer = git.ask(folder, "rev-parse", "--show-toplevel")
    except OSError as error:
        raise absence.of_git(name, folder, error) from None
    if answer.returncode:
        raise absence.of_repository(name, folder, git.complaint(answer))
    return Path(os.fsdecode(answer.stdout.removesuffix(b"\n")))


def _fork(root: Path, name: str) -> str:
    """Return the full name of the commit that two histories have in common last.

    Raises:
        RevisionError: One of the names leads to no commit, or they have none in common.
    """
    commits: list[str] = []
    for each in name.split(FORK, 1):
        commit = _object(root, f"{each or 'HEAD'}^{{commit}}")
        if commit is None:
            raise absence.explain(root, each or "HEAD")
        commits.append(commit)
    answer = git.ask(root, "merge-base", *commits)
    if answer.returncode:
        raise absence.of_fork(root, name)
    return answer.stdout.decode().strip()


def _object(root: Path, name: str) -> str | None:
    """Return the full name of one object, `None` for no object, for several and for "all but"."""
    answer = git.ask(root, "rev-parse", "--verify", "--end-of-options", name)
    found = answer.stdout.decode().strip()
    return found if answer.returncode == 0 and found.isalnum() else None
