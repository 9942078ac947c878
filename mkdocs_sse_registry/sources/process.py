"""Run the probe in another interpreter within a time limit; knows no record's meaning.

Nothing that the other process does can keep us: it is read by threads, ended with its children when
its time is over, and what it writes beside the records is kept only as far as a message needs it.
Nor does it outlive us: it ends when nobody holds the other end of its standard input.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROBE = Path(__file__).parent.parent / "probe" / "__main__.py"
LAST_RECORD = b'{"record": "end"}'
KEPT_LINES = 1000
"""Lines of the user's output that are kept, the last ones."""

LONGEST_LINE = 4096
"""Bytes after which a line of the user's output counts as two."""

GRACE = 1.0
"""Seconds for a process that has said all to end by itself, and for its pipes to be read out."""


class NotStartedError(Exception):
    """The interpreter cannot be started; its text says why."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run of the probe left.

    Attributes:
        records: The lines of its channel, each a JSON object but for the interpreter's account of
            its end; see `dump`.
        output: What the user's code printed, the end of it.
        status: Exit status, negative for a signal; `None` when it had to be ended.
    """

    records: tuple[bytes, ...]
    output: str
    status: int | None


def run(
    python: str | None,
    request: str,
    *,
    folder: str,
    patience: Callable[[bytes], float],
    meanwhile: Callable[[], None],
) -> Outcome:
    """Run the probe.

    Args:
        python: Interpreter, by default the one that runs us.
        request: The probe's argument.
        folder: Current folder of the process.
        patience: Gives the seconds in which something has to follow a record. The probe knows
            them, and ends by itself when they are over; if it does not, it is ended.
        meanwhile: Is called once the interpreter is at work.

    Raises:
        NotStartedError: The interpreter cannot be started.
    """
    command = [python or sys.executable, "-B", "-X", "utf8", str(PROBE), request]
    try:
        process = _start(command, folder)
    except OSError as error:
        raise NotStartedError(error.strerror or str(error)) from error
    with _ended_at_last(process):
        records, output = _Records(_pipe(process.stdout)), _Output(_pipe(process.stderr))
        meanwhile()
        status = _wait(process, records, patience)
    output.join(GRACE)
    return Outcome(records=tuple(records.lines), output=output.text(), status=status)


def _start(command: list[str], folder: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the interpreter is the user's choice
        command,
        cwd=folder,
        # Sets have one order in every build, unless the user asks for another one.
        env={"PYTHONHASHSEED": "0", **os.environ},
        stdin=subprocess.PIPE,  # its lifeline
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    return cast("IO[bytes]", stream)


def _wait(
    process: subprocess.Popen[bytes], records: _Records, patience: Callable[[bytes], float]
) -> int | None:
    """Wait until the process has said all or has ended; a child of it may keep the channel open."""
    seen, deadline = -1, 0.0
    while records.is_alive() and process.poll() is None:
        now, lines = time.monotonic(), len(records.lines)
        if lines > seen:
            last = records.lines[lines - 1] if lines else b""
            seen, deadline = lines, now + patience(last) + GRACE
        if now > deadline:
            return None
        records.join(0.1)
    records.join(GRACE)
    try:
        return process.wait(GRACE)
    except subprocess.TimeoutExpired:
        return 0 if records.complete else None


@contextlib.contextmanager
def _ended_at_last(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End the process and its children, whatever happens to us."""
    try:
        yield
    finally:
        if sys.platform == "win32":
            process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        _pipe(process.stdin).close()
        process.wait()


class _Records(threading.Thread):
    """Reads the lines of the channel, up to the last record.

    Attributes:
        lines: What was read so far.
        complete: Whether the last record came.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self.lines: list[bytes] = []
        self.complete = False
        self.start()

    def run(self) -> None:
        with self._stream as lines:
            for line in lines:
                self.lines.append(line)
                if line.startswith(LAST_RECORD):
                    self.complete = True
                    return


class _Output(threading.Thread):
    """Reads what the user's code prints, and keeps the end of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._kept: deque[bytes] = deque(maxlen=KEPT_LINES)
        self.start()

    def run(self) -> None:
        with self._stream as lines:
            for line in iter(lambda: lines.readline(LONGEST_LINE), b""):
                self._kept.append(line)

    def text(self) -> str:
        return b"".join(tuple(self._kept)).decode("utf-8", "replace")
