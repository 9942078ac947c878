"""Lines of source files; knows not what stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of a source file.

    Attributes:
        path: With `/`, relative to the repository; `None` outside it.
        line: Counted from 1; `None` when only the file is known.
    """

    path: str | None = None
    line: int | None = None


NOWHERE = Place()
"""What lies outside the repository, or is not known."""
