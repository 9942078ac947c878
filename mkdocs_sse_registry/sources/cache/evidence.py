"""What a reading was made of, as one short text that any change of it changes; knows no registry.

Files count by what they hold, but for those of Python itself, which count by size and time. Of the
folders in which modules were looked for, only names count that such a module can have.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.sources import own_files
from mkdocs_sse_registry.sources.cache.folder import FOLDER
from mkdocs_sse_registry.sources.probe_paths import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_sse_registry.sources.loading import Loaded, Source

PROBE = os.path.join(Path(__file__).parents[2], "probe", "")  # noqa: PTH118 - ends with a separator
PACKAGES = ("site-packages", "dist-packages")


class Evidence(Struct, frozen=True, kw_only=True):
    """Where to look for what a reading was made of.

    Attributes:
        files: What was opened, or was to be.
        library: Those that belong to Python itself.
        listed: Folders of which each name counts.
        searched: Folders of which only some names count.
        names: Those.
        beside: Folders of which the files count by name, as somebody may ask whether there is one.
        below: Folders that are searched for emissions.
    """

    files: tuple[str, ...]
    library: tuple[str, ...]
    listed: tuple[str, ...]
    searched: tuple[str, ...]
    names: frozenset[str]
    beside: tuple[str, ...]
    below: tuple[str, ...]

    def digest(self) -> str | None:
        """Return what all that says now; `None` where a file is none of the usual kind."""
        found = hashlib.sha256()
        try:
            for part in self._parts():
                found.update(len(part).to_bytes(8, "little") + part)
        except _OddFileError:
            return None
        return found.hexdigest()

    def stamped(self) -> set[str]:
        """Return the files of which a change while they are read must be noticed."""
        return {*self.files, *own_files.possible_files(map(Path, self.below))}

    def _parts(self) -> Iterator[bytes]:
        for file in self.files:
            yield from (os.fsencode(file), _content(file))
        for file in self.library:
            yield from (os.fsencode(file), _stamp(file))
        for folder in self.listed:
            yield from (os.fsencode(folder), *sorted(_names(folder)))
        known = {os.fsencode(name) for name in self.names}
        for folder in self.searched:
            found = (name for name in _names(folder) if name.partition(b".")[0] in known)
            yield from (os.fsencode(folder), *sorted(found))
        for folder in self.beside:
            yield from (os.fsencode(folder), *sorted(_file_names(folder)))
        for file, is_own in own_files.told_apart(map(Path, self.below)):
            yield from (os.fsencode(file), str(is_own).encode(), _content(file))


class _OddFileError(Exception):
    """A file is a pipe, a device or the like: what it holds is gone once it is read."""


def of(loaded: Loaded, source: Source) -> Evidence | None:
    """Return where to look for what a reading was made of; `None` where files are not all."""
    touched = loaded.touched
    if touched is None or touched.outward is not None:
        return None
    library = tuple(map(heard, touched.library))
    files = [file for file in map(heard, touched.files) if not file.startswith(PROBE)]
    searched = tuple(map(heard, touched.searched))
    own = [file for file in files if file.startswith(library) and not _is_packaged(file)]
    others = {*files}.difference(own)
    return Evidence(
        files=tuple(sorted({*others, *_of_environment(heard(touched.prefix), searched)})),
        library=tuple(sorted({*own, *_interpreters(loaded.executable)})),
        listed=tuple(map(heard, touched.listed)),
        searched=searched,
        names=frozenset(touched.names),
        beside=tuple(sorted({str(source.folder), *map(os.path.dirname, loaded.files)})),
        below=tuple(str(source.folder / path) for path in source.paths),
    )


def _is_packaged(file: str) -> bool:
    return any(f"{os.sep}{name}{os.sep}" in file for name in PACKAGES)


def _of_environment(prefix: str, folders: Iterable[str]) -> Iterator[str]:
    """Yield the files by which an environment says where packages are."""
    yield os.path.join(prefix, "pyvenv.cfg")  # noqa: PTH118 - a text
    for folder in folders:
        yield from (
            os.path.join(folder, os.fsdecode(name))  # noqa: PTH118 - a text
            for name in _names(folder)
            if name.endswith(b".pth")
        )


def _interpreters(executable: str) -> Iterator[str]:
    """Yield an interpreter as it is called, and as the file that it is."""
    if executable:
        yield from (executable, os.path.realpath(executable))


def _content(file: str) -> bytes:
    """Return what tells the content of a file from any other, and from none."""
    try:
        with open(file, "rb", opener=_regular) as opened:
            return hashlib.file_digest(opened, "sha256").digest()
    except IsADirectoryError:
        return b"folder"
    except OSError:
        return b""


def _regular(file: str, flags: int) -> int:
    """Open a file that can be read again."""
    descriptor = os.open(file, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _OddFileError(file)
    return descriptor


def _stamp(file: str) -> bytes:
    try:
        found = os.stat(file)  # noqa: PTH116 - of very many files
    except OSError:
        return b""
    return f"{found.st_size} {found.st_mtime_ns}".encode()


def _names(folder: str) -> list[bytes]:
    """Return the names of what is in a folder, but for what we keep there; none where it is not."""
    try:
        return [name for name in os.listdir(os.fsencode(folder)) if name != FOLDER.encode()]  # noqa: PTH208 - fast
    except OSError:
        return []


def _file_names(folder: str) -> list[bytes]:
    """Return the names of the files in a folder."""
    try:
        with os.scandir(os.fsencode(folder)) as entries:
            return [each.name for each in entries if not each.is_dir()]
    except OSError:
        return []
