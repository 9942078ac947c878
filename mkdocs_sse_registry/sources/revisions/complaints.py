"""Say why a registry cannot be read as it was, and what to do about it; raises nothing itself."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain import errors
from mkdocs_sse_registry.domain.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_sse_registry.domain.diff.comparison import Revision
    from mkdocs_sse_registry.domain.errors import LoadError
    from mkdocs_sse_registry.sources.revisions.relocation import Relocation

REMEDY = "\nWhat to do: "

OF_TODAY = (errors.InterpreterError, errors.ImportTimeoutError)
"""What goes wrong with options of today, which can still be mended."""

LACKING = re.compile(r"No such file|No module named|cannot import name")

HELD = (
    "  There is only what git holds: no file that is ignored or generated, and no submodule. "
    "Packages are those that are installed today."
)

ELSEWHERE = (
    "Where the registry had another name then, give that: `sse-registry diff --base-registry "
    "MODULE`. Where it was in another folder, name that: `sse-registry --registry MODULE --path "
    "FOLDER diff`, with the folders of both. Where there was none yet, compare with a later "
    "revision."
)


def of_reading(
    revision: Revision, error: LoadError, tree: Path, place: Relocation
) -> RevisionError:
    """Return the exception for a registry that cannot be loaded as it was.

    Args:
        revision: The revision.
        error: Why not.
        tree: The folder that it was read from.
        place: Where the source lies in the repository.
    """
    text = str(error).replace(f"{tree}{os.sep}", "").replace(str(tree), ".")
    text = text.replace(str(tree.parent), "..")
    told, _, remedy = text.rpartition(REMEDY)
    is_missing = isinstance(error, errors.ModuleMissingError)
    held = [HELD] if is_missing or LACKING.search(text) else []
    if is_missing:
        remedy = ELSEWHERE
        gone = [path for path in place.inside if not any((tree / path).glob("*"))]
        held += [f"  There was no folder {', '.join(map(repr, gone))} then."] if gone else []
    elif LACKING.search(text):
        remedy = "Install what it needed then, or compare with a later revision."
    elif not isinstance(error, OF_TODAY):
        remedy = "Compare with a revision whose registry can be read."
    return _because(revision, told, *held, remedy=remedy)


def of_writing(revision: Revision, error: OSError) -> RevisionError:
    """Return the exception for a tree that cannot be written to a folder."""
    return _because(
        revision,
        f"  Its files cannot be had: {error.strerror or error}.",
        remedy="Look whether `git fsck` complains, and whether there is room for temporary files.",
    )


def of_paths(revision: Revision) -> RevisionError:
    """Return the exception for a source that is no part of the repository."""
    return _because(
        revision,
        "  `paths` names no folder of the repository whose revision it is.",
        remedy="Compare it in the repository that the registry is in.",
    )


def of_working_tree(
    revision: Revision, modules: Mapping[str, str], place: Relocation, root: Path
) -> RevisionError:
    """Return the exception for modules that were imported as they are today.

    Args:
        revision: The revision.
        modules: Their files by name, relative to the repository.
        place: Where the source lies in the repository.
        root: The top folder of the working tree.
    """
    name, file = next(iter(sorted(modules.items())))
    parts = name.split(".")
    levels = len(parts) - (Path(file).stem != "__init__")
    around = (root / file).parents
    folder = around[min(levels, len(around) - 1)]
    told = f"  It imports {name!r} from the working tree ({file}), as it is today."
    below = os.path.relpath(folder, root / place.folder).replace(os.sep, "/")
    if not folder.is_relative_to(root):
        remedy = "Let `paths` name folders of the repository, not one around it."
    elif below in place.source.paths:
        told += " The revision does not hold it."
        remedy = ELSEWHERE
    else:
        paths = ", ".join([*place.source.paths, below])
        remedy = f"Name the folder that holds it, so that it is read as it was: `paths: [{paths}]`."
    return _because(revision, told, remedy=remedy)


def _because(revision: Revision, *told: str, remedy: str) -> RevisionError:
    headline = f"The registry cannot be read as it was at {revision}."
    return RevisionError("\n".join((headline, *told)) + REMEDY + remedy)
