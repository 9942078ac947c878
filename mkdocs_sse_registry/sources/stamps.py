"""Whether files have changed, told by their times and sizes; knows not what they hold."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

SECOND = 1_000_000_000
COARSE = 2 * SECOND
"""Nanoseconds in which two edits may have one time, where a file system counts whole seconds."""

FINE = SECOND // 20
"""Those where it does not: its times follow a clock that ticks now and then."""


class Stamp(NamedTuple):
    """What tells a file from the same file after an edit.

    A file can be given an old time of modification, but not of change. On Windows that is the time
    of creation: a file that is written over in place and given its old date is told by its size
    only, and not at all if that happens while it is read for the first time.
    """

    path: str
    modified: int
    changed: int
    size: int
    number: int


class State(Struct, frozen=True, kw_only=True):
    """All that something was made of.

    Attributes:
        stamps: Of the files.
        values: What else it depends on.
    """

    stamps: frozenset[Stamp]
    values: tuple[Hashable, ...] = ()

    def has_same_files(self) -> bool:
        """Return whether each of the files is as it was; a new one is not noticed."""
        return stamps(each.path for each in self.stamps) == self.stamps

    def was_calm(self, began: int, ended: int, folders: Iterable[str] = ()) -> bool:
        """Return whether no file was edited, made or removed in a span of time.

        A file of the future is as good as an old one.

        Args:
            began: In nanoseconds since 1970.
            ended: Likewise.
            folders: In which nothing came or went either, beside those of the files.
        """
        edits = (edit for each in self.stamps for edit in (each.modified, each.changed))
        if any(began - _span(each) <= each <= ended + _span(each) for each in edits):
            return False
        # A file that is no longer there has left its trace in the folder. Engines make others in
        # the same folder when they begin, so it is not asked what went long before.
        around = (os.path.dirname(each.path) for each in self.stamps)  # noqa: PTH120 - fast
        places = stamps({*around, *folders})
        return not any(began - FINE <= each.modified <= ended for each in places)


def _span(time_of_edit: int) -> int:
    """Return in how many nanoseconds another edit may have the same time."""
    return FINE if time_of_edit % SECOND else COARSE


def stamps(files: Iterable[Path | str]) -> frozenset[Stamp]:
    """Return the stamps of those files that are there."""
    return frozenset(each for each in map(_stamp, files) if each is not None)


def _stamp(file: Path | str) -> Stamp | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - of very many files, at each page
    except OSError:
        return None
    return Stamp(str(file), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
