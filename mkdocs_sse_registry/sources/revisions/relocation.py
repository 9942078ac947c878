"""A source with its folders in another tree than the working tree; knows no git."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_sse_registry.sources import repository

if TYPE_CHECKING:
    from mkdocs_sse_registry.sources.source import Source


class Relocation(Struct, frozen=True, kw_only=True):
    """Where a source lies in a repository.

    Attributes:
        source: The source, in the working tree.
        folder: Its folder, relative to the repository.
        paths: Each of its paths, relative to the repository; the real path for one outside it.
    """

    source: Source
    folder: str
    paths: tuple[str, ...]

    @property
    def inside(self) -> tuple[str, ...]:
        """The paths in the repository."""
        return tuple(path for path in self.paths if not os.path.isabs(path))  # noqa: PTH117 - a text

    @property
    def is_inside(self) -> bool:
        """Whether no path lies outside the repository."""
        return len(self.inside) == len(self.paths)

    def to(self, tree: Path) -> Source:
        """Return the source as it lies in another tree; what is outside stays where it is.

        Its paths are relative to its folder, as people write them. The interpreter is that of the
        working tree.
        """
        paths = (
            path if os.path.isabs(path) else os.path.relpath(path, self.folder).replace(os.sep, "/")  # noqa: PTH117 - a text
            for path in self.paths
        )
        return replace(
            self.source,
            folder=Path(tree, self.folder),
            paths=tuple(paths),
            python=self.source.interpreter,
            base=tree,
        )


def locate(source: Source, root: Path) -> Relocation:
    """Return where a source lies in the repository that has a folder as its top."""
    paths = (source.folder / path for path in source.paths)
    return Relocation(
        source=source,
        folder=repository.relative(source.folder, root) or ".",
        paths=tuple(repository.relative(path, root) or os.path.realpath(path) for path in paths),
    )
