"""Where a repository may lie, and the registry in it, and what of today is around it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.sources.revisions.conftest import Read, Start, Types

PLACED = "SSE_EVENT_REGISTRY = [{'event_type': 'orders.placed'}]\n"
SENT = PLACED.replace("placed", "sent")

NO_UTF_8 = pytest.param(
    "caf\udce9", marks=pytest.mark.skipif(sys.platform != "linux", reason="no name of a file")
)


@pytest.mark.parametrize("name", ["my shop", "Läden 店", "-shop", "a'b\"c", NO_UTF_8])
def test_a_repository_may_have_any_name(name: str, start: Start, types: Types) -> None:
    repository = start(name)
    repository.commit({"registry.py": PLACED})
    repository.write({"registry.py": ""})

    assert types(repository) == ["orders.placed"]


def test_mkdocs_may_lie_in_a_folder_of_the_repository(shop: Repository, read: Read) -> None:
    files = {"backend/src/app/registry.py": PLACED, "docs/site/mkdocs.yml": ""}
    shop.commit(files)
    shop.write({"backend/src/app/registry.py": ""})
    options = {"below": "docs/site", "registry": "app.registry", "paths": ["../../backend/src"]}

    found = read(shop, **options)

    assert found.events[0].type == "orders.placed"
    assert found.events[0].source.path == "backend/src/app/registry.py"


def test_a_path_may_be_absolute(shop: Repository, types: Types) -> None:
    shop.commit({"src/registry.py": PLACED})
    shop.write({"src/registry.py": ""})

    assert types(shop, paths=[str(shop.folder / "src")]) == ["orders.placed"]


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import Path\nNAMES = Path(__file__).parents[1] / 'names.txt'",
        "from pathlib import Path\nNAMES = Path('names.txt')",
    ],
    ids=["beside the folder of the module", "in the current folder"],
)
def test_a_file_of_the_revision_may_lie_below_no_path(
    source: str, shop: Repository, types: Types
) -> None:
    registry = f"{source}\nSSE_EVENT_REGISTRY = [{{'event_type': NAMES.read_text()}}]\n"
    shop.commit({"src/registry.py": registry, "names.txt": "orders.placed"})
    shop.write({"names.txt": "orders.sent"})

    assert types(shop, paths=["src"]) == ["orders.placed"]
    assert types(shop, paths=["src"]) == ["orders.placed"]


def test_a_path_outside_the_repository_stays_as_it_is_today(
    shop: Repository, tmp_path: Path, types: Types
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "names.py").write_text("NAME = 'orders.placed'\n")
    shop.commit(
        {"registry.py": "from names import NAME\nSSE_EVENT_REGISTRY = [{'event_type': NAME}]\n"}
    )
    shop.write({"registry.py": ""})

    assert types(shop, paths=[".", "../shared"]) == ["orders.placed"]
    assert not (shop.folder / ".sse_registry_cache").exists()


def test_no_path_in_the_repository_is_an_error(
    shop: Repository, tmp_path: Path, types: Types
) -> None:
    (tmp_path / "other").mkdir()
    shop.commit({"registry.py": PLACED})

    with pytest.raises(RevisionError, match="`paths` names no folder of the repository"):
        types(shop, paths=["../other"])


def test_a_worktree_is_a_repository(shop: Repository, tmp_path: Path, types: Types) -> None:
    shop.commit({"registry.py": PLACED})
    shop.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other"))
    other = type(shop)(folder=tmp_path / "other")
    other.commit({"registry.py": SENT})

    assert types(other, "HEAD") == ["orders.sent"]
    assert types(other, "main") == ["orders.placed"]


def test_a_hook_for_another_repository_leads_nowhere_else(
    shop: Repository, start: Start, monkeypatch: pytest.MonkeyPatch, types: Types
) -> None:
    shop.commit({"registry.py": PLACED})
    other = start("other")
    other.commit({"registry.py": SENT})
    with monkeypatch.context() as hook:
        hook.setenv("GIT_DIR", str(other.folder / ".git"))
        hook.setenv("GIT_WORK_TREE", str(other.folder))
        hook.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))
        hook.setenv("GIT_PREFIX", "docs/")

        assert types(shop) == ["orders.placed"]


def test_texts_of_the_registry_hold_the_paths_of_the_working_tree(
    start: Start, types: Types
) -> None:
    repository = start("Läden")
    repository.commit(
        {
            "registry.py": """
            import os

            here = os.path.dirname(__file__)
            known = [__file__, here, os.path.dirname(here), os.path.basename(here)]
            SSE_EVENT_REGISTRY = [{"event_type": each} for each in known]
            """
        }
    )
    here = repository.folder

    assert types(repository) == [str(here / "registry.py"), str(here), str(here.parent), here.name]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links of POSIX")
def test_the_folder_may_be_reached_by_a_link(shop: Repository, tmp_path: Path, read: Read) -> None:
    shop.commit({"site/src/registry.py": PLACED})
    shop.write({"site/src/registry.py": ""})
    (tmp_path / "link").symlink_to(shop.folder / "site")
    linked = type(shop)(folder=tmp_path / "link")

    assert read(linked, paths=["src"]).events[0].source.path == "site/src/registry.py"


def test_the_interpreter_is_that_of_today(
    shop: Repository, types: Types, make_environment: Callable[[Path], Path]
) -> None:
    shop.commit({".gitignore": "/env/\n", "registry.py": PLACED})
    python = make_environment(shop.folder / "env").relative_to(shop.folder)

    assert types(shop, python=str(python)) == ["orders.placed"]
