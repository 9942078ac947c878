"""Files that may be deleted at any time, in a folder that tells others to leave it out.

Knows nothing of what they hold.
"""

from __future__ import annotations

import contextlib
import os
import time
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".sse_registry_cache"
MOST = 50
"""Readings that are kept."""

PART = ".part"
"""Ends the name of a file that is being written; a build that was killed can leave one."""

HOUR = 3600.0
"""Seconds after which nobody writes it any more."""

ABOUT = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# Readings of registries, kept by mkdocs-sse-registry. It may be deleted.\n"
        "# For information about cache directory tags see https://bford.info/cachedir/\n"
    ),
}
"""What tells git, and those who make backups, to leave the folder out."""


def fetch(folder: Path, key: str) -> bytes | None:
    """Return what was kept in a folder under a key, `None` where nothing can be read."""
    file = folder / FOLDER / f"{key}.json"
    try:
        content = file.read_bytes()
    except OSError:
        return None
    with contextlib.suppress(OSError):
        os.utime(file)  # what was used last goes last
    return content


def keep(folder: Path, key: str, content: bytes) -> None:
    """Keep something in a folder under a key, as JSON; nothing where that cannot be written.

    It is there as a whole or not at all, whoever else writes at the same time.
    """
    place = folder / FOLDER
    with contextlib.suppress(OSError):
        place.mkdir(exist_ok=True)
        for name, text in ABOUT.items():
            if not (place / name).exists():
                (place / name).write_text(text, encoding="utf-8", newline="\n")
        part = place / f"{key}.{uuid.uuid4().hex}{PART}"
        try:
            part.write_bytes(content)
            part.replace(place / f"{key}.json")
        finally:
            part.unlink(missing_ok=True)
    _drop_oldest(place)


def _drop_oldest(place: Path) -> None:
    with contextlib.suppress(OSError):  # another build may do the same
        kept = sorted(place.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
        begun = place.glob(f"*{PART}")
        killed = [file for file in begun if file.stat().st_mtime < time.time() - HOUR]
        for file in (*kept[:-MOST], *killed):
            file.unlink(missing_ok=True)
