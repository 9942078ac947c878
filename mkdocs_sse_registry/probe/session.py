"""One run of the probe: import the module, read it, write the records; knows no registry."""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import failure
from .channel import Channel
from .entries import ShapeError
from .installed import is_installed
from .reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType


@dataclass(frozen=True)
class Request:
    """What to read.

    Attributes:
        module: Dotted name.
        paths: Absolute folders to import from.
        root: Absolute folder that source paths are relative to.
        attributes: Names that differ from the usual ones.
        timeout: Seconds for the import; then the interpreter says where it is, and ends.
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
    channel.write(
        "started", python=".".join(map(str, sys.version_info[:3])), executable=sys.executable
    )
    faulthandler.enable(channel.errors)
    faulthandler.dump_traceback_later(request.timeout, exit=True, file=channel.errors)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
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
        channel.write("failure", failure=failure.of_reading(error))
    else:
        channel.write("registry", registry=registry)


def _import(request: Request, channel: Channel) -> ModuleType | None:
    try:
        module = importlib.import_module(request.module)
    except BaseException as error:  # noqa: BLE001 - sys.exit in a module must not end us
        problem = failure.of_import(error, request.module, request.paths)
        files = _own_files(request.paths, (*_imported(), *failure.files_of(error)))
        channel.write("files", files=files)
        channel.write("failure", failure=problem)
        return None
    channel.write("files", files=_own_files(request.paths, _imported()))
    return module


def _imported() -> Iterator[Any]:
    for module in list(sys.modules.values()):
        yield getattr(module, "__file__", None)


def _own_files(paths: tuple[str, ...], files: Iterable[Any]) -> list[str]:
    """Return the source files below the import paths; what is installed does not count."""
    ours = os.path.dirname(__file__)
    roots = tuple(os.path.join(os.path.realpath(path), "") for path in paths)
    named = {file for file in files if isinstance(file, str) and not file.startswith(ours)}
    real = {os.path.realpath(file) for file in named}
    return sorted(file for file in real if file.startswith(roots) and not is_installed(file))
