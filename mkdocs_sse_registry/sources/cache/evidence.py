"""What a reading was made of, as one short text that any change of it changes; knows no registry.

Files count by what they hold, but for those of Python itself, which count by size and time. Of the
folders in which modules were looked for, only names count that a module can have. A built site does
not count: the build that comes next has made it.
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

    from mkdocs_sse_registry.sources.source import Loaded, Source

PROBE = os.path.join(Path(__file__).parents[2], "probe", "")  # noqa: PTH118 - ends with a separator
OURS = FOLDER.encode()
SITE = b"sitemap.xml.gz"
"""What a folder has that MkDocs has made."""

MODULES = (b".py", b".pyc", b".pyd", b".so", b".pth", b".zip", b".egg")
PACKAGES = ("site-packages", "dist-packages")


class Evidence(Struct, frozen=True, kw_only=True):
    """Where to look for what a reading was made of.

    Attributes:
        files: What was opened, or was to be.
        library: Those that belong to Python itself.
        listed: Folders of which each name counts.
        searched: Folders of which the names of modules count.
        below: Folders that are searched for emissions.
    """

    files: tuple[str, ...]
    library: tuple[str, ...]
    listed: tuple[str, ...]
    searched: tuple[str, ...]
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

    def folders(self) -> set[str]:
        """Return the folders in which nothing must come or go meanwhile."""
        return {*self.listed, *self.searched}

    def _parts(self) -> Iterator[bytes]:
        real = _RealPaths()
        for file in self.files:
            yield from (os.fsencode(file), real.of(file), _content(file))
        for file in self.library:
            yield from (os.fsencode(file), _stamp(file))
        for folder in self.listed:
            yield from (os.fsencode(folder), *sorted(map(_described, _entries(folder))))
        for folder in self.searched:
            found = (each for each in _entries(folder) if _may_be_module(each))
            yield from (os.fsencode(folder), *sorted(map(_described, found)))
        for file, is_own in own_files.told_apart(map(Path, self.below)):
            yield from (os.fsencode(file), real.of(file), str(is_own).encode(), _content(file))


class _RealPaths:
    """Where links lead to, with a look at each folder once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def of(self, file: str) -> bytes:
        """Return the path of the file that a path leads to."""
        folder, name = os.path.split(file)
        if os.path.islink(file):  # noqa: PTH114 - fast
            return os.fsencode(os.path.realpath(file))
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.fsencode(os.path.join(self._folders[folder], name))  # noqa: PTH118 - fast


class _OddFileError(Exception):
    """A file is a pipe, a device or the like: what it holds is gone once it is read."""


def of(loaded: Loaded, source: Source) -> Evidence | None:
    """Return where to look for what a reading was made of; `None` where files are not all."""
    touched = loaded.touched
    if touched is None or touched.outward is not None:
        return None
    if any("\0" in path for path in (*touched.files, *touched.listed, *touched.searched)):
        return None  # no system has such a path
    library = tuple(map(heard, touched.library))
    files = [file for file in map(heard, touched.files) if not file.startswith(PROBE)]
    searched = tuple(map(heard, touched.searched))
    own = [file for file in files if file.startswith(library) and not _is_packaged(file)]
    others = {*files}.difference(own)
    archives = (each for each in searched if os.path.isfile(each))  # noqa: PTH113 - a text
    below = tuple(str(source.folder / path) for path in source.paths)
    modules = (each for each in others if each.endswith(".py") and not _is_packaged(each))
    beside = {str(source.folder), *below, *map(os.path.dirname, modules)}
    return Evidence(
        files=tuple(
            sorted({*others, *archives, *_of_environment(heard(touched.prefix), searched)})
        ),
        library=tuple(sorted({*own, *_interpreters(loaded.executable)})),
        # Somebody may ask whether there is a file beside the modules, without opening it.
        listed=tuple(sorted({*map(heard, touched.listed), *beside})),
        searched=searched,
        below=below,
    )


def _is_packaged(file: str) -> bool:
    return any(f"{os.sep}{name}{os.sep}" in file for name in PACKAGES)


def _of_environment(prefix: str, folders: Iterable[str]) -> Iterator[str]:
    """Yield the files by which an environment says where packages are."""
    yield os.path.join(prefix, "pyvenv.cfg")  # noqa: PTH118 - a text
    for folder in folders:
        yield from (
            os.fsdecode(each.path) for each in _entries(folder) if each.name.endswith(b".pth")
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
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    raise IsADirectoryError(file) if stat.S_ISDIR(mode) else _OddFileError(file)


def _stamp(file: str) -> bytes:
    try:
        found = os.stat(file)  # noqa: PTH116 - of very many files
    except OSError:
        return b""
    return f"{found.st_size} {found.st_mtime_ns}".encode()


def _entries(folder: str) -> list[os.DirEntry[bytes]]:
    """Return what is in a folder, but for what we made; nothing where it cannot be read."""
    try:
        with os.scandir(os.fsencode(folder)) as entries:
            return [each for each in entries if each.name != OURS and not _is_site(each)]
    except OSError:
        return []


def _is_site(entry: os.DirEntry[bytes]) -> bool:
    return entry.is_dir() and os.path.exists(os.path.join(entry.path, SITE))  # noqa: PTH110, PTH118 - fast


def _described(entry: os.DirEntry[bytes]) -> bytes:
    """Return the name of what is in a folder, with its kind."""
    if not entry.is_dir():
        return entry.name
    is_package = os.path.exists(os.path.join(entry.path, b"__init__.py"))  # noqa: PTH110, PTH118 - fast
    return entry.name + (b"/package" if is_package else b"/")


def _may_be_module(entry: os.DirEntry[bytes]) -> bool:
    """Tell whether a name can be that of a module, or says where there are others."""
    if entry.is_dir():
        return entry.name.decode("utf-8", "replace").isidentifier()
    return entry.name.endswith(MODULES)
