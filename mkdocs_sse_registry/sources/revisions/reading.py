"""Read a registry out of the tree of a revision; knows no page and no difference.

The files are written to a temporary folder, where the registry is read as in the working tree.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mkdocs_sse_registry.domain import problems
from mkdocs_sse_registry.domain.errors import LoadError, RevisionError
from mkdocs_sse_registry.domain.model import Registry
from mkdocs_sse_registry.sources import readings, repository
from mkdocs_sse_registry.sources.cache import folder as cache
from mkdocs_sse_registry.sources.own_files import MADE
from mkdocs_sse_registry.sources.revisions import complaints, fingerprint, relocation, trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_sse_registry.sources.revisions.lookup import Revision
    from mkdocs_sse_registry.sources.revisions.relocation import Relocation
    from mkdocs_sse_registry.sources.revisions.trees import Part
    from mkdocs_sse_registry.sources.source import Loaded, Source


def read(source: Source, revision: Revision) -> Registry:
    """Return the registry as it was, with its emissions.

    It is kept for the next time where all that it is made of is known: where no path, and nothing
    that it imports, lies outside the repository and what is installed, and no time limit was over.

    Args:
        source: Where it is, with the folders of the working tree.
        revision: The revision.

    Raises:
        RevisionError: The registry cannot be read as it was; the text says why.
    """
    place = relocation.locate(source, revision.root)
    if not place.inside:
        raise complaints.of_paths(revision.named)
    try:
        found = trees.parts(revision.root, revision.tree, place.inside)
    except OSError as error:
        raise complaints.of_writing(revision.named, error) from None
    whole = (trees.Part(path=".", tree=revision.tree),)
    try:
        return _read(place, revision, found)
    except RevisionError:
        # Perhaps it needs a file that is below no path.
        if found == whole:
            raise
    return _read(place, revision, whole)


def _read(place: Relocation, revision: Revision, found: tuple[Part, ...]) -> Registry:
    """Return the registry as parts of the tree have it.

    Raises:
        RevisionError: It cannot be read.
    """
    folder = place.source.folder
    is_kept = place.source.is_kept and place.is_inside
    key = fingerprint.take(place, revision.root, found) if is_kept else None
    kept = cache.fetch(folder, key) if key else None
    if kept is not None:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.json.decode(kept, type=Registry)
    with _written(revision, found, place) as tree:
        loaded = _loaded(place, revision, tree)
    content = _at_home(msgspec.json.encode(loaded.registry), tree, revision.root)
    if key and not loaded.outside and not problems.ran_out_of_time(loaded.registry):
        cache.keep(folder, key, content)
    return msgspec.json.decode(content, type=Registry)


@contextlib.contextmanager
def _written(revision: Revision, found: Sequence[Part], place: Relocation) -> Iterator[Path]:
    """Give the real path of a folder that holds parts of a tree, as long as it is needed."""
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(
                    prefix="sse-registry-", dir=_around(revision.root), ignore_cleanup_errors=True
                )
            )
            # Some modules go by the name of the folder that they are in.
            tree = Path(os.path.realpath(folder), revision.root.name)
            trees.write(revision.root, found, tree)
            Path(tree, place.folder).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise complaints.of_writing(revision.named, error) from None
        yield tree


def _around(root: Path) -> Path | None:
    """Return a folder outside the repository, `None` where the usual one for temporary files is."""
    usual = Path(tempfile.gettempdir())
    return None if repository.relative(usual, root) is None else root.parent


def _loaded(place: Relocation, revision: Revision, tree: Path) -> Loaded:
    """Read the registry as it was written to a folder.

    Raises:
        RevisionError: It cannot be read, or not without what is in the working tree today.
    """
    source = place.to(tree)
    try:
        loaded = readings.with_emissions(source)
    except LoadError as error:
        _check(error.outside, revision, place)
        raise complaints.of_reading(revision.named, error, tree, place) from None
    _check(loaded.outside, revision, place)
    return loaded


def _check(outside: Mapping[str, str], revision: Revision, place: Relocation) -> None:
    """Accept no module of the working tree: it would be that of today.

    Raises:
        RevisionError: There is one.
    """
    today = _of_today(outside, revision.root)
    if today:
        raise complaints.of_working_tree(revision.named, today, place, revision.root) from None


def _of_today(modules: Mapping[str, str], root: Path) -> dict[str, str]:
    """Return those of some modules that lie in the working tree, with relative paths."""
    found = ((name, repository.relative(Path(file), root)) for name, file in modules.items())
    return {name: file for name, file in found if file and not _is_made(root, file)}


def _is_made(root: Path, file: str) -> bool:
    """Tell whether a file lies in an environment of Python, which may be in the repository too."""
    folders = [root / folder for folder in Path(file).parents[:-1]]
    return any(
        all((folder / mark).exists() for mark in marks) for folder in folders for marks in MADE
    )


def _at_home(content: bytes, tree: Path, root: Path) -> bytes:
    """Return a registry with the paths that its texts would hold in the working tree."""
    for was, now in ((tree, root), (tree.parent, root.parent)):
        content = content.replace(_encoded(was), _encoded(now))
    return content


def _encoded(path: Path) -> bytes:
    """Return a path as a text in JSON holds it; what UTF-8 cannot carry is escaped, as ever."""
    return msgspec.json.encode(str(path).encode("utf-8", "backslashreplace").decode())[1:-1]
