"""Where a registry is and how it is to be read, and what was read; reads nothing itself."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec resolves it
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_sse_registry.domain.model import Registry  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.sources import repository

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_TIMEOUT = 30.0


class Source(Struct, frozen=True, kw_only=True):
    """Where a registry is, and how to read it.

    Attributes:
        module: Dotted name.
        folder: What `paths` and `python` are relative to; also the current folder of the import.
        paths: Folders to import from, first come first served.
        python: Interpreter as a path or a command, by default the one that runs us.
        timeout: Seconds for the import, and for all extractors together.
        attributes: Names that differ from the usual ones, by role.
        run_extractors: Whether the extractors are run, rather than only their source read.
        encoder: Dotted name of the function that makes JSON of a payload, `None` for `json.dumps`.
        base: The folder that source paths are relative to, where that is not the repository.
        is_kept: Whether what was read may be kept in `folder` for the next time.
    """

    module: str
    folder: Path = field(default_factory=Path.cwd)
    paths: Sequence[str] = (".",)
    python: str | None = None
    timeout: float = DEFAULT_TIMEOUT
    attributes: Mapping[str, str] = field(default_factory=dict)
    run_extractors: bool = True
    encoder: str | None = None
    base: Path | None = None
    is_kept: bool = False

    @property
    def root(self) -> Path:
        """The folder that source paths are relative to: the repository, or `folder` without one."""
        return self.base or repository.find_root(self.folder)

    @property
    def interpreter(self) -> str | None:
        """The interpreter; a name without a folder is a command, everything else a path."""
        if self.python is None or self.python == Path(self.python).name:
            return self.python
        return str(self.folder / Path(self.python).expanduser())


class Touched(Struct, frozen=True, kw_only=True):
    """What the user's code looked at; see `probe.touched`."""

    files: tuple[str, ...]
    listed: tuple[str, ...]
    searched: tuple[str, ...]
    library: tuple[str, ...]
    prefix: str
    outward: str | None = None


class Loaded(Struct, frozen=True, kw_only=True):
    """A registry that was read.

    Attributes:
        registry: The registry.
        files: Absolute paths of the user's source files that were imported.
        output: What the user's code printed while it was imported, the end of it.
        outside: Those of the imported files that lie outside `root` and in no installed package, by
            module.
        executable: The interpreter that read it, as it calls itself.
        touched: What the user's code looked at, `None` where that is not known to the end.
    """

    registry: Registry
    files: tuple[str, ...]
    output: str
    outside: Mapping[str, str] = field(default_factory=dict)
    executable: str = ""
    touched: Touched | None = None
