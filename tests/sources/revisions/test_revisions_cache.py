"""Which readings are kept, and when one is made again."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import RevisionError
from mkdocs_sse_registry.sources.cache import circumstances
from mkdocs_sse_registry.sources.cache import folder as cache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.sources.revisions.conftest import Read

SOURCE = """
with open({log!r}, "a") as log:
    log.write("imported\\n")


class Placed:
    pass


def extract(event):
    return {{"id": 1, "names": [None, "ä"]}}


SSE_EVENT_REGISTRY = [
    {{"event_type": "orders.placed", "payload_fields": ["id"], "weight": 1.5, "tags": ("a", "b")}},
]
DOMAIN_TO_SSE_MAPPING = [
    {{
        "domain_event_class": Placed,
        "sse_event_type": "orders.placed",
        "payload_extractor": extract,
        "user_id_extractor": None,
    }}
]
OTHERS = [{{"event_type": "others.seen"}}]


def to_json(value):
    return "{{}}"
"""


class Shop:
    """A repository whose registry tells of each time that it is imported."""

    def __init__(self, repository: Repository, log: Path, read: Read) -> None:
        self.repository = repository
        self.read = read
        self.log = log
        self.folder = repository.folder
        source = SOURCE.format(log=str(log))
        repository.commit({"src/registry.py": source, "src/other.py": source, "lib/a.py": ""})

    def imports(self, **options: object) -> int:
        """Read the registry, and return how often it was imported for that."""
        before = self._lines()
        self.read(self.repository, **{"paths": ["src"], **options})
        return self._lines() - before

    def kept(self) -> list[Path]:
        return sorted((self.folder / cache.FOLDER).glob("*.json"))

    def _lines(self) -> int:
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0


@pytest.fixture
def told(shop: Repository, tmp_path: Path, read: Read) -> Shop:
    return Shop(shop, tmp_path / "log.txt", read)


def test_a_registry_is_imported_once(told: Shop) -> None:
    assert told.imports() == 1
    assert told.imports() == 0
    assert told.imports(name="main") == 0


def test_a_kept_registry_is_the_same(told: Shop, read: Read) -> None:
    first = read(told.repository, paths=["src"])
    second = read(told.repository, paths=["src"])

    assert second == first
    assert first.mappings[0].payload


def test_another_commit_of_the_same_tree_below_the_paths_is_the_same(told: Shop) -> None:
    assert told.imports() == 1
    told.repository.commit({"README.md": "# Shop\n", "lib/a.py": "A = 1\n"})

    assert told.imports() == 0


def test_another_tree_below_the_paths_is_another_one(told: Shop) -> None:
    assert told.imports() == 1
    told.repository.commit({"src/more.py": ""})

    assert told.imports() == 1


@pytest.mark.parametrize(
    "options",
    [
        {"registry": "other"},
        {"attributes": {"events": "OTHERS"}},
        {"encoder": "registry.to_json"},
        {"run_extractors": False},
        {"timeout": 29},
        {"paths": ["src", "lib"]},
        {"paths": ["lib", "src"]},
        {"paths": ["."], "registry": "src.registry"},
    ],
    ids=str,
)
def test_other_options_make_another_one(options: dict[str, object], told: Shop) -> None:
    assert told.imports() == 1
    assert told.imports(**options) >= 1
    assert told.imports(**options) == 0
    assert told.imports() == 0


@pytest.mark.parametrize(
    "variable", ["PYTHONHASHSEED", "PYTHONPATH", "PYTHONOPTIMIZE", "PYTHONDONTWRITEBYTECODE"]
)
def test_another_variable_for_python_makes_another_one(
    variable: str, told: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told.imports() == 1
    monkeypatch.setenv(variable, "1")

    assert told.imports() == 1


def test_what_is_installed_makes_another_one(
    told: Shop, tmp_path: Path, make_environment: Callable[[Path], Path]
) -> None:
    python = str(make_environment(tmp_path / "env"))
    packages = next((tmp_path / "env").rglob("site-packages"))

    assert told.imports() == 1
    assert told.imports(python=python) == 1
    assert told.imports(python=python) == 0
    (packages / "shop-1.0.dist-info").mkdir()
    assert told.imports(python=python) == 1
    (packages / "shop-1.0.dist-info").rename(packages / "shop-1.1.dist-info")
    assert told.imports(python=python) == 1
    os.utime(packages / "shop-1.1.dist-info", (1, 1))
    assert told.imports(python=python) == 1
    assert told.imports(python=python) == 0


def test_other_code_of_ours_makes_another_one(told: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told.imports() == 1
    monkeypatch.setattr(circumstances, "our_code", lambda: "another version")

    assert told.imports() == 1


def test_nothing_is_kept_where_a_time_limit_was_over(shop: Repository, read: Read) -> None:
    slow = SOURCE.format(log="/dev/null").replace(
        'return {"id"', 'time.sleep(60)\n    return {"id"'
    )
    shop.commit({"registry.py": f"import time\n{slow}"})

    found = read(shop, timeout=1)

    assert found.mappings[0].payload
    assert found.mappings[0].payload.problems[0].kind == "timed-out"
    assert not (shop.folder / cache.FOLDER).exists()


def test_nothing_is_kept_where_a_path_lies_outside(told: Shop, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()

    assert [told.imports(paths=["src", "../shared"]) for _ in range(2)] == [1, 1]
    assert not (told.folder / cache.FOLDER).exists()


def test_nothing_is_kept_where_something_outside_is_imported(
    told: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "names.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "shared"))
    source = (told.folder / "src" / "registry.py").read_text()
    told.repository.commit({"src/registry.py": f"import names\n{source}"})

    assert [told.imports() for _ in range(2)] == [1, 1]


def test_a_failure_is_not_kept(told: Shop) -> None:
    told.repository.commit({"src/broken.py": "raise ValueError\n"})

    with pytest.raises(RevisionError):
        told.imports(registry="broken")
    assert told.kept() == []


def test_an_interpreter_that_cannot_be_asked_says_so_in_the_reading(told: Shop) -> None:
    with pytest.raises(RevisionError, match="cannot be started"):
        told.imports(python="gone/bin/python")


def test_git_and_backups_leave_the_folder_out(told: Shop) -> None:
    told.imports()

    assert told.repository.git("status", "--porcelain", "--untracked-files=all") == ""
    tag = (told.folder / cache.FOLDER / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"origin": 1}', b"\xff\xfe"])
def test_a_broken_file_is_made_again(content: bytes, told: Shop) -> None:
    told.imports()
    (file,) = told.kept()
    file.write_bytes(content)

    assert told.imports() == 1
    assert told.imports() == 0


def test_the_folder_may_be_deleted(told: Shop) -> None:
    told.imports()
    for file in (told.folder / cache.FOLDER).iterdir():
        file.unlink()
    (told.folder / cache.FOLDER).rmdir()

    assert told.imports() == 1
    assert told.imports() == 0


def test_a_folder_that_cannot_be_written_to_is_no_error(told: Shop) -> None:
    (told.folder / cache.FOLDER).write_text("in the way")

    assert [told.imports() for _ in range(2)] == [1, 1]


def test_a_file_that_cannot_be_replaced_is_no_error(told: Shop) -> None:
    told.imports()
    (file,) = told.kept()
    file.unlink()
    file.mkdir()

    assert told.imports() == 1


def test_the_oldest_go(told: Shop) -> None:
    told.imports()
    (first,) = told.kept()
    for number in range(60):
        other = first.with_name(f"{number}.json")
        other.write_text("{}")
        os.utime(other, (number, number))
    os.utime(first, (0, 0))

    assert told.imports() == 0
    assert told.imports(timeout=29) == 1
    names = {each.name for each in told.kept()}
    assert len(names) == cache.MOST
    assert {first.name, "59.json", "12.json"} <= names
    assert "11.json" not in names


def test_several_may_read_at_once(told: Shop, read: Read) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: read(told.repository, paths=["src"]), range(4)))

    assert all(each == found[0] for each in found)
    assert len(told.kept()) == 1


def test_cache_false_keeps_nothing(told: Shop) -> None:
    assert [told.imports(cache=False) for _ in range(2)] == [1, 1]
    assert told.kept() == []
