"""Where the history of one branch left another one: `main...`, as git has it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from mkdocs_sse_registry.sources import revisions

if TYPE_CHECKING:
    from tests.conftest import Repository
    from tests.sources.revisions.conftest import Clone, Complaint


def test_three_dots_lead_to_where_two_histories_part(history: Repository) -> None:
    start = history.git("rev-parse", "main")
    history.git("checkout", "--quiet", "main")
    history.commit({"registry.py": "# moved on\n"}, "Moved on")
    history.git("checkout", "--quiet", "topic/new")

    for name in ("main...", "main...HEAD", "main...topic/new", "...main"):
        found = revisions.find(history.folder, name)
        assert (found.named.name, found.named.commit) == (name, start)


def test_histories_without_a_common_commit_are_told(
    history: Repository, refusal: Complaint
) -> None:
    history.git("checkout", "--quiet", "--orphan", "alone")
    history.commit(message="Alone")

    assert refusal(history.folder, "main...") == (
        "The revision 'main...' cannot be had: the two have no commit in common.\n"
        "What to do: Name a branch, a tag or a commit."
    )
    assert refusal(history.folder, "mian...").startswith(
        "The revision 'mian' cannot be had: there is no such branch, tag or commit in the "
        "repository. Did you mean 'main'?"
    )


def test_a_shallow_clone_says_how_to_find_where_two_histories_part(
    history: Repository, clone: Clone, refusal: Complaint
) -> None:
    history.git("checkout", "--quiet", "main")
    history.commit({"registry.py": "# moved on\n"}, "Moved on")
    near = clone(history, "--depth", "1", "--no-single-branch", "--branch", "topic/new")

    told = refusal(near.folder, "origin/main...")

    assert told.startswith(
        "The revision 'origin/main...' cannot be had: the two have no commit in common in this "
        "clone, which is shallow."
    )
    near.git(*shlex.split(told.partition("`git ")[2].partition("`")[0]))
    assert revisions.find(near.folder, "origin/main...").named.commit


def test_two_revisions_are_two_arguments(history: Repository, refusal: Complaint) -> None:
    assert refusal(history.folder, "main..HEAD") == (
        "The revision 'main..HEAD' cannot be had: these are two revisions.\n"
        "What to do: Name one revision: 'main', or 'main...' for where it was left. A second one "
        "is an argument of its own."
    )
