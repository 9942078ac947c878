"""What was made of files is kept as long as these have not changed; knows not what it is.

An engine renders many pages in one process, and rebuilds after edits. Knows no threads.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_sse_registry.sources.stamps import State

T = TypeVar("T")


class Kept(Generic[T]):
    """The last thing that was made for each key."""

    def __init__(self) -> None:
        self._held: dict[Path, tuple[T, State]] = {}

    def get(
        self, key: Path, make: Callable[[], T], state: Callable[[T], State], *, looks_around: bool
    ) -> T:
        """Return what is kept if it is what would be made now, else make it.

        What was made while a file was being edited may be of before or of after, and is not kept.

        Args:
            key: What it is made for.
            make: Makes it.
            state: Returns what it depends on, as that is now.
            looks_around: Whether to ask for that; else only the files are looked at that are known.
        """
        if key in self._held:
            made, then = self._held[key]
            if state(made) == then if looks_around else then.has_same_files():
                return made
            del self._held[key]
        began = time.time_ns()
        made = make()
        now = state(made)
        if now.was_calm(began, time.time_ns()):
            self._held[key] = made, now
        return made
