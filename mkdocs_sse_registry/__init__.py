"""Documentation of a Server-Sent Events registry, always as current as the registry.

Public names are resolved when they are first used: importing this package imports nothing else, so
that an application below it starts as fast as alone.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.api import check, compare, load
    from mkdocs_sse_registry.domain.diff.changes import Changes
    from mkdocs_sse_registry.domain.findings import Findings
    from mkdocs_sse_registry.domain.model import Registry

__version__ = "0.1.0"
__all__ = ["Changes", "Findings", "Registry", "__version__", "check", "compare", "load"]

_HOMES = {
    "Changes": "mkdocs_sse_registry.domain.diff.changes",
    "Findings": "mkdocs_sse_registry.domain.findings",
    "Registry": "mkdocs_sse_registry.domain.model",
    "check": "mkdocs_sse_registry.api",
    "compare": "mkdocs_sse_registry.api",
    "load": "mkdocs_sse_registry.api",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
