"""The MkDocs plugin: one method an event, each of which hands over to what does the work.

The only folder that imports MkDocs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.errors import ConfigurationError, LoadError
from mkdocs_sse_registry.plugin import (
    assets,
    cross_references,
    extension,
    inspection,
    navigation,
    pages,
)
from mkdocs_sse_registry.plugin.options import PluginConfig
from mkdocs_sse_registry.plugin.watching import Watch
from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.settings import Settings

log = get_plugin_logger(__name__)


class Plugin(BasePlugin[PluginConfig]):
    """Documents one registry; listed once for each registry of a site.

    MkDocs keeps the instance over the rebuilds of `mkdocs serve`, because it has `on_startup`.
    """

    supports_multiple_instances = True

    def __init__(self) -> None:
        self._is_serving = False
        self._last_good: Registry | None = None
        self._uncompared: str | None = None
        self._watch = Watch()
        self._book: Book

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether builds follow each other."""
        del dirty
        self._is_serving = command == "serve"

    def on_shutdown(self) -> None:
        """Forget what was kept from build to build."""
        self._is_serving = False
        self._last_good = None
        self._uncompared = None
        self._watch = Watch()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the registry, and give it to the Markdown extension."""
        settings = self.config.settings
        registry, problem = self._read(settings)
        try:
            comparison = self._compare(registry, settings, config)
            self._book = usecases.document(
                registry,
                settings,
                repo_url=config.repo_url,
                problem=problem,
                comparison=comparison,
            )
            short = usecases.shortfalls(registry, settings, comparison)
        except ConfigurationError as error:
            raise PluginError(str(error)) from None
        templates = Templates(settings.templates_folder)
        extension.add_registry(config, settings, self._book, templates)
        extension.host_of(config).shortfalls += short
        assets.name_in(config, has_filter=settings.pages.filter)
        if settings.pages.nav:
            navigation.add_to_nav(config, self._book.layout.pages, settings.pages.title)
        if settings.templates_folder:
            config.watch.append(str(settings.templates_folder))
        return config

    def _read(self, settings: Settings) -> tuple[Registry, str | None]:
        """Return the registry; while serving, the last good one with what is wrong now."""
        try:
            loaded = usecases.load(settings)
        except LoadError as error:
            self._watch.files(error.files, settings)
            if not self._is_serving or self._last_good is None:
                raise PluginError(str(error)) from None
            log.error("%s", error)  # noqa: TRY400 - a traceback of ours helps nobody
            return self._last_good, str(error)
        except ConfigurationError as error:
            raise PluginError(str(error)) from None
        self._watch.files(loaded.files, settings)
        if loaded.output:
            log.debug("%s printed:\n%s", settings.registry, loaded.output)
        self._last_good = loaded.registry
        return loaded.registry, None

    def _compare(
        self, registry: Registry, settings: Settings, config: MkDocsConfig
    ) -> Comparison | None:
        """Return what changed since a revision; say once why that is not known."""
        comparison = usecases.compared(
            registry, settings, config_file=Path(config.config_file_path)
        )
        problem = comparison.problem if comparison else None
        if comparison and problem and problem != self._uncompared:
            log.warning(
                "%s is not compared with %s, and the site is built without the comparison "
                "(compare_to): %s",
                comparison.module,
                comparison.base,
                problem,
            )
        self._uncompared = problem
        return comparison

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the style sheet and the scripts."""
        assets.add_files(files, config)
        pages.add_files(files, config, self._book, self.config.settings)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Order the section, if MkDocs made it; the last registry of a site checks all of them."""
        host = extension.host_of(config)
        host.seen += 1
        if host.seen == len(host.books):
            inspection.inspect(files, config, host)
        if config.nav is None:
            navigation.arrange(nav, self._book.layout.pages, self.config.settings.pages)
        return nav

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the modules that the registry is made of."""
        del config, builder
        self._watch.start(server)
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
        cross_references.register(page, config, self._book)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fail where a coverage is under its threshold, once for all registries of the site."""
        host = extension.host_of(config)
        texts, host.shortfalls = [str(each) for each in host.shortfalls], []
        if not texts:
            return
        if not self._is_serving:
            raise PluginError("\n".join(texts))
        for text in texts:
            log.error("%s", text)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Link names of Python objects, now that all pages are there."""
        del env
        cross_references.resolve(files, config)


__all__ = ["Plugin"]
