"""What a name in a source file stands for, followed through imports; runs nothing of the user's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from mkdocs_sse_registry.sources import syntax
from mkdocs_sse_registry.sources.syntax import Names, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Definition(NamedTuple):
    """Where a name is defined.

    Attributes:
        file: Real path; `None` for what is not below the folders.
        names: The name in the file; without one the outermost package and the last two parts, since
            a package may pass a name on under a shorter one.
    """

    file: Path | None
    names: Names


class Project:
    """The modules below some folders, each parsed once, when it is first asked for.

    Args:
        folders: Where absolute imports are looked for, first come first served.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._modules: dict[Path, syntax.Module | None] = {}
        self._files: dict[tuple[Path, Reference], tuple[Path | None, Names]] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were looked into."""
        return tuple(self._modules)

    def module(self, file: Path) -> syntax.Module | None:
        """Return what a file says, `None` for one that cannot be read or parsed."""
        if file not in self._modules:
            source = read(file)
            self._modules[file] = None if source is None else syntax.parse(source, file)
        return self._modules[file]

    def imported(self, names: Names) -> tuple[Definition, ...]:
        """Return what a dotted name stands for that begins with a module."""
        return tuple(dict.fromkeys(self._of_reference(Reference(names=names), None, set())))

    def used(self, names: Names, file: Path) -> tuple[Definition, ...]:
        """Return what a dotted name in a file stands for.

        More than one, in the order of the source, where that leaves it open, as an import in `try`
        and in `except` does.
        """
        return tuple(dict.fromkeys(self._of_names(names, file, set())))

    def _of_names(self, names: Names, file: Path, seen: set[Definition]) -> Iterator[Definition]:
        here = Definition(file, names)
        if here in seen:
            return
        seen.add(here)
        module = self.module(file) if names else None
        if module is None:
            yield here
            return
        name, rest = names[0], names[1:]
        references = module.imported.get(name, [])
        alias = module.aliases.get(name)
        if name in module.defined or not (references or alias):
            yield here
        if alias:
            yield from self._of_names((*alias, *rest), file, seen)
        elif not references and name not in module.defined:
            references = [replace(star, names=(*star.names, name)) for star in module.stars]
        for each in references:
            whole = replace(each, names=(*each.names, *rest))
            yield from self._of_reference(whole, file, seen)

    def _of_reference(
        self, reference: Reference, file: Path | None, seen: set[Definition]
    ) -> Iterator[Definition]:
        folders = self._folders if reference.folder is None else (reference.folder,)
        # A script finds what stands beside it.
        beside = (file.parent,) if file and reference.folder is None else ()
        for folder in (*folders, *beside):
            found, rest = self._located(folder, reference)
            if found is not None:
                yield from self._of_names(rest, found, seen)
                return
        if reference.folder is None:
            yield Definition(None, (reference.names[0], *reference.names[-2:]))

    def _located(self, folder: Path, reference: Reference) -> tuple[Path | None, Names]:
        key = (folder, reference)
        if key not in self._files:
            self._files[key] = _locate(folder, reference)
        return self._files[key]


def read(file: Path) -> bytes | None:
    """Return the bytes of a file, `None` for one that cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def _locate(folder: Path, reference: Reference) -> tuple[Path | None, Names]:
    """Return the file of the innermost module that a reference names, and the names in it."""
    found, rest = None, reference.names
    if reference.folder is not None and _is_file(folder / "__init__.py"):
        found = folder / "__init__.py"
    for number, name in enumerate(reference.names, 1):
        package, file = folder / name / "__init__.py", folder / f"{name}.py"
        folder /= name
        if _is_file(package):
            found, rest = package, reference.names[number:]
        elif _is_file(file):
            found, rest = file, reference.names[number:]
            break
        elif not os.path.isdir(folder):  # noqa: PTH112 - no error
            break
    return (Path(os.path.realpath(found)) if found else None), rest


def _is_file(path: Path) -> bool:
    """Tell whether there is a file; of a name that is too long for one, `Path` raises instead."""
    return os.path.isfile(path)  # noqa: PTH113 - no error
