"""`sse-registry sync` as a process: which bytes it writes, what it says, how it ends."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

REGISTRY = """\
SSE_EVENT_REGISTRY = [
    {"event_type": "order.placed", "category": "orders", "description": "A customer ordered."},
    {"event_type": "order.paid", "category": "orders", "description": "The money is there."},
]
"""
CONFIGURATION = """\
site_name: Shop
plugins:
  - sse-registry: {registry: registry}
"""
COUNT = "There are <!-- sse-registry: count of=event-types -->{}<!-- /sse-registry --> of them."


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write(tmp_path / "registry.py", REGISTRY)
    write(tmp_path / "mkdocs.yml", CONFIGURATION)
    write(tmp_path / "docs" / "index.md", COUNT.format(1))
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_regions_are_written_and_nothing_else(shop: Path, sse_registry: Run) -> None:
    page = shop / "docs" / "index.md"

    done = sse_registry(shop, "sync")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Wrote docs/index.md.\n1 of 1 page written.\n"
    assert page.read_bytes() == COUNT.format(2).encode(), "no last line end was there before"


def test_a_second_run_writes_nothing(shop: Path, sse_registry: Run) -> None:
    sse_registry(shop, "sync")
    page = shop / "docs" / "index.md"
    before = page.stat()

    done = sse_registry(shop, "sync")

    assert (done.returncode, done.stdout) == (0, "Nothing to write in 1 page.\n")
    assert (page.stat().st_mtime_ns, page.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_check_shows_a_diff_that_can_be_applied_and_writes_nothing(
    shop: Path, sse_registry: Run
) -> None:
    (shop / "docs" / "index.md").write_bytes(b"one\r\n\r\n" + COUNT.format(1).encode() + b"\r\n")
    before = (shop / "docs" / "index.md").read_bytes()

    done = sse_registry(shop, "sync", "--check")

    assert done.returncode == 1
    assert done.stdout.startswith("--- a/docs/index.md\n+++ b/docs/index.md\n@@ ")
    assert done.stderr == "1 of 1 page not up to date. Run `sse-registry sync`.\n"
    assert (shop / "docs" / "index.md").read_bytes() == before


def test_check_has_nothing_to_say_of_a_region_that_was_left_empty(
    shop: Path, sse_registry: Run
) -> None:
    write(shop / "docs" / "index.md", COUNT.format(""))

    done = sse_registry(shop, "sync", "--check")

    assert (done.returncode, done.stdout) == (0, "Every region in 1 page is up to date.\n")


def test_a_broken_region_keeps_its_own_file_only_from_being_written(
    shop: Path, sse_registry: Run
) -> None:
    broken = f"{COUNT.format(1)}\n\n<!-- sse-registry: evnts -->\n<!-- /sse-registry -->\n"
    write(shop / "docs" / "broken.md", broken)

    done = sse_registry(shop, "sync")

    assert done.returncode == 1
    assert "Wrote docs/index.md.\n" in done.stdout
    assert "docs/broken.md:3: SSE405 There is no region 'evnts'. Did you mean" in done.stderr
    assert (shop / "docs" / "broken.md").read_text() == broken
    assert (shop / "docs" / "index.md").read_text() == COUNT.format(2)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
def test_a_file_that_cannot_be_written_is_told_after_the_others(
    shop: Path, sse_registry: Run
) -> None:
    locked = write(shop / "docs" / "a-locked.md", COUNT.format(1))
    if os.geteuid() == 0:
        locked.write_bytes(b"Caf\xe9 " + COUNT.format(1).encode())
    locked.chmod(stat.S_IRUSR)

    done = sse_registry(shop, "sync")

    assert done.returncode == 2
    assert "Wrote docs/index.md.\n" in done.stdout
    assert "a-locked.md" in done.stderr
    assert sorted(each.name for each in (shop / "docs").iterdir()) == ["a-locked.md", "index.md"]


def test_files_can_be_named_also_outside_docs_dir(shop: Path, sse_registry: Run) -> None:
    write(shop / "README.md", COUNT.format(1))

    done = sse_registry(shop, "sync", "README.md")

    assert done.stdout == "Wrote README.md.\n1 of 1 page written.\n"
    assert (shop / "README.md").read_text() == COUNT.format(2)
    assert (shop / "docs" / "index.md").read_text() == COUNT.format(1)


def test_what_only_a_build_fills_is_left_alone(shop: Path, sse_registry: Run) -> None:
    text = "<!-- sse-registry: findings -->\nas it was\n<!-- /sse-registry -->\n"
    page = write(shop / "docs" / "index.md", text)

    assert sse_registry(shop, "sync", "--check").returncode == 0
    assert sse_registry(shop, "sync").returncode == 0
    assert page.read_text() == text


def test_the_regions_of_every_registry_of_a_site_are_filled(shop: Path, sse_registry: Run) -> None:
    write(shop / "bank.py", REGISTRY.replace("order.", "money.").split("    {")[0] + "]\n")
    entry = "  - sse-registry: {{registry: {0}, name: {0}, pages: {{directory: {0}}}}}\n"
    listed = entry.format("registry") + entry.format("bank")
    write(shop / "mkdocs.yml", f"site_name: Shop\nplugins:\n{listed}")
    region = "<!-- sse-registry: count of=event-types registry={} --><!-- /sse-registry -->"
    page = write(shop / "docs" / "index.md", region.format("registry") + region.format("bank"))

    done = sse_registry(shop, "sync")

    assert done.returncode == 0, done.stderr
    assert page.read_text().count("-->2<!--") == 1
    assert page.read_text().count("-->0<!--") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--registry", "registry", "sync"), "With --registry there is no docs_dir"),
        (("--name", "shop", "sync"), "--name is not for this command"),
        (("sync", "nowhere.md"), "'nowhere.md' does not exist"),
    ],
)
def test_wrong_usage_ends_with_2(
    shop: Path, arguments: tuple[str, ...], message: str, sse_registry: Run
) -> None:
    done = sse_registry(shop, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_file_can_be_filled_without_a_site(shop: Path, sse_registry: Run) -> None:
    done = sse_registry(shop, "--registry", "registry", "sync", "docs/index.md")

    assert done.returncode == 0
    assert (shop / "docs" / "index.md").read_text() == COUNT.format(2)
