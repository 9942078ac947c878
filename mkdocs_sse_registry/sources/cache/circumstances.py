"""What a reading depends on beside the files it is made of, as a short text; knows no registry.

These are the options, our own code, the interpreter that is named, the machine, the day, and the
variables of the environment.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.sources.source import Source

LEFT_OUT = frozenset({"_", "OLDPWD", "PWD", "SHLVL", "NO_MKDOCS_2_WARNING"})
"""Variables by which a shell tells of itself, and one that Material sets in each build."""


def key(source: Source) -> str:
    """Return what readings have in common that are made alike."""
    variables = {name: os.environ[name] for name in os.environ if name not in LEFT_OUT}
    known = {
        "module": source.module,
        "folder": str(source.folder),
        "paths": [*source.paths],
        "root": str(source.root),
        "attributes": dict(source.attributes),
        "encoder": source.encoder,
        "run_extractors": source.run_extractors,
        "timeout": source.timeout,
        "python": _named(interpreter(source)),
        "ours": our_code(),
        "variables": variables,
        "days": days(),
        "machine": [sys.platform, *(os.uname() if sys.platform != "win32" else ())],
    }
    text = json.dumps(known, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def interpreter(source: Source) -> str | None:
    """Return the interpreter that is started, as a path; `None` where there is none."""
    return shutil.which(source.interpreter or sys.executable)


def _named(python: str | None) -> list[str]:
    """Return what an interpreter has in common under all of its names."""
    return [os.path.dirname(python), os.path.realpath(python)] if python else []  # noqa: PTH120 - a text


def days() -> list[str]:
    """Return the dates of today that the user's code may ask for: of UTC, and of here."""
    return [str(dt.datetime.now(dt.UTC).date()), str(dt.datetime.now().astimezone().date())]


@functools.cache
def our_code() -> str:
    """Return what tells our own code from that of another day."""
    code = hashlib.sha256()
    for path, found in sorted(_python_files(str(Path(__file__).parents[2]))):
        code.update(
            f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0".encode(errors="surrogateescape")
        )
    return code.hexdigest()


def _python_files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _python_files(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.path, entry.stat()
