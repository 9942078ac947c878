"""What `mkdocs serve` watches: the user's modules, also those that later edits import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.livereload import LiveReloadServer

    from mkdocs_sse_registry.settings import Settings


class Watch:
    """The watched places of one registry; grows from build to build."""

    def __init__(self) -> None:
        self._server: LiveReloadServer | None = None
        self._places: set[Path] = set()

    def files(self, files: Iterable[str], settings: Settings) -> None:
        """Watch source files.

        The folder of a package is watched rather than its files: an editor may replace a file, and
        an import may need a new one. The folders in `paths` hold too much else for that.
        """
        roots = {(settings.folder / path).resolve() for path in settings.paths}
        for file in map(Path, files):
            self._add(file if file.parent in roots else file.parent)

    def start(self, server: LiveReloadServer) -> None:
        """Hand all places to the server, and later ones as they come."""
        self._server = server
        places, self._places = self._places, set()
        for place in places:
            self._add(place)

    def _add(self, place: Path) -> None:
        if place in self._places or not place.exists():
            return
        self._places.add(place)
        if self._server is not None:
            self._server.watch(str(place), recursive=False)
