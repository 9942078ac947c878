"""What the roofs do, one function a verb; knows no engine, no logger and no exit status."""

from __future__ import annotations

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
