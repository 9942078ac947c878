"""Connect the Markdown extension with MkDocs: one for all registries of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_sse_registry.markdown_extension import RegistryExtension
from mkdocs_sse_registry.markdown_extension.processors import OWN_NAMES
from mkdocs_sse_registry.plugin import inspection
from mkdocs_sse_registry.plugin.site_host import SiteHost
from mkdocs_sse_registry.rendering import markers

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.templating import Templates
    from mkdocs_sse_registry.settings import Settings

MERMAID_PLUGIN = "mermaid2"
"""The plugin that draws what any fence makes of Mermaid's language."""


def host_of(config: MkDocsConfig) -> SiteHost:
    """Return the site's host, made at first use; a listed extension gives way to ours."""
    for listed in config.markdown_extensions:
        if isinstance(listed, RegistryExtension) and isinstance(listed.host, SiteHost):
            return listed.host
    host = SiteHost(
        marks_references=True,
        draws_mermaid=MERMAID_PLUGIN in config.plugins,
        failure=PluginError,
        report=lambda finding: inspection.report(finding, config, host),
    )
    kept = [listed for listed in config.markdown_extensions if listed not in OWN_NAMES]
    config.markdown_extensions = [*kept, RegistryExtension(host)]  # type: ignore[list-item]
    for name in OWN_NAMES:
        config.mdx_configs.pop(name, None)
    return host


def add_registry(
    config: MkDocsConfig, settings: Settings, book: Book, templates: Templates
) -> None:
    """Give a registry to the site's host.

    Raises:
        PluginError: Another one has its name, or one of its pages.
    """
    host = host_of(config)
    name = settings.name or ""
    if name in host.books:
        called = f"are called {name!r}" if name else "have no name"
        raise PluginError(
            f"Two registries of this site {called}. Give each `sse-registry` entry its own "
            "`name`, by which regions can ask for it."
        )
    if any(page.uri in host.generated for page in book.layout.pages):
        raise PluginError(
            f"Two registries of this site have their pages in {settings.pages.directory!r}. Give "
            "each `sse-registry` in the plugins its own `pages.directory`."
        )
    host.add(name, book, templates)
    host.settings[name] = settings


def turn_to(page: Page, markdown: str, config: MkDocsConfig) -> None:
    """Tell the host which page is made next, and at which line its Markdown begins."""
    host = host_of(config)
    host.page = page.file.src_uri
    host.first_line = 1
    if markers.may_be_in(markdown) and page.file.generated_by is None:
        source = page.file.content_string
        host.first_line += source.rstrip().count("\n") - markdown.rstrip().count("\n")
