"""What a name leads to, and what is said of one that leads to no revision."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.sources import revisions

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Repository
    from tests.sources.revisions.conftest import Clone, Complaint


EXPECTED = "What to do: Name a branch, a tag or a commit."


@pytest.fixture
def shallow(history: Repository, clone: Clone) -> Repository:
    """Return a clone that has one commit only."""
    return clone(history, "--depth", "1")


@pytest.mark.parametrize(
    "name",
    [
        *("main", "topic/new", "HEAD", "@", "HEAD~2", "@{0}", "refs/heads/main"),
        *("plain", "annotated", "annotated^", ":/Step 3", "HEAD^{/Step 2}"),
    ],
)
def test_a_name_leads_to_a_commit_and_its_tree(name: str, history: Repository) -> None:
    found = revisions.find(history.folder, name)

    commit = history.git("rev-parse", found.named.commit or "")
    assert commit == history.git("log", "-1", "--format=%H", name, "--")
    assert found.tree == history.git("rev-parse", f"{commit}^{{tree}}")
    assert found.named.name == name
    assert found.root == history.folder


def test_a_short_commit_is_enough(history: Repository) -> None:
    commit = history.git("rev-parse", "HEAD~1")

    assert revisions.find(history.folder, commit[:8]).named.commit == commit


@pytest.mark.parametrize("name", ["tree", "annotated-tree"])
def test_a_tag_may_lead_to_a_tree_without_a_commit(name: str, history: Repository) -> None:
    found = revisions.find(history.folder, name)

    assert found.named.commit is None
    assert found.content(history.folder / "registry.py") == b"# 3\n"


def test_the_content_of_a_file_is_that_of_then(history: Repository) -> None:
    found = revisions.find(history.folder, "annotated")

    assert found.content(history.folder / "registry.py") == b"# 2\n"
    for path in (history.folder / "other.py", history.folder.parent / "registry.py"):
        with pytest.raises(FileNotFoundError):
            found.content(path)


@pytest.mark.parametrize("name", ["file", "annotated-file", "HEAD:registry.py"])
def test_a_name_of_a_file_is_no_revision(
    name: str, history: Repository, refusal: Complaint
) -> None:
    assert refusal(history.folder, name) == (
        f"The revision {name!r} cannot be had: it is a file, not a revision.\n{EXPECTED}"
    )


@pytest.mark.parametrize("name", ["HEAD:app", "HEAD:app/gone.py", "HEAD:"])
def test_a_path_in_a_revision_is_no_revision(
    name: str, history: Repository, refusal: Complaint
) -> None:
    history.commit({"app/names.py": ""})

    assert refusal(history.folder, name) == (
        f"The revision {name!r} cannot be had: it is a path in a revision, not a revision.\n"
        "What to do: Name the revision itself, 'HEAD'."
    )


@pytest.mark.parametrize("name", ["", "  ", "a\0b"])
def test_no_name_is_no_revision(name: str, history: Repository, refusal: Complaint) -> None:
    assert refusal(history.folder, name) == (
        f"The revision {name!r} cannot be had: this is no name.\n{EXPECTED}"
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("mian", " Did you mean 'main'?"),
        ("topic/mew", " Did you mean 'topic/new'?"),
        ("anotated", " Did you mean 'annotated'?"),
        ("nothing like it", ""),
        ("--all", ""),
        ("-n1", ""),
        ("HEAD~300", ""),
        ("^main", " Did you mean 'main'?"),
        ("HEAD^@", ""),
        ("0123456789" * 4, ""),
        ("a\nb", ""),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(
    name: str, near: str, history: Repository, refusal: Complaint
) -> None:
    assert refusal(history.folder, name) == (
        f"The revision {name!r} cannot be had: there is no such branch, tag or commit in the "
        f"repository.{near}\n{EXPECTED}"
    )


def test_an_ambiguous_short_name_is_told_by_git(history: Repository, refusal: Complaint) -> None:
    # Of that many objects, some begin with the same four characters.
    given = "".join(
        f"blob\nmark :{each}\ndata {len(str(each))}\n{each}\n" for each in range(1, 1500)
    )
    history.git("fast-import", "--quiet", given=given.encode())
    known = history.git(
        *("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
    ).splitlines()
    others = {line[:4] for line in known if not line.endswith("blob")}
    begins = Counter(line[:4] for line in known if line[:4] not in others)
    shared = begins.most_common(1)[0][0]

    assert f"git says: short object ID {shared} is ambiguous." in refusal(history.folder, shared)


def test_a_branch_that_only_the_remote_has_is_named_with_it(
    history: Repository, clone: Clone, refusal: Complaint
) -> None:
    here = clone(history)

    assert refusal(here.folder, "main") == (
        "The revision 'main' cannot be had: there is no such branch, tag or commit in the "
        "repository. Did you mean 'origin/main'?\n"
        f'{EXPECTED} `git fetch --tags origin "+refs/heads/*:refs/remotes/origin/*"` gets those '
        "of the remote."
    )
    assert revisions.find(here.folder, "origin/main").named.commit


SHALLOW = (
    "it is not in this clone, which is shallow: its history is cut off.\n"
    'What to do: Run `git fetch --unshallow --tags origin "+refs/heads/*:refs/remotes/origin/*"`, '
    "or set `fetch-depth: 0` for actions/checkout."
)


@pytest.mark.parametrize(
    ("name", "told", "then"),
    [
        ("HEAD~3", "", "HEAD~3"),
        ("@~3", "", "@~3"),
        ("topic/new~3", "", "topic/new~3"),
        ("main", " If it is a branch, it is then called 'origin/main'.", "origin/main"),
        ("main~2", " If it is a branch, it is then called 'origin/main~2'.", "origin/main~2"),
        ("origin/main", "", "origin/main"),
        ("annotated", " If it is a branch, it is then called 'origin/annotated'.", "annotated"),
        ("plain", " If it is a branch, it is then called 'origin/plain'.", "plain"),
    ],
)
def test_a_shallow_clone_is_deepened_by_the_command_that_is_told(
    name: str, told: str, then: str, shallow: Repository, refusal: Complaint
) -> None:
    message = refusal(shallow.folder, name)
    assert message == f"The revision {name!r} cannot be had: {SHALLOW}{told}"
    shallow.git(*shlex.split(message.split("`")[1])[1:])

    assert revisions.find(shallow.folder, then).named.commit


def test_a_commit_that_a_shallow_clone_lacks_is_had_by_the_command(
    history: Repository, clone: Clone, refusal: Complaint
) -> None:
    commit = history.git("rev-parse", "HEAD~3")
    here = clone(history, "--depth", "1", "--branch", "plain")

    message = refusal(here.folder, commit)
    assert message == f"The revision {commit!r} cannot be had: {SHALLOW}"
    here.git(*shlex.split(message.split("`")[1])[1:])

    assert revisions.find(here.folder, commit[:10]).named.commit == commit


def test_a_shallow_clone_has_what_it_has(history: Repository, clone: Clone) -> None:
    here = clone(history, "--depth", "2")

    assert revisions.find(here.folder, "HEAD~1").named.commit


def test_the_remote_is_called_as_it_is(
    history: Repository, clone: Clone, refusal: Complaint
) -> None:
    here = clone(history, "--depth", "1", "--origin", "upstream")

    assert 'upstream "+refs/heads/*:refs/remotes/upstream/*"`' in refusal(here.folder, "main")


def test_a_shallow_clone_without_a_remote_is_to_be_cloned_again(
    shallow: Repository, refusal: Complaint
) -> None:
    shallow.git("remote", "remove", "origin")

    assert refusal(shallow.folder, "HEAD~3").endswith(
        "What to do: Clone the repository again, without `--depth`."
    )


def test_a_folder_in_no_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Complaint
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "site").mkdir()

    assert refusal(tmp_path / "site", "main") == (
        "The revision 'main' cannot be had: the folder 'site' is in no git repository.\n"
        "What to do: Run this in a clone; a download or a container may lack the folder `.git`."
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, refusal: Complaint) -> None:
    assert "there is no folder 'gone'" in refusal(tmp_path / "gone", "main")


def test_a_repository_without_a_commit_is_told(shop: Repository, refusal: Complaint) -> None:
    assert refusal(shop.folder, "HEAD") == (
        "The revision 'HEAD' cannot be had: the repository has no commit yet.\n"
        "What to do: Commit, then compare."
    )


def test_a_machine_without_git_is_told(
    history: Repository, monkeypatch: pytest.MonkeyPatch, refusal: Complaint
) -> None:
    monkeypatch.setenv("PATH", str(history.folder))

    assert refusal(history.folder, "main") == (
        "The revision 'main' cannot be had: git is not installed, or not on the PATH.\n"
        "What to do: Install git where this runs."
    )


def test_a_repository_of_someone_else_is_told_by_git(
    history: Repository, monkeypatch: pytest.MonkeyPatch, refusal: Complaint
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    place = f"'{history.folder}'"
    assert refusal(history.folder, "main") == (
        f"The revision 'main' cannot be had: git says: detected dubious ownership in repository at "
        f"{place}.\nWhat to do: Run `git config --global --add safe.directory {place}`."
    )


def test_messages_are_understood_in_every_language(
    history: Repository, monkeypatch: pytest.MonkeyPatch, refusal: Complaint
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")

    assert "there is no such branch" in refusal(history.folder, "nothing like it")


def test_a_worktree_whose_repository_is_gone_is_told_by_git(
    tmp_path: Path, refusal: Complaint
) -> None:
    (tmp_path / ".git").write_text(f"gitdir: {tmp_path / 'gone'}{os.linesep}")

    assert "git says: not a git repository: " in refusal(tmp_path, "main")
