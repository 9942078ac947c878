"""Hold a registry against an earlier revision of it; knows no git and no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.diff.comparing import compare
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.errors import RevisionError
from mkdocs_sse_registry.sources import revisions
from mkdocs_sse_registry.sources.revisions import FORK
from mkdocs_sse_registry.usecases.loading import load, with_direct

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings


def difference(
    settings: Settings,
    base: str,
    head: str | None = None,
    *,
    config_file: Path | None,
    base_module: str | None = None,
) -> Comparison:
    """Return what changed between two revisions of a registry.

    Args:
        settings: The options of today.
        base: The earlier revision; `main...` is the commit where the later one left `main`.
        head: The later one, `None` for the working tree.
        config_file: The mkdocs.yml, `None` where the options are of none.
        base_module: Dotted name of the module in the earlier one, where it had another one.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
        LoadError: The registry of the working tree could not be read.
        RevisionError: There is no such revision, or its registry cannot be read.
    """
    # The later one first: a mistake in the options of today is not one of the earlier revision.
    now = None if head is None else _former(settings, head, config_file=config_file)
    registry = now.registry if now else load(settings).registry
    if head is not None and base.endswith(FORK):
        base += head
    was = _former(settings, base, config_file=config_file, module=base_module)
    return Comparison(
        module=registry.origin.module,
        base=was.revision,
        head=now.revision if now else None,
        changes=compare(was.registry, registry),
    )


def compared(
    registry: Registry, settings: Settings, *, config_file: Path | None
) -> Comparison | None:
    """Return what changed since the revision that the options name; `None` where they name none.

    A revision that cannot be read is no reason to stop: the comparison says why.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
    """
    if settings.compare_to is None:
        return None
    module = registry.origin.module
    try:
        was = _former(settings, settings.compare_to, config_file=config_file)
    except RevisionError as error:
        base = Revision(name=settings.compare_to)
        return Comparison(module=module, base=base, problem=str(error))
    changes = compare(was.registry, registry)
    return Comparison(module=module, base=was.revision, changes=changes)


class _Former(Struct, frozen=True, kw_only=True):
    """A registry as it was.

    Attributes:
        registry: The registry, with what was declared direct.
        revision: When that was.
    """

    registry: Registry
    revision: Revision


def _former(
    settings: Settings, revision: str, *, config_file: Path | None, module: str | None = None
) -> _Former:
    """Return a registry as it was at a revision, read with the options of then.

    Args:
        settings: The options of today.
        revision: A branch, a tag, a commit.
        config_file: The mkdocs.yml, `None` where the options are of none.
        module: Dotted name of the module at that time, where no option of then says it.

    Raises:
        ConfigurationError: `SOURCE_DATE_EPOCH` is set to something else than a time.
        RevisionError: There is no such revision, or its registry cannot be read.
    """
    found = revisions.find(settings.folder, revision)
    if config_file is not None:
        settings = configuration.former(config_file.absolute(), settings, found.content)
    if module is not None:
        settings = replace(settings, registry=module)
    registry = with_direct(revisions.read(settings.source, found), settings)
    return _Former(registry=registry, revision=found.named)
