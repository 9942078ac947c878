"""Start a process and measure it; knows nothing of what it does."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from typing import IO, TYPE_CHECKING

from tests.benchmarks.figures import Cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts the memory of a process."""

SHOWN = 2000
"""Characters of what a process said that are shown when it fails."""


class FailedError(Exception):
    """What was to be measured did not do what it is there for."""


def run(
    command: Sequence[str], folder: Path, variables: Mapping[str, str], *, lines: int = 0
) -> Cost:
    """Run a process to its end, and return what it took.

    Until it runs its program, it is a copy of this one, and that counts for its memory. So what is
    no more than we have had ourselves is not known.

    Args:
        command: Program and arguments.
        folder: Its current folder.
        variables: Of its environment, beside those of ours.
        lines: How many it has to print at least.

    Raises:
        FailedError: It ended with another status than 0, or printed less.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        before = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            # The probe ends, with its group, when nobody holds the other end.
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        cost = _wait(process, before)
        if process.returncode:
            said = _text(output) + _text(errors)
            raise FailedError(
                f"{' '.join(command)} ended with {process.returncode}:\n{said[-SHOWN:]}"
            )
        if lines and _text(output).count("\n") < lines:
            raise FailedError(f"{' '.join(command)} printed less than {lines} lines.")
    return cost


def _wait(process: subprocess.Popen[bytes], before: float) -> Cost:
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stdin:
        process.stdin.close()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = used.ru_maxrss * PEAK_UNIT if used.ru_maxrss > own else 0
    return Cost(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=peak)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
