"""What a build has to load whatever the registry holds; knows no registry."""

from __future__ import annotations

import contextlib
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

RENDERING = ("mkdocs_sse_registry.usecases.documenting", "mkdocs_sse_registry.usecases.inspecting")
"""Modules of ours that a build imports once there is a registry."""

COLOURED_BY = {
    "codehilite": "codehilite",
    "markdown.extensions.codehilite": "markdown.extensions.codehilite",
    "pymdownx.highlight": "pymdownx.highlight",
    "pymdownx.superfences": "pymdownx.highlight",
}
"""Extensions that have Pygments colour code, and the one whose options say if they really do."""

LANGUAGES = ("javascript", "python", "sh", "text")
"""Of the listings on our pages."""


def prepare(config: MkDocsConfig) -> None:
    """Load it ahead of time, where there is time: another interpreter reads the registry.

    The lexers of Pygments take most of it: the first listing in a language waits for all the
    patterns of its lexer.
    """
    for module in RENDERING:
        import_module(module)
    if any(_colours(config, *each) for each in COLOURED_BY.items()):
        with contextlib.suppress(ImportError):  # a site can be without
            lexers = import_module("pygments.lexers")
            for language in LANGUAGES:
                lexers.get_lexer_by_name(language)


def _colours(config: MkDocsConfig, extension: str, told_by: str) -> bool:
    options = config.mdx_configs.get(told_by) or {}
    return extension in config.markdown_extensions and options.get("use_pygments", True)
