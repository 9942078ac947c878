"""The Markdown files of a site: which there are, what they hold, and how one is made and written.

Which files are pages is MkDocs' own rule. Knows no Markdown and no registry.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from mkdocs_sse_registry.domain.errors import ConfigurationError, RegistryError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
ALWAYS_EXCLUDED = (".*", "/templates/")


class PageFileError(RegistryError):
    """A file of a page that cannot be read or written; the text names it."""


def find(docs_dir: Path, excluded: str = "") -> tuple[Path, ...]:
    """Return the files of the pages below a folder, sorted; none where there is no such folder.

    A `README` beside an `index` is no page: both would have the same address.

    Args:
        docs_dir: The folder.
        excluded: Patterns of files that are no pages, as in a `.gitignore`, relative to the folder.

    Raises:
        ConfigurationError: A pattern cannot be read.
    """
    try:
        spec = GitIgnoreSpec.from_lines([*ALWAYS_EXCLUDED, *excluded.splitlines()])
    except ValueError as error:
        raise ConfigurationError([("exclude_docs", str(error))]) from None
    found = [
        path
        for path in _markdown_below(docs_dir, frozenset())
        if not spec.match_file(path.relative_to(docs_dir).as_posix())
    ]
    indexed = {path.parent for path in found if path.stem == "index"}
    return tuple(sorted(p for p in found if p.stem != "README" or p.parent not in indexed))


def read(path: Path) -> str:
    """Return all that a file holds, with line ends and byte order mark as they are.

    Raises:
        PageFileError: It cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}."
        raise PageFileError(f"{message} Save it as UTF-8.") from None
    except OSError as error:
        raise PageFileError(f"{path} cannot be read: {error.strerror}.") from None


def write(path: Path, text: str) -> None:
    """Replace what a file holds, at once or not at all; it keeps its permissions.

    Of a link, the file that it leads to is written.

    Raises:
        PageFileError: It cannot be written; then it is as it was.
    """
    target = Path(os.path.realpath(path))
    if not os.access(target, os.W_OK):
        # A folder that can be written to would let us replace even that.
        raise PageFileError(f"{path} cannot be written: it is read-only, or is not there.")
    try:
        _replace(target, text.encode("utf-8"))
    except OSError as error:
        raise PageFileError(f"{path} cannot be written: {error.strerror}.") from None


def create(path: Path, text: str) -> None:
    """Make a file, and the folders above it; a file that is there already is not touched.

    Raises:
        PageFileError: It cannot be made, or is there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError as error:
        raise PageFileError(f"{path} cannot be made: {error.strerror}.") from None
    try:
        write(path, text)
    except PageFileError:
        path.unlink()
        raise


def remove(path: Path) -> None:
    """Remove a file.

    Raises:
        PageFileError: It cannot be removed.
    """
    try:
        path.unlink()
    except OSError as error:
        raise PageFileError(f"{path} cannot be removed: {error.strerror}.") from None


def begins_with(path: Path, text: str) -> bool:
    """Return whether a file holds this text first; not so where it cannot be read."""
    wanted = text.encode("utf-8")
    try:
        with path.open("rb") as file:
            return file.read(len(wanted)) == wanted
    except OSError:
        return False


def leads_elsewhere(path: Path, folder: Path) -> bool:
    """Return whether a path below a folder, or part of it, is a link."""
    return Path(os.path.realpath(path)) != Path(os.path.realpath(folder), path.relative_to(folder))


def _replace(target: Path, content: bytes) -> None:
    """Replace a file by another one that has been written beside it."""
    handle, name = tempfile.mkstemp(prefix=".sse-registry-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _markdown_below(folder: Path, above: frozenset[str]) -> Iterator[Path]:
    """Yield the Markdown files below a folder; links are followed, but not in a circle."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        if entry.is_dir():
            yield from _markdown_below(folder / entry.name, above | {real})
        elif entry.name.endswith(ENDINGS):
            yield folder / entry.name
