"""Why there is no registry, as plain data with the user's own frames; knows no wording for people.

A failure has a `kind`. One of an import has the exception's `message`, the `traceback` cut to the
user's frames, the `path` and `line` at fault, and for a module that is not there its `name` and
what `neighbours.py` tells of it. One of the shape has the `facts`.
"""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING, Any

from .installed import is_library, is_packaged
from .neighbours import of_missing
from .payloads.running import NoEncoderError
from .text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .shape import ShapeError

LONGEST = 10_000
"""Characters of a message or a traceback that are kept, the last ones."""

RESERVE = [bytes(8 * 1024 * 1024)]
"""Given back before an exception is described, which may be that there is no memory left."""

OURS = os.path.dirname(os.path.abspath(__file__))


def of_shape(error: ShapeError) -> dict[str, Any]:
    """Describe a module that holds no registry of a known shape."""
    return {"kind": "shape", "facts": error.facts}


def of_reading(error: BaseException) -> dict[str, Any]:
    """Describe an exception of the user's own code that runs when the entries are read."""
    described = _described(error)
    if described["path"] is None:  # a fault of ours, which nobody should search in their own code
        described["traceback"] = plain(
            "".join(traceback.format_exception(None, error, error.__traceback__))
        )
    return {**described, "kind": "unreadable"}


def of_import(error: BaseException, module: str, paths: Iterable[str]) -> dict[str, Any]:
    """Describe an exception that importing a module ended with."""
    described = _described(error)
    if isinstance(error, SyntaxError) and os.path.isfile(error.filename or ""):
        described.update(kind="syntax", path=error.filename, line=error.lineno)
    elif isinstance(error, SystemExit):
        described.update(kind="exited", message=plain(f"{error.code!r:.300}"))
    elif isinstance(error, ModuleNotFoundError) and error.name:
        wanted = f"{module}.".startswith(f"{error.name}.") and described["path"] is None
        described.update(kind="missing" if wanted else "dependency", name=error.name)
        described.update(of_missing(error.name, paths))
    return described


def of_encoder(error: BaseException, name: str) -> dict[str, Any]:
    """Describe why the function that makes JSON of payloads cannot be had."""
    described = {**_described(error), "kind": "encoder", "name": name}
    if isinstance(error, NoEncoderError):
        described.update(message=plain(str(error)), near=error.near)
    elif isinstance(error, ModuleNotFoundError) and name.startswith(str(error.name)):
        described.update(message=plain(f"there is no module {error.name!r}"))
    return described


def files_of(error: BaseException) -> Iterator[str | None]:
    """Yield the files that an exception went through, which no longer count as imported."""
    yield getattr(error, "filename", None)
    for frame, _ in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename


def _described(error: BaseException) -> dict[str, Any]:
    RESERVE.clear()
    report = traceback.TracebackException.from_exception(error)
    for link in _chain(report, set()):
        _keep_user_frames(link)
    frame = report.stack[-1] if report.stack else None
    return {
        "kind": "raised",
        "message": plain("".join(report.format_exception_only())).strip()[:LONGEST],
        "traceback": plain("".join(report.format())).strip()[-LONGEST:],
        "path": frame.filename if frame else None,
        "line": frame.lineno if frame else None,
    }


def _chain(report: Any, seen: set[int]) -> Iterator[traceback.TracebackException]:
    """Yield a report, its causes, and the members of groups."""
    if report is not None and id(report) not in seen:
        seen.add(id(report))
        yield report
        for link in (report.__cause__, report.__context__, *(_members(report))):
            yield from _chain(link, seen)


def _members(report: Any) -> Iterable[Any]:
    return getattr(report, "exceptions", None) or ()


def _keep_user_frames(report: traceback.TracebackException) -> None:
    """Drop the frames of the probe and of Python, and of packages where there are others."""
    own = [
        frame
        for frame in report.stack
        if not frame.filename.startswith(OURS) and not is_library(frame.filename)
    ]
    theirs = [frame for frame in own if not is_packaged(frame.filename)]
    report.stack[:] = theirs or own
