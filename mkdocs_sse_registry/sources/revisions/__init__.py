"""A registry as it was at a git revision: the revision is found, its tree is read; no page.

The checkout, the index and the list of worktrees stay as they are.
"""

from __future__ import annotations

from mkdocs_sse_registry.sources.revisions.lookup import FORK, Revision, find
from mkdocs_sse_registry.sources.revisions.reading import read

__all__ = ["FORK", "Revision", "find", "read"]
