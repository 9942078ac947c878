"""Lines of source files; knows not what stands there."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """A line of a source file.

    Attributes:
        path: With `/`, relative to the repository; `None` outside it.
        line: Counted from 1; `None` when only the file is known.
    """

    path: str | None = None
    line: int | None = None


NOWHERE = Place()
"""What lies outside the repository, or is not known."""
