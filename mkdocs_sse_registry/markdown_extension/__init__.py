"""Regions in any Python-Markdown engine: the roof that needs no MkDocs.

A host (the MkDocs plugin) gives the extension the registries and the page that is being made.
Alone, it reads them from the mkdocs.yml of the current folder, once a page needs them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions import Extension

from mkdocs_sse_registry.markdown_extension import engine_pages, names
from mkdocs_sse_registry.markdown_extension.conversion import Conversion
from mkdocs_sse_registry.markdown_extension.fences import Fences
from mkdocs_sse_registry.markdown_extension.host import Host
from mkdocs_sse_registry.markdown_extension.processors import register

if TYPE_CHECKING:
    from markdown import Markdown

__all__ = ["Host", "RegistryExtension", "makeExtension"]


class RegistryExtension(Extension):
    """Fills the regions of a page.

    Args:
        host: The engine; `None` for one that only knows Python-Markdown.
        config_file: Where the options are, when there is no host.
        page: Path of the page below docs_dir, when there is no host and the engine does not say it.

    Attributes:
        host: The engine.
        fences: What the site makes of fenced code.
    """

    def __init__(self, host: Host | None = None, **options: str) -> None:
        self.config = {
            "config_file": ["mkdocs.yml", "Path of the mkdocs.yml with the options"],
            "page": ["", "Path of the page below docs_dir, where the engine does not say it"],
        }
        super().__init__(**options)
        self.host = host
        self.fences = Fences()

    def page_of(self, md: Markdown) -> str | None:
        """Return the page that a conversion is of, `None` where its links would lead nowhere."""
        if self.host is not None:
            return self.host.page_of(md)
        return engine_pages.page_of(md) or self.getConfig("page") or None

    def host_of(self, md: Markdown) -> Host:
        """Return the engine; without one, a host that is made from the options in mkdocs.yml.

        Raises:
            ConfigurationError: There is no such file, or an option is wrong.
            LoadError: The registry could not be read.
        """
        if self.host is not None:
            return self.host
        from mkdocs_sse_registry.markdown_extension import standalone  # noqa: PLC0415 - a plugin has its own

        return standalone.host(Path(self.getConfig("config_file")), self.page_of(md))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base's name
        """Register the processors of one conversion."""
        conversion = Conversion(md, self)
        register(md, conversion)
        names.register(md, conversion)


def makeExtension(**options: str) -> RegistryExtension:  # noqa: N802 - Markdown's own name
    """Return the extension, for engines that name it by its module."""
    return RegistryExtension(None, **options)
