"""One run of the probe: import the module, read it, write the records; knows no registry."""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import platform
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import failure
from .channel import Channel
from .entries import ShapeError
from .reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


@dataclass(frozen=True)
class Request:
    """What to read.

    Attributes:
        module: Dotted name.
        paths: Absolute folders to import from.
        root: Absolute folder that source paths are relative to.
        attributes: Names that differ from the usual ones.
        timeout: Seconds after which we will be ended from outside.
    """

    module: str
    paths: tuple[str, ...]
    root: str
    attributes: Mapping[str, str]
    timeout: float


def run(argument: str) -> None:
    """Answer one request, given as a JSON object."""
    request = Request(**json.loads(argument))
    channel = Channel()
    channel.write("started", python=platform.python_version(), executable=sys.executable)
    faulthandler.enable()
    faulthandler.dump_traceback_later(request.timeout * 0.9)
    sys.argv[:] = [request.module]
    sys.path[:0] = request.paths
    try:
        _answer(request, channel)
    finally:
        faulthandler.cancel_dump_traceback_later()
    channel.write("end")


def _answer(request: Request, channel: Channel) -> None:
    module = _import(request, channel)
    if module is None:
        return
    try:
        registry = read(module, request.attributes, request.root)
    except ShapeError as error:
        channel.write("failure", failure=failure.of_shape(error))
    except BaseException as error:  # noqa: BLE001 - the user's properties and iterators run here
        channel.write("failure", failure=failure.of_import(error, request.module, request.paths))
    else:
        channel.write("registry", registry=registry)


def _import(request: Request, channel: Channel) -> ModuleType | None:
    problem: dict[str, Any] | None = None
    module: ModuleType | None = None
    try:
        module = importlib.import_module(request.module)
    except BaseException as error:  # noqa: BLE001 - sys.exit in a module must not end us
        problem = failure.of_import(error, request.module, request.paths)
    channel.write("files", files=_imported_files(request.paths))
    if problem is not None:
        channel.write("failure", failure=problem)
    return module


def _imported_files(paths: tuple[str, ...]) -> list[str]:
    """Return the source files below the import paths; what is installed does not count."""
    roots = tuple(os.path.join(os.path.realpath(path), "") for path in paths)
    found = set()
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not isinstance(file, str) or file.startswith(os.path.dirname(__file__)):
            continue
        real = os.path.realpath(file)
        if real.startswith(roots) and not failure.is_installed(real):
            found.add(real)
    return sorted(found)
