"""What is not kept, and what may happen to what is."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import LoadError
from mkdocs_sse_registry.sources.cache import folder as cache

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.cache.conftest import Shop


def test_an_interpreter_that_a_script_chooses_is_asked_each_time(
    kept_shop: Shop, tmp_path: Path
) -> None:
    script = tmp_path / "chosen-python"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    script.chmod(0o755)

    assert [kept_shop.imports(python=str(script)) for _ in range(2)] == [1, 1]


@pytest.mark.parametrize(
    "code",
    [
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', ''])\n",
        "import os\nos.system('true')\n",
        "import sqlite3\nsqlite3.connect(':memory:').close()\n",
        "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError:\n    pass\n",
        "open('/dev/null').read()\n",
        "import multiprocessing\nif __name__ == 'registry':\n"
        "    process = multiprocessing.get_context('spawn').Process(target=print)\n"
        "    process.start()\n    process.join()\n",
        "import os\nos.open('names.py', os.O_RDONLY, dir_fd=os.open('.', os.O_RDONLY))\n",
        "import sys\nsys.path.append('a\\0b')\n",
        "with open('lazy.py', 'a') as module:\n    module.write('#')\n",
        "from pathlib import Path\nPath('names.py').touch()\n",
    ],
)
def test_what_depends_on_more_than_files_at_rest_is_read_each_time(
    code: str, kept_shop: Shop
) -> None:
    kept_shop.prepend(code)

    assert [kept_shop.imports() for _ in range(2)] == [1, 1]
    assert kept_shop.kept() == []


@pytest.mark.parametrize(
    ("does", "kind"),
    [("import time\n    time.sleep(60)", "timed-out"), ("import os\n    os._exit(3)", "ended")],
)
def test_nothing_is_kept_where_an_extractor_did_not_come_to_its_end(
    does: str, kind: str, kept_shop: Shop
) -> None:
    registry = kept_shop.folder / "registry.py"
    kept_shop.write("registry.py", registry.read_text("utf-8").replace("import lazy", does))

    payload = kept_shop.read(timeout=1).registry.mappings[0].payload

    assert payload
    assert payload.problems[0].kind == kind
    assert kept_shop.kept() == []


def test_a_failure_is_not_kept(kept_shop: Shop) -> None:
    text = (kept_shop.folder / "names.py").read_text("utf-8")
    kept_shop.write("names.py", "raise ValueError\n")
    with pytest.raises(LoadError):
        kept_shop.read()

    kept_shop.write("names.py", text)

    assert kept_shop.types() == ["order.placed", "order.paid"]


def test_cache_false_keeps_nothing_and_uses_nothing(kept_shop: Shop) -> None:
    assert [kept_shop.imports(cache=False) for _ in range(2)] == [1, 1]
    assert kept_shop.kept() == []

    assert kept_shop.imports() == 1
    assert kept_shop.imports(cache=False) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"digest": ""}', b"\xff\xfe"])
def test_a_broken_file_is_made_again(content: bytes, kept_shop: Shop) -> None:
    kept_shop.read()
    (file,) = kept_shop.kept()
    file.write_bytes(content)

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_the_folder_may_be_deleted_and_git_leaves_it_out(kept_shop: Shop) -> None:
    kept_shop.read()
    folder = kept_shop.folder / cache.FOLDER
    assert (folder / ".gitignore").read_text() == "*\n"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_a_folder_that_cannot_be_written_to_is_no_error(kept_shop: Shop) -> None:
    kept_shop.write(cache.FOLDER, "in the way")

    assert [kept_shop.imports() for _ in range(2)] == [1, 1]


def test_several_may_read_at_once(kept_shop: Shop) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: kept_shop.read(), range(4)))

    assert all(each.registry == found[0].registry for each in found)
    assert {path.suffix for path in (kept_shop.folder / cache.FOLDER).iterdir()} <= {
        ".json",
        ".TAG",
        "",
    }


def test_what_a_killed_build_left_goes_after_a_while(kept_shop: Shop) -> None:
    old, new = (kept_shop.write(f"{cache.FOLDER}/{name}.part", "{") for name in ("old", "new"))
    os.utime(old, (1, 1))

    kept_shop.read()

    assert not old.exists()
    assert new.exists()


def test_nothing_is_kept_where_a_module_came_while_it_was_looked_for(kept_shop: Shop) -> None:
    made = "open('extra.py', 'w').close()"
    kept_shop.prepend(f"try:\n    import extra\nexcept ImportError:\n    {made}\n")

    assert [kept_shop.imports() for _ in range(3)] == [1, 1, 0]
