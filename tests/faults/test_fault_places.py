"""Faults of the place that a site is built in: its folders, its environment, its files."""

from __future__ import annotations

import contextlib
import os
import threading
from typing import TYPE_CHECKING

import pytest

from tests.faults.conftest import ORDERS
from tests.faults.fault import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.conftest import Stand

CALL = 'send("orders.placed")\n'
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
FOLDERS = (
    "Läden für Bücher, 日本語\nand another line",
    "one line\nand another",
    os.fsdecode(b"no letter \xe4"),
    "quotes ' and \" and $HOME `id` %s {{ x }} <b>",
)


def check(stand: Stand, *described: str, prefix: tuple[str, ...] = ()) -> None:
    """See to it that the site is built in both modes, and shows the event types."""
    for built in stand.both(prefix):
        assert built.status == 0, built.log
        assert "WARNING" not in built.log
        page = stand.pages()[str(ORDERS)].decode()
        for each in ("An order was placed.", "It left the house.", *described):
            assert each in page


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(each, id=ascii(each), marks=[pytest.mark.thorough] if number else [])
        for number, each in enumerate(FOLDERS)
    ],
)
def test_a_project_may_lie_in_a_folder_of_any_name(name: str, stand: Stand) -> None:
    stand.move(name)
    check(stand)

    stand.write("import till\n")
    for built in stand.both():
        assert built.status == 1
        assert "it imports 'till', which is not installed there (registry.py, line 1)" in built.log


@pytest.mark.parametrize("name", ["project", "Läden"])
def test_a_locale_that_knows_no_letters_changes_no_page(name: str, stand: Stand) -> None:
    stand.move(name)
    stand.variables |= C_LOCALE
    stand.write(EVENTS.replace("the house.", "the house. Später mehr, 日本語"))
    check(stand, "Später mehr, 日本語")

    stand.write("raise ValueError('später mehr')")
    for built in stand.both():
        assert built.status == 1
        assert "importing it raised ValueError: sp" in built.log
        assert "mkdocs_sse_registry" not in built.log


@pytest.mark.parametrize("prefix", [("env", "-u", "HOME"), ("env", "HOME=/nowhere/at/all")])
def test_nobody_needs_a_home(prefix: tuple[str, ...], stand: Stand) -> None:
    check(stand, prefix=prefix)


def test_links_that_go_round_in_circles_are_not_followed(stand: Stand) -> None:
    jobs = stand.folder / "jobs"
    jobs.mkdir()
    (jobs / "again").symlink_to("..")
    (jobs / "self.py").symlink_to("self.py")
    (jobs / "ghost.py").symlink_to("nowhere.py")
    os.mkfifo(jobs / "pipe.py")
    (jobs / "folder.py").mkdir()
    (jobs / "send.py").write_text(CALL, "utf-8")
    stand.files |= {"jobs/send.py"}
    stand.configure(rules={"severity": {"SSE201": "off", "SSE205": "warning"}})

    for built in stand.both():
        assert built.log.count("SSE205") == 1, built.log
        assert "orders.shipped" in built.log
        assert "orders.placed" not in built.log


def test_files_may_come_and_go_while_they_are_read(stand: Stand) -> None:
    with coming_and_going(stand.folder / "jobs"):
        check(stand)


@contextlib.contextmanager
def coming_and_going(folder: Path) -> Iterator[None]:
    """Write and delete files that are of interest, over and over."""
    is_over = threading.Event()

    def work() -> None:
        while not is_over.is_set():
            (folder / "deep").mkdir(parents=True)
            for number in range(50):
                (folder / "deep" / f"job{number}.py").write_text(CALL, "utf-8")
            for file in (folder / "deep").iterdir():
                file.unlink()
            (folder / "deep").rmdir()
            folder.rmdir()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        is_over.set()
        worker.join()
