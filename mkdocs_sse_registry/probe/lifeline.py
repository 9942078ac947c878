"""End with whoever started this process, also where a signal ended them at once; knows no record.

Standard input is a pipe that they hold the other end of, and write nothing to.
"""

from __future__ import annotations

import os
import sys

if sys.platform != "win32":
    import fcntl

SIGKILL = 9
"""On Linux; the module that has its name makes enums first."""


def hold_on() -> None:
    """Let the system end this process and its children once the other end is let go.

    Only Linux can; elsewhere the time limits end it. From now on there is nothing to read from
    standard input.
    """
    line = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if sys.platform == "linux":
        fcntl.fcntl(line, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(line, fcntl.F_SETSIG, SIGKILL)
        fcntl.fcntl(line, fcntl.F_SETFL, fcntl.fcntl(line, fcntl.F_GETFL) | os.O_ASYNC)
