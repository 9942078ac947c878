"""Which pages belong to one build, for engines that do not say it; knows no file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 1.0
"""Seconds that a build may take; what lasts longer counts as several."""


class _Build(Struct, kw_only=True):
    began: float
    pages: set[str] = field(default_factory=set)


class Builds:
    """The build that goes on of each site."""

    def __init__(self) -> None:
        self._current: dict[Path, _Build] = {}

    def begins(self, site: Path, page: str | None) -> bool:
        """Return whether a build begins with a page, as far as that can be told.

        No build makes a page twice.

        Args:
            site: What is built.
            page: Path of the page, `None` where it is not known.
        """
        build, now = self._current.get(site), time.monotonic()
        if page is None:
            return True
        if build is None or page in build.pages or now - build.began > LONGEST:
            self._current[site] = _Build(began=now, pages={page})
            return True
        build.pages.add(page)
        return False
