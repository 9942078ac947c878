"""What the roofs do, one function a verb; knows no engine, no logger and no exit status.

Each is imported when it is first asked for: a build needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.usecases.checking import check, shortfalls
    from mkdocs_sse_registry.usecases.comparing import compared, difference
    from mkdocs_sse_registry.usecases.documenting import document
    from mkdocs_sse_registry.usecases.generating import PageFile, generate
    from mkdocs_sse_registry.usecases.inspecting import PageText, inspect
    from mkdocs_sse_registry.usecases.loading import load, with_direct
    from mkdocs_sse_registry.usecases.promises import declarations, today
    from mkdocs_sse_registry.usecases.reviewing import Review, review
    from mkdocs_sse_registry.usecases.synchronising import SyncedPage, sync

__all__ = [
    "PageFile",
    "PageText",
    "Review",
    "SyncedPage",
    "check",
    "compared",
    "declarations",
    "difference",
    "document",
    "generate",
    "inspect",
    "load",
    "review",
    "shortfalls",
    "sync",
    "today",
    "with_direct",
]

HOMES = {
    "checking": ("check", "shortfalls"),
    "comparing": ("compared", "difference"),
    "documenting": ("document",),
    "generating": ("PageFile", "generate"),
    "inspecting": ("PageText", "inspect"),
    "loading": ("load", "with_direct"),
    "promises": ("declarations", "today"),
    "reviewing": ("Review", "review"),
    "synchronising": ("SyncedPage", "sync"),
}
"""What each module is asked for."""


def __getattr__(name: str) -> object:
    """Return a use case; its module is imported for that."""
    for home, names in HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
