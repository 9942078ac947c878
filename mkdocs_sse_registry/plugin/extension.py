"""Connect the Markdown extension with MkDocs: one for all registries of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_sse_registry.markdown_extension import RegistryExtension
from mkdocs_sse_registry.markdown_extension.processors import OWN_NAMES
from mkdocs_sse_registry.plugin import inspection
from mkdocs_sse_registry.plugin.site_host import SiteHost, Told
from mkdocs_sse_registry.rendering import markers

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.layout import Page as GeneratedPage
    from mkdocs_sse_registry.rendering.templating import Templates
    from mkdocs_sse_registry.settings import Settings

MERMAID_PLUGIN = "mermaid2"
"""The plugin that draws what any fence makes of Mermaid's language."""

THEMES_WITHOUT_TABS = ("mkdocs", "readthedocs")
"""Where the elements of tabs stand bare, one below the other."""


def host_of(config: MkDocsConfig) -> SiteHost:
    """Return the site's host, made at first use; a listed extension gives way to ours."""
    return _host_in(config) or _connected(config, set())


def host_for(config: MkDocsConfig, settings: Settings, *, is_inner: bool) -> SiteHost:
    """Return the host for a build of the site with a registry that it does not know yet.

    Args:
        config: MkDocs' options, which may have been used for another build already.
        settings: The options of the registry.
        is_inner: Whether that build still goes on, so that nothing is told again.
    """
    host = host_of(config)
    if any(known is settings for known in host.settings.values()):
        return _connected(config, host.told if is_inner else set())
    return host


def add_registry(host: SiteHost, settings: Settings, book: Book, templates: Templates) -> None:
    """Give a registry to the site's host.

    Raises:
        PluginError: Another one has its name, or one of its pages.
    """
    name = settings.name or ""
    if name in host.books:
        called = f"are called {name!r}" if name else "have no name"
        modules = f"{host.settings[name].registry} and {settings.registry}"
        raise PluginError(
            f"Two registries of this site {called}: {modules}. Give each `sse-registry` in the "
            "plugins its own `name`, by which regions can ask for it."
        )
    # A folder can be the same in other letters: some file systems do not tell them apart.
    taken = {uri.casefold(): other for uri, (other, _) in host.generated.items()}
    for page in book.layout.pages:
        if page.uri.casefold() in taken:
            other = host.settings[taken[page.uri.casefold()]]
            raise PluginError(_of_one_page(other, settings, page))
    host.add(name, book, templates)
    host.settings[name] = settings


def _of_one_page(first: Settings, second: Settings, page: GeneratedPage) -> str:
    folders = " and ".join(
        f"{each.registry} in {each.pages.directory!r}" for each in (first, second)
    )
    return (
        f"Two registries of this site have their pages in one folder: {folders} would both make "
        f"{page.uri}. Give each `sse-registry` in the plugins its own `pages.directory`."
    )


def turn_to(page: Page, markdown: str, config: MkDocsConfig) -> None:
    """Tell the host which page is made next, and at which line its Markdown begins."""
    host = host_of(config)
    host.page = page.file.src_uri
    host.first_line = 1
    if markers.may_be_in(markdown) and page.file.generated_by is None:
        source = page.file.content_string
        host.first_line += source.rstrip().count("\n") - markdown.rstrip().count("\n")


def _host_in(config: MkDocsConfig) -> SiteHost | None:
    for listed in config.markdown_extensions:
        if isinstance(listed, RegistryExtension) and isinstance(listed.host, SiteHost):
            return listed.host
    return None


def _connected(config: MkDocsConfig, told: set[Told]) -> SiteHost:
    """Return a new host, for which the Markdown extension works from now on.

    The list of extensions stays the same object: mkdocstrings keeps it for docstrings.
    """
    host = SiteHost(
        marks_references=True,
        draws_mermaid=MERMAID_PLUGIN in config.plugins,
        has_tabs=config.theme.name not in THEMES_WITHOUT_TABS,
        failure=PluginError,
        report=lambda finding: inspection.report(finding, config, host),
        told=told,
    )
    kept = [
        listed
        for listed in config.markdown_extensions
        if listed not in OWN_NAMES and not isinstance(listed, RegistryExtension)
    ]
    config.markdown_extensions[:] = [*kept, RegistryExtension(host)]  # type: ignore[list-item]
    for name in OWN_NAMES:
        config.mdx_configs.pop(name, None)
    return host
