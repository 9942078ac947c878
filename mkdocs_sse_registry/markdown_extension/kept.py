"""What was made of files is kept as long as these have not changed; knows not what it is.

An engine renders many pages in one process, in several threads, and rebuilds after edits.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

T = TypeVar("T")

SETTLING = 2_000_000_000
"""Nanoseconds in which a file system may give two edits one time, the coarsest that there is."""


class Stamp(NamedTuple):
    """What tells a file from the same file after an edit."""

    path: str
    modified: int
    changed: int
    size: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that something was made of.

    Attributes:
        stamps: Of the files.
        values: What else it depends on.
    """

    stamps: frozenset[Stamp]
    values: tuple[Hashable, ...] = ()

    @property
    def modified(self) -> int:
        """When the file that was edited last was, in nanoseconds since 1970."""
        return max((each.modified for each in self.stamps), default=0)


def stamps(files: Iterable[Path]) -> frozenset[Stamp]:
    """Return the stamps of those files that are there."""
    return frozenset(each for each in map(_stamp, files) if each is not None)


def _stamp(file: Path) -> Stamp | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - of very many files, at each page
    except OSError:
        return None
    return Stamp(str(file), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


class Kept(Generic[T]):
    """The last thing that was made for each key."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._held: dict[Path, tuple[T, State]] = {}

    def get(self, key: Path, make: Callable[[], T], state: Callable[[T], State]) -> T:
        """Return what is kept if it is what would be made now, else make it.

        What was made while a file was being edited may be of before or of after, and is not kept.

        Args:
            key: What it is made for.
            make: Makes it, and may raise anything.
            state: Returns what it depends on, as that is now.
        """
        with self._lock:
            if key in self._held:
                made, then = self._held[key]
                if state(made) == then:
                    return made
                del self._held[key]
            began = time.time_ns()
            made = make()
            now = state(made)
            if now.modified < began - SETTLING:
                self._held[key] = made, now
            return made
