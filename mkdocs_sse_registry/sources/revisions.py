"""A registry as it was at a git revision; touches neither the checkout nor the index."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.diff import comparison
from mkdocs_sse_registry.domain.errors import LoadError, RevisionError
from mkdocs_sse_registry.sources import emissions, loading, repository

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.sources.loading import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
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
        done = _git(self.root, "cat-file", "blob", f"{self.tree}:{relative}")
        if done.returncode:
            raise FileNotFoundError(str(path))
        return done.stdout


def find(folder: Path, name: str) -> Revision:
    """Return a revision of the repository of a folder.

    Raises:
        RevisionError: There is no repository, or no such revision in it; the text says what to do.
    """
    root = repository.find_root(folder)
    done = _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{tree}}")
    if done.returncode:
        raise RevisionError(done.stderr.decode())
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    return Revision(
        named=comparison.Revision(name=name, commit=commit.stdout.decode().strip() or None),
        root=root,
        tree=done.stdout.decode().strip(),
    )


def read(source: Source, revision: Revision) -> Registry:
    """Return the registry as it was, with its emissions.

    Args:
        source: Where it is, with the folders of the working tree.
        revision: The revision.

    Raises:
        RevisionError: The registry cannot be read as it was; the text says why.
    """
    with tempfile.TemporaryDirectory() as folder:
        done = _git(revision.root, "archive", revision.tree)
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        below = os.path.relpath(source.folder, revision.root)
        moved = replace(source, folder=Path(folder, below), base=Path(folder))
        try:
            return emissions.add_to(loading.read(moved), moved).registry
        except LoadError as error:
            raise RevisionError(str(error)) from None


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
