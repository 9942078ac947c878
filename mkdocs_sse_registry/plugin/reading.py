"""Read a registry for build after build; knows no page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain import problems
from mkdocs_sse_registry.domain.errors import LoadError
from mkdocs_sse_registry.markdown_extension.kept import Kept
from mkdocs_sse_registry.plugin.preparing import prepare
from mkdocs_sse_registry.plugin.watching import Watch
from mkdocs_sse_registry.rendering.reports.plain import plain
from mkdocs_sse_registry.sources import dependencies
from mkdocs_sse_registry.sources.stamps import State, stamps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings

log = get_plugin_logger(__name__)


class Reading(Struct, frozen=True, kw_only=True):
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

    A plugin for languages builds the site of each inside the build of the first one. While a site
    is served, the registry is read again only when something that it depends on has changed.

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
        self._kept: Kept[Reading] = Kept()
        self._files: tuple[str, ...] = ()

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
        # A build can go on although one in it failed, which has ended both.
        self._builds = max(0, self._builds - 1)
        if self._builds == 0:
            self._outer = None

    def fail(self) -> None:
        """Forget what was read: a build that fails ends those around it, too."""
        self._builds = 0
        self._outer = None

    def _read(self, settings: Settings, config: MkDocsConfig) -> Reading:
        config_file = Path(config.config_file_path)

        def make() -> Reading:
            registry, problem = self._load(settings, config)
            comparison = self._compare(registry, settings, config_file)
            return Reading(registry=registry, problem=problem, comparison=comparison)

        if not self.is_serving:
            return make()

        return self._kept.get(
            config_file,
            make,
            lambda made: self._state(made, settings, config_file),
            looks_around=True,
        )

    def _state(self, made: Reading, settings: Settings, config_file: Path) -> State:
        """Return what a reading depends on, as that is now."""
        return State(
            stamps=stamps(
                {
                    str(config_file),
                    *dependencies.files(settings.source, self._files),
                    *dependencies.environment(settings.source),
                }
            ),
            values=(
                settings,
                usecases.today(),
                dependencies.commit(settings.folder, settings.compare_to),
                # What failed may succeed with the next build, although nothing else has changed.
                _is_good(made) or object(),
                *sorted(os.environ.items()),
            ),
        )

    def _load(self, settings: Settings, config: MkDocsConfig) -> tuple[Registry, str | None]:
        """Return the registry; while serving, the last good one with what is wrong now."""
        try:
            loaded = usecases.load(settings, meanwhile=lambda: prepare(config))
        except LoadError as error:
            self._take(error.files, error.outside, settings)
            if not self.is_serving or self._last_good is None:
                raise PluginError(str(error)) from None
            log.error("%s", error)  # noqa: TRY400 - a traceback of ours helps nobody
            return self._last_good, str(error)
        self._take(loaded.files, loaded.outside, settings)
        if loaded.output:
            lines = map(plain, loaded.output.splitlines())
            log.debug("%s printed:\n%s", settings.registry, "\n".join(lines))
        self._last_good = loaded.registry
        return loaded.registry, None

    def _take(self, files: tuple[str, ...], outside: Mapping[str, str], settings: Settings) -> None:
        """Remember what was imported."""
        self.watch.files(files, settings)
        self._files = (*files, *outside.values())

    def _compare(
        self, registry: Registry, settings: Settings, config_file: Path
    ) -> Comparison | None:
        """Return what changed since a revision; say once why that is not known."""
        if settings.compare_to is None:
            return None
        comparison = usecases.compared(registry, settings, config_file=config_file)
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


def _is_good(reading: Reading) -> bool:
    """Tell whether all could be read, and was in time."""
    has_failed = reading.problem is not None or problems.ran_out_of_time(reading.registry)
    comparison = reading.comparison
    return not has_failed and (comparison is None or comparison.problem is None)
