"""Which page a conversion is of, where the engine says it; imports no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown

ZENSICAL = "rendering_context"
"""The preprocessor with which Zensical tells its extensions of the page."""


def page_of(md: Markdown) -> str | None:
    """Return the path of the page below docs_dir, `None` where the engine does not say it."""
    if ZENSICAL not in md.preprocessors:
        return None
    page = getattr(md.preprocessors[ZENSICAL], "page", None)
    path = getattr(page, "path", None)
    return path if isinstance(path, str) and path else None
