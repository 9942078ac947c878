"""What lies around a module that is not there; knows no wording for people."""

from __future__ import annotations

import difflib
import inspect
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NAMES = 12


def of_missing(name: str, paths: Iterable[str]) -> dict[str, Any]:
    """Return the names `near` to a missing module, and what each place `held` that was searched.

    `below` are the folders inside the import paths that do hold it, and `parent` is the file of a
    module that was taken for a package.
    """
    parent, _, last = name.rpartition(".")
    holder = sys.modules.get(parent)
    folders = list(getattr(holder, "__path__", ())) if parent else list(paths)
    held = {folder: _modules_in(folder) for folder in folders if os.path.isdir(folder)}
    names = sorted({found for names in held.values() for found in names})
    nearest = difflib.get_close_matches(last, names, n=3, cutoff=0.6)
    return {
        "near": [f"{parent}.{found}" if parent else found for found in nearest],
        "held": {folder: names[:MOST_NAMES] for folder, names in held.items()},
        "below": [] if parent else _holders_below(last, folders),
        "parent": None if folders else getattr(holder, "__file__", None),
    }


def _holders_below(name: str, folders: Iterable[str]) -> list[str]:
    """Return the folders one level below that hold a top-level module, as in a `src` layout."""
    below = [
        entry.path
        for folder in folders
        for entry in _entries(folder)
        if entry.is_dir() and not entry.name.startswith((".", "_"))
    ]
    return [path for path in below if name in _modules_in(path)]


def _modules_in(folder: str) -> list[str]:
    """Return the importable names of a folder, namespace packages with Python files included."""
    names = set()
    for entry in _entries(folder):
        is_folder = entry.is_dir()
        if is_folder and entry.name.isidentifier() and _holds_python(entry.path):
            names.add(entry.name)
        module = inspect.getmodulename(entry.name)
        if module and not is_folder and module != "__init__" and "." not in module:
            names.add(module)
    return sorted(names)


def _holds_python(folder: str) -> bool:
    return any(
        entry.name.endswith(".py")
        or (entry.is_dir() and os.path.isfile(os.path.join(entry.path, "__init__.py")))
        for entry in _entries(folder)
    )


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what a folder holds by name, nothing for one that is not there or not ours to read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
