"""Read a registry with its emissions, or find what an earlier run read; knows no page."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_sse_registry.domain import problems
from mkdocs_sse_registry.sources.cache import circumstances, evidence, folder
from mkdocs_sse_registry.sources.cache.evidence import Evidence  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.sources.probe_paths import told
from mkdocs_sse_registry.sources.source import Loaded
from mkdocs_sse_registry.sources.stamps import State, stamps

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.emissions import Search
    from mkdocs_sse_registry.sources.source import Source


class _Kept(Struct, frozen=True, kw_only=True):
    """A reading, and what it was made of."""

    evidence: Evidence
    digest: str
    loaded: msgspec.Raw


def read(source: Source, meanwhile: Callable[[], None] | None = None) -> Loaded:
    """Return a registry with its emissions, as an earlier run read it if nothing has changed since.

    Kept is what was read to the end, by an interpreter that we know, by code that looked at nothing
    but files that can be read again.

    Args:
        source: The registry.
        meanwhile: Is called while another interpreter reads it, if one has to.

    Raises:
        LoadError: The registry could not be read.
    """
    if not source.is_kept:
        return with_emissions(source, meanwhile)
    key = circumstances.key(source)
    kept = _fetched(source, key)
    if kept is not None:
        return kept
    began = time.time_ns()
    loaded = with_emissions(source, meanwhile)
    _keep(source, key, loaded, began)
    return replace(loaded, touched=None)


def with_emissions(source: Source, meanwhile: Callable[[], None] | None = None) -> Loaded:
    """Read a registry, and add the emissions below the paths; their files count as read too.

    What the search needs of the source is parsed while the other interpreter is at work.

    Args:
        source: The registry.
        meanwhile: Is called then, too.

    Raises:
        LoadError: The registry could not be read.
    """
    from mkdocs_sse_registry.sources import loading  # noqa: PLC0415 - what is kept needs none

    searches: list[Search] = []

    def prepare() -> None:
        from mkdocs_sse_registry.sources import emissions  # noqa: PLC0415 - as above

        searches.append(emissions.Search(source))
        if meanwhile is not None:
            meanwhile()

    loaded = loading.read(source, meanwhile=prepare)
    (search,) = searches
    found = search.find(loaded.registry)
    files = (str(source.root / each.path) for each in found)
    touched = loaded.touched
    if touched is not None:
        followed = map(told, search.followed)
        touched = replace(touched, files=tuple(dict.fromkeys((*touched.files, *followed))))
    return replace(
        loaded,
        touched=touched,
        registry=replace(loaded.registry, emissions=found),
        files=tuple(dict.fromkeys((*loaded.files, *files))),
    )


def _fetched(source: Source, key: str) -> Loaded | None:
    """Return what was kept, `None` where there is nothing, or it is of before a change."""
    content = folder.fetch(source.folder, key)
    with contextlib.suppress(msgspec.DecodeError):
        kept = msgspec.json.decode(content or b"", type=_Kept)
        if kept.evidence.digest() == kept.digest:
            return msgspec.json.decode(kept.loaded, type=Loaded)
    return None


def _keep(source: Source, key: str, loaded: Loaded, began: int) -> None:
    """Keep a reading, unless it may be of before a change or is not of files alone."""
    found = None if problems.ran_out_of_time(loaded.registry) else evidence.of(loaded, source)
    if found is None or not _is_known(source, loaded):
        return
    digest = found.digest()
    now = State(stamps=stamps(found.stamped()))
    if digest is None or not now.was_calm(began, time.time_ns(), found.folders()):
        return
    with contextlib.suppress(UnicodeEncodeError):  # a path is no text
        content = msgspec.json.encode(replace(loaded, touched=None))
        kept = _Kept(evidence=found, digest=digest, loaded=msgspec.Raw(content))
        folder.keep(source.folder, key, msgspec.json.encode(kept))


def _is_known(source: Source, loaded: Loaded) -> bool:
    """Tell whether the interpreter is the one that is named, not one that a script chose."""
    named = circumstances.interpreter(source)
    return named is not None and os.path.realpath(named) == os.path.realpath(loaded.executable)
