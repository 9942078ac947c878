"""Which files are the user's own, told by their paths; knows nothing of what is in them."""

from __future__ import annotations

import os

LIBRARY = tuple(
    os.path.join(folder(os.path.dirname(os.__file__)), "")
    for folder in (os.path.abspath, os.path.realpath)
)
"""The folder of the standard library, as it is called and as it is."""


def is_installed(path: str) -> bool:
    """Tell whether a file belongs to Python or a package rather than to the user's project."""
    return is_packaged(path) or is_library(path)


def is_packaged(path: str) -> bool:
    """Tell whether a file belongs to an installed package."""
    return f"{os.sep}site-packages{os.sep}" in path or f"{os.sep}dist-packages{os.sep}" in path


def is_library(path: str) -> bool:
    """Tell whether a file belongs to Python itself."""
    return path.startswith((*LIBRARY, "<frozen ")) and not is_packaged(path)
