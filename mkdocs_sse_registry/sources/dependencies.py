"""What the reading of a registry depends on, by which an engine knows whether to read it again.

Knows neither the registry nor an engine.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.errors import RevisionError
from mkdocs_sse_registry.sources import own_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_sse_registry.domain.diff.comparison import Revision
    from mkdocs_sse_registry.sources.source import Source

PACKAGES = ("lib/python*/site-packages", "Lib/site-packages")
"""Where an environment has what is installed: a folder that changes when a package comes."""


def files(source: Source, imported: Iterable[str]) -> set[str]:
    """Return the files that a registry is made of, and those that may become of them.

    Beside a module there may be data that it reads, and a module that it imports from now on.

    Args:
        source: Where the registry is.
        imported: The user's files that were imported.
    """
    folders = (source.folder / path for path in source.paths)
    return {
        *imported,
        *_beside(imported),
        *own_files.possible_files(folders),
    }


def commit(folder: Path, revision: str | None) -> Revision | None:
    """Return what a revision is at the moment, `None` where none is named or there is none."""
    if revision is not None:
        from mkdocs_sse_registry.sources import revisions  # noqa: PLC0415 - most builds need none

        with contextlib.suppress(RevisionError):
            return revisions.find(folder, revision).named
    return None


def environment(source: Source) -> Iterator[str]:
    """Yield the interpreter, and the folders of what is installed for it."""
    python = shutil.which(source.interpreter or sys.executable)
    if python is not None:
        yield python
        for pattern in PACKAGES:
            yield from map(str, Path(python).parents[1].glob(pattern))


def _beside(imported: Iterable[str]) -> Iterator[str]:
    for folder in {os.path.dirname(file) for file in imported}:  # noqa: PTH120 - fast
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            yield from (each.path for each in entries if not each.is_dir(follow_symlinks=False))
