"""Paths on their way to the probe and back; knows nothing of what they lead to.

The probe's interpreter reads every path as UTF-8. Ours may run in a locale that knows less.
"""

from __future__ import annotations

import os


def told(path: str | os.PathLike[str]) -> str:
    """Return one of our paths as the probe writes it."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def shown(path: str | os.PathLike[str]) -> str:
    """Return one of our paths as the probe shows it: what is no text is escaped."""
    return told(path).encode("utf-8", "backslashreplace").decode("utf-8")


def heard(path: str) -> str:
    """Return a path of the probe's as ours."""
    return os.fsdecode(path.encode("utf-8", "surrogateescape"))
