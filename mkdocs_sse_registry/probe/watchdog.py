"""Ends the interpreter when a step takes too long, and says where it was; knows no step."""

from __future__ import annotations

import faulthandler
import time

SLACK = 0.1
"""Part of a limit, at most `MOST_SLACK`, that a step may have beyond it."""

MOST_SLACK = 0.25
"""Seconds."""


class Watchdog:
    """The alarm of `faulthandler`, which works whatever the step does.

    To set it starts a thread. It is left as it is where it still fits, since most steps are short.

    Args:
        descriptor: File descriptor that it writes to.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._due = 0.0

    def allow(self, seconds: float) -> None:
        """Give what follows this many seconds, and `SLACK` at most."""
        due = time.monotonic() + seconds
        slack = min(seconds * SLACK, MOST_SLACK)
        if not due <= self._due <= due + slack:
            self._due = due + slack
            faulthandler.dump_traceback_later(seconds + slack, exit=True, file=self._descriptor)

    def stop(self) -> None:
        """Watch no more."""
        self._due = 0.0
        faulthandler.cancel_dump_traceback_later()
