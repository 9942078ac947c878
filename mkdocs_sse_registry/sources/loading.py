"""Read a registry by importing its module in a fresh interpreter; knows no page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.payloads import with_fields
from mkdocs_sse_registry.sources import extraction, failures
from mkdocs_sse_registry.sources.probe_paths import heard, told
from mkdocs_sse_registry.sources.process import NotStartedError
from mkdocs_sse_registry.sources.source import Loaded

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Source


def read(source: Source, meanwhile: Callable[[], None]) -> Loaded:
    """Import the module in a fresh interpreter and return its registry.

    Args:
        source: Where it is, and how to read it.
        meanwhile: Is called while the other interpreter is at work.

    Raises:
        InterpreterError: The interpreter cannot be started, or is too old.
        ModuleMissingError: No module of that name is below the paths.
        ImportFailedError: Importing the module raised, exited or crashed.
        ImportTimeoutError: The time limit was reached.
        ShapeError: The module holds no registry that can be read.
        EncoderError: The function that makes JSON of payloads cannot be had.
    """
    try:
        runs = extraction.run(
            source.interpreter,
            _request(source),
            folder=str(source.folder),
            timeout=source.timeout,
            meanwhile=meanwhile,
        )
    except NotStartedError as error:
        raise failures.cannot_start(source, error) from None
    files = tuple(dict.fromkeys(heard(file) for record in runs.records for file in record.files))
    outside = {
        name: heard(file) for record in runs.records for name, file in record.outside.items()
    }
    registry = next((record.registry for record in runs.records if record.registry), None)
    if registry is None:
        raise failures.explain(source, runs, files, outside)
    registry = with_fields(extraction.applied(registry, runs.extracted))
    return Loaded(
        registry=registry,
        files=files,
        output=runs.outcome.output,
        outside=outside,
        executable=next((record.executable for record in runs.records if record.executable), ""),
        touched=next((record.touched for record in runs.records if record.touched), None),
    )


def _request(source: Source) -> dict[str, object]:
    return {
        "module": source.module,
        "paths": [told(source.folder / path) for path in source.paths],
        "root": told(os.path.realpath(source.root)),
        "attributes": dict(source.attributes),
        "run_extractors": source.run_extractors,
        "encoder": source.encoder,
    }
