"""The MkDocs plugin: one method an event, each of which hands over to what does the work.

The only folder that imports MkDocs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.plugin import (
    assets,
    cross_references,
    extension,
    inspection,
    languages,
    navigation,
    pages,
)
from mkdocs_sse_registry.plugin.options import PluginConfig
from mkdocs_sse_registry.plugin.reading import Reader
from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_sse_registry.rendering.book import Book

log = get_plugin_logger(__name__)


class Plugin(BasePlugin[PluginConfig]):
    """Documents one registry; listed once for each registry of a site.

    MkDocs keeps the instance over the rebuilds of `mkdocs serve`, because it has `on_startup`.
    """

    supports_multiple_instances = True

    def __init__(self) -> None:
        self._reader = Reader()
        self._book: Book
        self._generated: tuple[File, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether builds follow each other."""
        del dirty
        self._reader = Reader(is_serving=command == "serve")

    def on_shutdown(self) -> None:
        """Forget what was kept from build to build."""
        self._reader = Reader()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the registry, and give it to the Markdown extension."""
        settings = self.config.settings
        try:
            reading = self._reader.begin(settings, config)
            self._book = usecases.document(
                reading.registry,
                settings,
                repo_url=config.repo_url,
                edit_uri=config.edit_uri,
                problem=reading.problem,
                comparison=reading.comparison,
            )
            short = usecases.shortfalls(reading.registry, settings, reading.comparison)
        except ConfigurationError as error:
            raise PluginError(str(error)) from None
        templates = Templates(settings.templates_folder)
        host = extension.host_for(config, settings, is_inner=reading.is_of_outer_build)
        extension.add_registry(host, settings, self._book, templates)
        if not reading.is_of_outer_build:
            called = f"{settings.name}: " if settings.name else ""
            host.shortfalls += (f"{called}{each}" for each in short)
        assets.name_in(config, has_filter=settings.pages.filter)
        if settings.templates_folder:
            config.watch.append(str(settings.templates_folder))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Add the pages to the nav, which other plugins may have replaced until now."""
        options = self.config.settings.pages
        if options.nav:
            navigation.add_to_nav(config, self._book.layout.pages, options.title)

    def _add_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the style sheet and the scripts."""
        assets.add_files(files, config)
        self._generated = pages.add_files(files, config, self._book, self.config.settings)
        return files

    @event_priority(-200)
    def _restore_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give generated pages that have gone through static-i18n their content back."""
        languages.restore(files, config, self._generated)
        return files

    on_files = CombinedEvent(_add_files, _restore_files)

    @event_priority(50)
    def _name_pages(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the pages of the categories, where section-index would rename one of them."""
        if navigation.SECTION_INDEX in config.plugins:
            navigation.name_categories(files, self._book)
        return nav

    @event_priority(-90)
    def _arrange(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Order the section, if MkDocs made it; the last registry of a site checks all of them."""
        host = extension.host_of(config)
        host.seen += 1
        if host.seen == len(host.books):
            inspection.inspect(files, config, host)
        if config.nav is None:
            options = self.config.settings.pages
            navigation.arrange(nav, self._book.layout.pages, options, host.generated)
        return nav

    on_nav = CombinedEvent(_name_pages, _arrange)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the modules that the registry is made of."""
        del config, builder
        self._reader.watch.start(server)
        return server

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Tell the Markdown extension which page follows."""
        del files
        extension.turn_to(page, markdown, config)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Make the event types of a category page known to other sites and pages."""
        del html, files
        cross_references.register(page, config, extension.host_of(config))

    def _publish(self, *, config: MkDocsConfig) -> None:
        """Tell other sites where the event types are."""
        cross_references.publish(config, extension.host_of(config))

    def _fail_below_thresholds(self, *, config: MkDocsConfig) -> None:
        """Fail where a coverage is under its threshold, once for all registries of the site."""
        host = extension.host_of(config)
        texts, host.shortfalls = host.shortfalls, []
        if not texts:
            return
        if not self._reader.is_serving:
            raise PluginError("\n".join(texts))
        for text in texts:
            log.error("%s", text)

    @event_priority(-200)
    def _end_build(self, *, config: MkDocsConfig) -> None:
        """Let the next build read the registry again, unless it is a part of this one."""
        del config
        self._reader.end()

    on_post_build = CombinedEvent(_publish, _fail_below_thresholds, _end_build)

    def on_build_error(self, *, error: Exception) -> None:
        """Let the next build read the registry again."""
        del error
        self._reader.fail()

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Link names of Python objects, now that all pages are there."""
        del env
        cross_references.resolve(files, config, extension.host_of(config))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Link them also in what a theme or another plugin has made since, such as an excerpt."""
        return cross_references.resolved(output, page, config, extension.host_of(config))


__all__ = ["Plugin"]
