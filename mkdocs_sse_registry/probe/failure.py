"""Why there is no registry, as plain data with the user's own frames; knows no wording for people.

A failure has a `kind`. One of an import has the exception's `message`, the `traceback` cut to the
user's frames, the `path` and `line` at fault, and for a missing module its `name`, `near` names,
and what each import path `held`. One of the shape has the `facts`.
"""

from __future__ import annotations

import difflib
import importlib.machinery
import os
import pkgutil
import traceback
from typing import TYPE_CHECKING, Any

from .text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .entries import ShapeError

MOST_NAMES = 12


def is_installed(path: str) -> bool:
    """Tell whether a file belongs to an installed package rather than to the user's project."""
    return f"{os.sep}site-packages{os.sep}" in path or f"{os.sep}dist-packages{os.sep}" in path


def of_shape(error: ShapeError) -> dict[str, Any]:
    """Describe a module that holds no registry of a known shape."""
    return {"kind": "shape", "facts": error.facts}


def of_import(error: BaseException, module: str, paths: Iterable[str]) -> dict[str, Any]:
    """Describe an exception that importing a module ended with."""
    report = traceback.TracebackException.from_exception(error)
    _keep_user_frames(report)
    frame = report.stack[-1] if report.stack else None
    described = {
        "kind": "raised",
        "message": plain("".join(report.format_exception_only())).strip(),
        "traceback": plain("".join(report.format())).strip(),
        "path": frame.filename if frame else None,
        "line": frame.lineno if frame else None,
    }
    if isinstance(error, SyntaxError):
        described.update(kind="syntax", path=error.filename, line=error.lineno)
    elif isinstance(error, SystemExit):
        described.update(kind="exited", message=plain(str(error.code)))
    elif isinstance(error, ModuleNotFoundError) and error.name:
        wanted = f"{module}.".startswith(f"{error.name}.") and frame is None
        described.update(kind="missing" if wanted else "dependency", name=error.name)
        if wanted:
            described.update(_neighbours(error.name, paths))
    return described


def _keep_user_frames(report: traceback.TracebackException) -> None:
    """Drop the frames of the import system and of the probe, along the whole chain of causes."""
    ours = os.path.dirname(os.path.abspath(__file__))
    link: traceback.TracebackException | None = report
    while link is not None:
        own = [
            frame
            for frame in link.stack
            if not frame.filename.startswith(("<frozen importlib", ours))
            and not frame.filename.startswith(os.path.dirname(importlib.__file__) + os.sep)
        ]
        theirs = [frame for frame in own if not is_installed(frame.filename)]
        link.stack[:] = theirs or own
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _neighbours(name: str, paths: Iterable[str]) -> dict[str, Any]:
    """Return what lies where the missing module was looked for, and the names nearest to it."""
    parent, _, last = name.rpartition(".")
    folders = [os.path.join(path, *parent.split(".")) if parent else path for path in paths]
    held = {folder: _modules_in(folder) for folder in folders if os.path.isdir(folder)}
    names = sorted({found for names in held.values() for found in names})
    near = [f"{parent}.{found}" if parent else found for found in _nearest(last, names)]
    return {"near": near, "held": {folder: names[:MOST_NAMES] for folder, names in held.items()}}


def _nearest(name: str, names: list[str]) -> list[str]:
    return difflib.get_close_matches(name, names, n=3, cutoff=0.6)


def _modules_in(folder: str) -> list[str]:
    """Return the importable names of a folder, namespace packages with Python files included."""
    names = {found.name for found in pkgutil.iter_modules([folder])}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.isidentifier() and entry.is_dir() and _holds_python(entry.path):
                names.add(entry.name)
    return sorted(names)


def _holds_python(folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(
                entry.name.endswith(".py")
                or (entry.is_dir() and os.path.isfile(os.path.join(entry.path, "__init__.py")))
                for entry in entries
            )
    except OSError:
        return False
