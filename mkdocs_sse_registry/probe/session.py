"""One run of the probe: import the module, read it, run its extractors, write the records."""

from __future__ import annotations

import faulthandler
import gc
import importlib
import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from . import failure, lifeline
from .channel import Channel
from .collecting import undisturbed
from .imports import forget_hidden
from .installed import is_installed, is_library
from .locating import Sources
from .payloads.extraction import Extraction
from .payloads.running import Encoder, Problem
from .reading import read
from .shape import ShapeError
from .text import all_plain
from .touched import Touched
from .watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from .payloads.extraction import Extractors

SHORTEST = 0.05
"""Seconds that the extractors of a mapping get at least, once it is their turn."""


class Request(NamedTuple):
    """What to read.

    Attributes:
        module: Dotted name.
        paths: Absolute folders to import from.
        root: Absolute folder that source paths are relative to.
        attributes: Names that differ from the usual ones.
        timeout: Seconds for the import; then the interpreter says where it is, and ends.
        run_extractors: Whether the extractors are run.
        encoder: Dotted name of what makes JSON of a payload, `None` for `json.dumps`.
        first: The mapping to begin with; those before are known from an earlier run.
        given_up: What of the first mapping is not to be run again, and why: the attributes of a
            `Problem` by stage.
        budget: Seconds for all extractors.
        limit: Seconds for each of them.
        rest: The kind of problem of those that the budget does not reach.
    """

    module: str
    paths: tuple[str, ...]
    root: str
    attributes: Mapping[str, str]
    timeout: float
    run_extractors: bool
    encoder: str | None
    first: int
    given_up: Mapping[str, Any]
    budget: float
    limit: float
    rest: str


def run(argument: str, ours: Iterable[str]) -> None:
    """Answer one request.

    Args:
        argument: The request, a JSON object.
        ours: Names of the modules that were imported for our sake.
    """
    request = Request(**json.loads(argument))
    lifeline.hold_on()
    channel = Channel()
    channel.write(
        "started", python=".".join(map(str, sys.version_info[:3])), executable=sys.executable
    )
    faulthandler.enable(channel.descriptor)
    faulthandler.dump_traceback_later(request.timeout, exit=True, file=channel.descriptor)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.argv[:] = [request.module]
    sys.path[:0] = request.paths
    forget_hidden(ours, request.paths)
    try:
        _answer(request, channel)
    finally:
        faulthandler.cancel_dump_traceback_later()
    channel.write("end")
    gc.freeze()  # the last collection, when Python ends, would look at all that there is


def _answer(request: Request, channel: Channel) -> None:
    touched = Touched()
    module = _import(request, channel)
    if module is None:
        return
    sources = Sources(request.root)
    try:
        with undisturbed():
            reading = read(module, request.attributes, sources, calls=request.run_extractors)
    except ShapeError as error:
        _fail(channel, failure.of_shape(error))
        return
    except BaseException as error:  # noqa: BLE001 - the user's properties and iterators run here
        _fail(channel, failure.of_reading(error))
        return
    encoder = None
    if request.run_extractors:
        try:
            encoder = Encoder(request.encoder)
        except BaseException as error:  # noqa: BLE001 - a module of the user's is imported here
            _fail(channel, failure.of_encoder(error, str(request.encoder)))
            return
    _tell_files(request, channel)
    channel.write("registry", registry=reading.registry)
    extraction = Extraction(sources, encoder, has_usual_encoder=request.encoder is None)
    _extract(extraction, reading.extractors, request, channel)
    # The encoder is of another module perhaps, and functions import what they need.
    _tell_files(request, channel)
    channel.write("touched", touched=touched.told())


def _extract(
    extraction: Extraction, mappings: list[Extractors], request: Request, channel: Channel
) -> None:
    """Tell of each mapping what its extractors give; one that never comes back ends only itself."""
    deadline = time.monotonic() + request.budget
    watchdog = Watchdog(channel.descriptor)
    for number in range(request.first, len(mappings)):
        given_up = {}
        if number == request.first:
            given_up = {stage: Problem(**each) for stage, each in request.given_up.items()}

        def begin(stage: str, number: int = number) -> None:
            left = deadline - time.monotonic()
            limit = max(min(request.limit, left), SHORTEST)
            channel.write("extracting", mapping=number, stage=stage, left=left)
            watchdog.allow(limit)

        is_over = time.monotonic() > deadline
        told = extraction.of(
            mappings[number], given_up, begin, Problem(request.rest) if is_over else None
        )
        channel.write("extracted", mapping=number, **told)
    watchdog.stop()


def _import(request: Request, channel: Channel) -> ModuleType | None:
    try:
        module = importlib.import_module(request.module)
    except BaseException as error:  # noqa: BLE001 - sys.exit in a module must not end us
        problem = failure.of_import(error, request.module, request.paths)
        _tell_files(request, channel, failure.files_of(error))
        _fail(channel, problem)
        return None
    _tell_files(request, channel)
    return module


def _fail(channel: Channel, problem: Mapping[str, Any]) -> None:
    """Tell why there is no registry; a path may hold bytes that are no text."""
    channel.write("failure", failure=all_plain(problem))


def _tell_files(request: Request, channel: Channel, others: Iterable[Any] = ()) -> None:
    """Tell of the user's source files that were imported; what is installed does not count.

    Args:
        request: What to read.
        channel: Where to tell it.
        others: Files that took part too, and of which no module is left.
    """
    paths, root = tuple(map(_beginning, request.paths)), _beginning(request.root)
    own = list(_own_files(others))
    channel.write(
        "files",
        files=all_plain(sorted({file for _, file in own if file.startswith(paths)})),
        outside=all_plain({name: file for name, file in own if not file.startswith(root)}),
    )


def _own_files(others: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield each module with the real path of its source file."""
    ours = os.path.dirname(__file__)
    found = [(name, getattr(module, "__file__", None)) for name, module in [*sys.modules.items()]]
    found += [(os.path.basename(os.path.splitext(str(file))[0]), file) for file in others]
    for name, file in found:
        if isinstance(file, str) and not file.startswith(ours) and not is_library(file):
            real = os.path.realpath(file)
            if not is_installed(real):
                yield name, real


def _beginning(folder: str) -> str:
    """Return what the real path of each file below a folder begins with."""
    return os.path.join(os.path.realpath(folder), "")
