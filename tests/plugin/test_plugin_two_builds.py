"""Builds of one project at the same time, and one while the site is served.

A registry that waits, while it is imported, until as many others do, lets builds be at one place.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Repository
    from tests.plugin.conftest import Project

CACHE = ".sse_registry_cache"
WHOLE = [".gitignore", "CACHEDIR.TAG", "reading"]
ORDERS = "sse-events/categories/orders/"
MEETING = """
import os
import socket

if "MEETING" in os.environ:
    with socket.create_connection(("127.0.0.1", int(os.environ["MEETING"]))) as guest:
        guest.recv(1)
"""
SITES = ("one", "two")
VARIABLES = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795420800"}


class Meeting:
    """Where registries wait for each other."""

    def __init__(self, host: socket.socket) -> None:
        self._host = host
        self.port = str(host.getsockname()[1])

    def hold(self, then: Callable[[], None] = lambda: None) -> None:
        """Wait until as many have come as there are sites, do something, and let them go on."""
        guests = [self._host.accept()[0] for _ in SITES]
        then()
        for guest in guests:
            guest.sendall(b"x")
            guest.close()


@pytest.fixture
def meeting() -> Iterator[Meeting]:
    with socket.create_server(("127.0.0.1", 0)) as host:
        host.settimeout(120)
        yield Meeting(host)


@pytest.fixture
def met(shop: Project, repository: Callable[[Path], Repository]) -> Repository:
    """Return the shop, compared to its only commit, with a registry that waits."""
    shop.registry["compare_to"] = "HEAD"
    shop.registry["timeout"] = 120
    shop.configure()
    module = shop.folder / "shop/sse_registry.py"
    module.write_text(module.read_text("utf-8") + MEETING, "utf-8")
    made = repository(shop.folder)
    made.commit({".gitignore": "__pycache__/\n/one/\n/two/\n"})
    return made


def started(shop: Project, site: str, **environment: str) -> subprocess.Popen[str]:
    """Return a build that has been started."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=shop.folder,
        env={**os.environ, **VARIABLES, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def pages_of(folder: Path) -> dict[str, bytes]:
    found = (each for each in folder.rglob("*") if each.suffix in {".html", ".json", ".inv"})
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def without_its_own(page: str) -> str:
    """Return a page up to what the server adds, which has another number each time."""
    return page.rpartition("livereload(")[0]


def finish(builds: list[subprocess.Popen[str]]) -> None:
    logs = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0] * len(builds), logs


def kept(shop: Project) -> list[str]:
    """Return what the cache holds, names of readings by their ending only."""
    names = (each.name for each in (shop.folder / CACHE).iterdir())
    return sorted("reading" if name.endswith(".json") else name for name in names)


def test_two_builds_at_once_make_the_same_site(
    shop: Project, met: Repository, meeting: Meeting
) -> None:
    builds = [started(shop, site, MEETING=meeting.port) for site in SITES]
    for _ in ("as it is now", "as it was"):
        meeting.hold()
    finish(builds)

    one, two = (pages_of(shop.folder / site) for site in SITES)
    assert one == two
    assert "sse-events/changes/index.html" in one
    assert kept(shop) == WHOLE
    assert met.git("status", "--porcelain", "--untracked-files=all") == ""


def test_the_cache_may_be_deleted_while_two_builds_use_it(
    shop: Project,
    met: Repository,  # noqa: ARG001 - comes before the builds
    meeting: Meeting,
) -> None:
    finish([started(shop, "one")])
    builds = [started(shop, site, MEETING=meeting.port) for site in SITES]
    meeting.hold(then=lambda: shutil.rmtree(shop.folder / CACHE))
    meeting.hold()
    finish(builds)

    assert kept(shop) == WHOLE
    one, two = (pages_of(shop.folder / site) for site in SITES)
    assert one == two


def test_a_build_while_the_site_is_served_disturbs_neither(shop: Project) -> None:
    with serving(shop.folder) as server:
        served = server.page(ORDERS)

        finish([started(shop, "one")])

        assert without_its_own(server.page(ORDERS)) == without_its_own(served)
        shop.write("docs/index.md", "# Another home\n")
        server.wait_for_rebuild()
        assert "Another home" in server.page("")
        built = (shop.folder / "one/sse-events/categories/orders/index.html").read_text("utf-8")
        assert "An order was placed." in built
