"""A disk that is full or read-only, wherever a build writes: mounts of Linux, for one command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.conftest import ORDERS
from tests.faults.fault import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.faults.conftest import Stand

    Mount = Callable[[str, Path], tuple[str, ...]]

READ_ONLY = 'mount --bind "$0" "$0"; mount -o remount,bind,ro "$0"'
SMALL = 'mount -t tmpfs -o size=16k none "$0"'
FULL = 'mount -t tmpfs -o size=8k none "$0"; cat /dev/zero > "$0/full" 2>&- || :'


@pytest.fixture
def mount() -> Mount:
    """Return what makes a prefix of a command that sees a folder mounted; or skips the test."""

    def within(script: str, folder: Path) -> tuple[str, ...]:
        if sys.platform != "linux" or shutil.which("unshare") is None:
            pytest.skip("needs mounts of Linux")
        unshare = ("unshare", "--mount", "--map-root-user")
        # The current folder is entered again: it may lie below the mount.
        prefix = (*unshare, "sh", "-ec", f'{script}; cd "$PWD"; exec "$@"', str(folder))
        tried = subprocess.run([*prefix, "true"], capture_output=True, text=True, check=False)
        if tried.returncode:
            pytest.skip(f"may not mount here: {tried.stderr.strip()}")
        return prefix

    return within


@pytest.fixture
def compared(stand: Stand, repository: Callable[[Path], Repository]) -> Stand:
    """Return a project in a repository, which compares its registry with the last commit."""
    made = repository(stand.folder)
    made.write({".gitignore": "site\n"})
    (stand.folder / "docs" / "long.md").write_text("# Long\n" * 5000, "utf-8")
    stand.write(EVENTS, compare_to="HEAD")
    made.commit()
    stand.files |= {".gitignore", "docs/long.md"}
    return stand


def test_a_project_that_is_read_only_is_built_elsewhere(
    compared: Stand, mount: Mount, tmp_path: Path
) -> None:
    compared.site = tmp_path / "elsewhere"
    prefix = mount(READ_ONLY, compared.folder)

    for built in compared.both(prefix, "--site-dir", str(compared.site)):
        assert built.status == 0, built.log
        assert "WARNING" not in built.log
        assert "An order was placed." in compared.pages()[str(ORDERS)].decode()


def test_a_folder_for_temporary_files_that_is_too_small_costs_the_comparison(
    compared: Stand, mount: Mount
) -> None:
    prefix = mount(SMALL, compared.temporary)

    for built, status in zip(compared.both(prefix), (1, 0), strict=True):
        assert built.status == status, built.log
        assert built.log.count("WARNING") == 1
        assert "No space left on device" in built.log
        assert "the site is built without the comparison (compare_to)" in built.log
        assert "An order was placed." in compared.pages()[str(ORDERS)].decode()


def test_a_cache_that_is_full_costs_nothing(compared: Stand, mount: Mount) -> None:
    cache = compared.folder / ".sse_registry_cache"
    shutil.rmtree(cache)
    cache.mkdir()

    for built in compared.both(mount(FULL, cache)):
        assert built.status == 0, built.log
        assert "WARNING" not in built.log
    assert list(cache.iterdir()) == []


def test_a_site_that_is_full_ends_with_what_the_system_says(
    stand: Stand, mount: Mount, tmp_path: Path
) -> None:
    site = tmp_path / "elsewhere"
    site.mkdir()

    for built in stand.both(mount(FULL, site), "--site-dir", str(site)):
        assert built.status == 1
        assert "OSError: [Errno 28] No space left on device" in built.log
        assert "mkdocs_sse_registry" not in built.log
