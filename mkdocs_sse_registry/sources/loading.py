"""Read a registry by importing its module in a fresh interpreter; knows no page."""

from __future__ import annotations

import os
from collections.abc import Mapping  # noqa: TC003 - msgspec resolves it
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_sse_registry.domain.model import Registry  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.domain.payloads import with_fields
from mkdocs_sse_registry.sources import extraction, failures, repository
from mkdocs_sse_registry.sources.probe_paths import heard, told
from mkdocs_sse_registry.sources.records import Touched  # noqa: TC001 - msgspec resolves it

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


def read(source: Source) -> Loaded:
    """Import the module in a fresh interpreter and return its registry.

    Raises:
        InterpreterError: The interpreter cannot be started, or is too old.
        ModuleMissingError: No module of that name is below the paths.
        ImportFailedError: Importing the module raised, exited or crashed.
        ImportTimeoutError: The time limit was reached.
        ShapeError: The module holds no registry that can be read.
        EncoderError: The function that makes JSON of payloads cannot be had.
    """
    try:
        runs = extraction.run(
            interpreter(source),
            _request(source),
            folder=str(source.folder),
            timeout=source.timeout,
        )
    except OSError as error:
        raise failures.cannot_start(source, error) from None
    files = tuple(dict.fromkeys(heard(file) for record in runs.records for file in record.files))
    outside = {
        name: heard(file) for record in runs.records for name, file in record.outside.items()
    }
    registry = next((record.registry for record in runs.records if record.registry), None)
    if registry is None:
        raise failures.explain(source, runs, files, outside)
    registry = with_fields(extraction.applied(registry, runs.extracted))
    return Loaded(
        registry=registry,
        files=files,
        output=runs.outcome.output,
        outside=outside,
        executable=next((record.executable for record in runs.records if record.executable), ""),
        touched=next((record.touched for record in runs.records if record.touched), None),
    )


def interpreter(source: Source) -> str | None:
    """Return the interpreter; a name without a folder is a command, everything else a path."""
    if source.python is None or source.python == Path(source.python).name:
        return source.python
    return str(source.folder / Path(source.python).expanduser())


def _request(source: Source) -> dict[str, object]:
    return {
        "module": source.module,
        "paths": [told(source.folder / path) for path in source.paths],
        "root": told(os.path.realpath(source.root)),
        "attributes": dict(source.attributes),
        "run_extractors": source.run_extractors,
        "encoder": source.encoder,
    }
