"""Say why a revision cannot be had, and what to do about it; raises nothing itself."""

from __future__ import annotations

import difflib
import re
import shutil
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.errors import RevisionError
from mkdocs_sse_registry.domain.naming import NEAR
from mkdocs_sse_registry.sources.revisions import git

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

NO_REPOSITORY = "not a git repository (or any"
UNKNOWN = "Needed a single revision"
"""How git says that it does not know a name."""

SUFFIX = re.compile(r"[~^@:]")
"""Begins what follows the name of a branch or a tag, as in `HEAD~3`."""

COMMIT = re.compile(r"[0-9a-f]{4,}")
"""May be the begin of a commit's name."""

EXPECTED = "Name a branch, a tag or a commit."


def of_name(name: str) -> RevisionError:
    """Return the exception for what cannot be a name."""
    return _because(name, "this is no name", EXPECTED)


def of_path(name: str) -> RevisionError:
    """Return the exception for a name of a path in a revision."""
    revision = name.partition(":")[0]
    return _because(
        name,
        "it is a path in a revision, not a revision",
        f"Name the revision itself, {revision!r}." if revision else EXPECTED,
    )


def of_git(name: str, folder: Path, error: OSError) -> RevisionError:
    """Return the exception that says why git cannot be started."""
    if not folder.is_dir():
        return _because(name, f"there is no folder {folder.name!r}", "Correct the folder.")
    if shutil.which("git") is None:
        return _because(
            name,
            "git is not installed, or not on the PATH",
            "Install git where this runs.",
        )
    return _because(name, f"git cannot be started: {error.strerror or error}", "Mend git.")


def of_repository(name: str, folder: Path, complaint: str) -> RevisionError:
    """Return the exception that says why a folder has no repository that can be read."""
    if complaint.startswith(NO_REPOSITORY):
        return _because(
            name,
            f"the folder {folder.absolute().name!r} is in no git repository",
            "Run this in a clone; a download or a container may lack the folder `.git`.",
        )
    if "dubious ownership" in complaint:
        place = complaint.partition(" in repository at ")[2]
        remedy = f"Run `git config --global --add safe.directory {place}`."
        return _because(name, f"git says: {complaint}", remedy)
    remedy = "Mend what git complains of; `git status` in that folder shows the same."
    return _because(name, f"git says: {complaint}", remedy)


def of_fork(root: Path, name: str) -> RevisionError:
    """Return the exception for two histories that have no commit in common."""
    remotes = _remotes(root)
    if _is_shallow(root) and remotes:
        problem = "the two have no commit in common in this clone, which is shallow"
        return _because(name, problem, _deepen(_remote(remotes, name)))
    return _because(name, "the two have no commit in common", EXPECTED)


def explain(root: Path, name: str) -> RevisionError:
    """Return the exception that says why a name leads to no revision of a repository."""
    answer = _asked(root, name)
    complaint = git.complaint(answer)
    if complaint and complaint != UNKNOWN:
        return _because(
            name,
            f"git says: {complaint}",
            f'{EXPECTED} `git rev-parse --verify "{name}"` shows the same.',
        )
    kind = git.ask(root, "cat-file", "-t", answer.stdout.decode().strip())
    if answer.returncode == 0 and kind.stdout.strip() in (b"blob", b"tag"):
        return _because(name, "it is a file, not a revision", EXPECTED)
    both = name.split("..")
    if len(both) == 2 and all(both):  # noqa: PLR2004 - the names on both sides
        remedy = (
            f"Name one revision: {both[0]!r}, or '{both[0]}...' for where it was left. A second "
        )
        return _because(name, "these are two revisions", f"{remedy}one is an argument of its own.")
    revision = name.partition(":")[0]
    if revision != name and not _asked(root, revision).returncode:
        return of_path(name)
    refs = _refs(root)
    if not refs and _asked(root, "HEAD").returncode:
        return _because(name, "the repository has no commit yet", "Commit, then compare.")
    return _unknown(root, name, refs)


def _unknown(root: Path, name: str, refs: tuple[str, ...]) -> RevisionError:
    """Return the exception for a name that may be known elsewhere."""
    remotes = _remotes(root)
    remote = _remote(remotes, name)
    start = SUFFIX.split(name)[0] or "HEAD"
    is_known = not _asked(root, start).returncode
    if not _is_shallow(root) or (not is_known and f"{remote}/{start}" in refs):
        fetched = f" `git fetch {_all(remote)}` gets those of the remote." if remotes else ""
        problem = "there is no such branch, tag or commit in the repository"
        return _because(name, problem, EXPECTED + fetched, _near(name, refs))
    problem = "it is not in this clone, which is shallow: its history is cut off"
    if not remotes:
        return _because(name, problem, "Clone the repository again, without `--depth`.")
    remedy = _deepen(remote)
    if not (is_known or COMMIT.fullmatch(start) or name.startswith(f"{remote}/")):
        remedy += f" If it is a branch, it is then called '{remote}/{name}'."
    return _because(name, problem, remedy)


def _deepen(remote: str) -> str:
    """Return how a shallow clone gets all of its history."""
    return (
        f"Run `git fetch --unshallow {_all(remote)}`, or set `fetch-depth: 0` for actions/checkout."
    )


def _all(remote: str) -> str:
    """Return what `git fetch` is told to get every branch and tag, also into a clone of one."""
    return f'--tags {remote} "+refs/heads/*:refs/remotes/{remote}/*"'


def _is_shallow(root: Path) -> bool:
    return git.ask(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _remotes(root: Path) -> list[str]:
    return git.ask(root, "remote").stdout.decode().split()


def _remote(remotes: list[str], name: str) -> str:
    """Return the remote that a name begins with, else the usual one."""
    named = next((each for each in remotes if name.startswith(f"{each}/")), None)
    return named or ("origin" if "origin" in remotes or not remotes else remotes[0])


def _because(name: str, problem: str, remedy: str, near: str = "") -> RevisionError:
    return RevisionError(
        f"The revision {name!r} cannot be had: {problem}.{near}\nWhat to do: {remedy}"
    )


def _asked(root: Path, name: str) -> CompletedProcess[bytes]:
    return git.ask(root, "rev-parse", "--verify", "--end-of-options", name)


def _refs(root: Path) -> tuple[str, ...]:
    """Return the names of branches, tags and remote branches."""
    places = ("refs/heads", "refs/tags", "refs/remotes")
    answer = git.ask(root, "for-each-ref", "--format=%(refname:lstrip=2)", *places)
    names = answer.stdout.decode("utf-8", "replace").splitlines()
    return tuple(name for name in names if not name.endswith("/HEAD"))


def _near(name: str, refs: tuple[str, ...]) -> str:
    """Return the question whether a known name was meant, also one with its remote before it."""
    known = {ref.partition("/")[2] or ref: ref for ref in refs} | {ref: ref for ref in refs}
    found = difflib.get_close_matches(name, known, n=1, cutoff=NEAR)
    return f" Did you mean {known[found[0]]!r}?" if found else ""
