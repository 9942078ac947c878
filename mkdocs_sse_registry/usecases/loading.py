"""Read a registry, and apply what the options say of it; knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain.declarations import declared_direct
from mkdocs_sse_registry.sources import readings
from mkdocs_sse_registry.usecases.promises import declarations, today

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings
    from mkdocs_sse_registry.sources.source import Loaded


def load(settings: Settings, meanwhile: Callable[[], None] | None = None) -> Loaded:
    """Read the registry and where the source emits it, and apply what the options say of it.

    Args:
        settings: The options.
        meanwhile: Is called while another interpreter reads it, if one has to.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
        LoadError: The registry could not be read.
    """
    loaded = readings.read(settings.source, meanwhile)
    return replace(loaded, registry=with_direct(loaded.registry, settings))


def with_direct(registry: Registry, settings: Settings) -> Registry:
    """Return the registry with the event types that the options declare direct today.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    return replace(registry, direct=declared_direct(registry, declarations(settings), today()))
