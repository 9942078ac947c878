"""A build that is interrupted or ended while the registry is imported."""

from __future__ import annotations

import os
import select
import signal
from typing import TYPE_CHECKING

import pytest

from tests.faults.fault import EVENTS
from tests.serving import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.faults.conftest import Stand

# A child and deaf ears, so that nothing ends by itself.
HANG = """
import os, signal, threading

for each in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(each, signal.SIG_IGN)
os.fork()
with open(PIPE, "w") as pipe:
    pipe.write("here")
threading.Event().wait()
"""


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 1), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_nothing_outlives_a_build_that_is_ended(
    number: signal.Signals, status: int, stand: Stand, tmp_path: Path
) -> None:
    before = stand.pages()
    stand.write(f"PIPE = {str(tmp_path / 'pipe')!r}\n{HANG}")

    assert end_while_importing(stand, tmp_path / "pipe", number) == status
    stand.check_processes()
    stand.check_temporary()
    assert stand.pages() == before


def test_an_interrupted_comparison_leaves_no_file(
    stand: Stand, tmp_path: Path, repository: Callable[[Path], Repository]
) -> None:
    made = repository(stand.folder)
    made.write({".gitignore": "site\n"})
    stand.files |= {".gitignore"}
    stand.write(f"PIPE = {str(tmp_path / 'pipe')!r}\n{HANG}", compare_to="HEAD")
    made.commit()
    stand.write(EVENTS, compare_to="HEAD")

    assert end_while_importing(stand, tmp_path / "pipe", signal.SIGINT) == 1


def test_a_process_that_left_for_a_session_of_its_own_keeps_no_build_waiting(stand: Stand) -> None:
    leave = "subprocess.Popen(['sleep', '3600'], start_new_session=True)"
    stand.write(f"import subprocess\n{leave}\n{EVENTS}")

    assert stand.build("--strict").status == 0
    (left,) = stand.processes()
    os.kill(left, signal.SIGKILL)


def end_while_importing(stand: Stand, pipe: Path, number: signal.Signals) -> int:
    """Start a build, end it once the registry is being imported, and return the exit status."""
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with stand.start("build") as process:
            told = select.select([reader], [], [], LONGEST)[0]
            process.send_signal(number)
            log, _ = process.communicate()
    finally:
        os.close(reader)
    assert told, log
    assert "Traceback" not in log
    return process.returncode
