"""Read a registry for build after build; knows no page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.errors import LoadError
from mkdocs_sse_registry.plugin.watching import Watch
from mkdocs_sse_registry.rendering.reports.plain import plain

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings

log = get_plugin_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a build knows of a registry.

    Attributes:
        registry: The registry.
        problem: Why it could not be read again, when it is an older one.
        comparison: What changed since a revision, `None` where none is named.
        is_of_outer_build: Whether another build has read it, which this one is a part of.
    """

    registry: Registry
    problem: str | None
    comparison: Comparison | None
    is_of_outer_build: bool = False


class Reader:
    """Reads one registry, once for all builds that go on at the same time.

    A plugin for languages builds the site of each inside the build of the first one.

    Args:
        is_serving: Whether builds follow each other, as the registry is edited.
    """

    def __init__(self, *, is_serving: bool = False) -> None:
        self.is_serving = is_serving
        self.watch = Watch()
        self._last_good: Registry | None = None
        self._uncompared: str | None = None
        self._outer: Reading | None = None
        self._builds = 0

    def begin(self, settings: Settings, config: MkDocsConfig) -> Reading:
        """Return the registry for a build that begins.

        Raises:
            ConfigurationError: An option is wrong.
            PluginError: The registry could not be read.
        """
        reading = self._outer or self._read(settings, config)
        self._builds += 1
        self._outer = replace(reading, is_of_outer_build=True)
        return reading

    def end(self) -> None:
        """Forget what was read, if no other build goes on."""
        self._builds -= 1
        if self._builds == 0:
            self._outer = None

    def fail(self) -> None:
        """Forget what was read: a build that fails ends those around it, too."""
        self._builds = 0
        self._outer = None

    def _read(self, settings: Settings, config: MkDocsConfig) -> Reading:
        registry, problem = self._load(settings)
        return Reading(
            registry=registry,
            problem=problem,
            comparison=self._compare(registry, settings, config),
        )

    def _load(self, settings: Settings) -> tuple[Registry, str | None]:
        """Return the registry; while serving, the last good one with what is wrong now."""
        try:
            loaded = usecases.load(settings)
        except LoadError as error:
            self.watch.files(error.files, settings)
            if not self.is_serving or self._last_good is None:
                raise PluginError(str(error)) from None
            log.error("%s", error)  # noqa: TRY400 - a traceback of ours helps nobody
            return self._last_good, str(error)
        self.watch.files(loaded.files, settings)
        if loaded.output:
            lines = map(plain, loaded.output.splitlines())
            log.debug("%s printed:\n%s", settings.registry, "\n".join(lines))
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
