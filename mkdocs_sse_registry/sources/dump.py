"""The interpreter's own account of a crash or a time limit; knows no wording.

`faulthandler` writes it: a line that says why, then the frames of each thread, innermost first. It
goes to the channel of the records, where nothing of the user's comes between. What Python itself
cannot survive it tells in the same form, but on standard error, behind what was printed.
"""

from __future__ import annotations

import re

from msgspec import Struct

TIMEOUT = re.compile(r"Timeout \(\d+:\d\d:\d\d(?:\.\d+)?\)!\n")
TIMEOUT_OF_MODULE = re.compile(TIMEOUT.pattern + "(?=Thread 0x)")
"""On standard error: the module has set an alarm of its own, of which there can be only one."""

FATAL = re.compile(
    r"^Fatal Python error: |Fatal Python error: [^\n]+\n\n(?=Current thread 0x)", re.MULTILINE
)
THREAD = re.compile(r"(?=(?:Current thread|Thread) 0x[0-9a-f]+)")
FRAME = re.compile(r'  File "(?P<path>[^"]+)", line (?P<line>\d+) in ')
ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


class Dump(Struct, frozen=True, kw_only=True):
    """What an interpreter said.

    Attributes:
        printed: What the user's code printed.
        is_timeout: Whether the interpreter ended itself because its time was over.
        frames: Path and line of the frames of the thread at fault, innermost first.
    """

    printed: str
    is_timeout: bool = False
    frames: tuple[tuple[str, int], ...] = ()


def parse(account: str, output: str) -> Dump:
    """Return how an interpreter ended, and what was printed before.

    Args:
        account: What it left on the channel beside records.
        output: What it left on standard error.
    """
    is_timeout = TIMEOUT.search(account) is not None
    if not is_timeout and not FATAL.search(account):
        begin = FATAL.search(output) or TIMEOUT_OF_MODULE.search(output)
        if begin is None:
            return Dump(printed=output)
        account, output = output[begin.start() :], output[: begin.start()]
    threads = THREAD.split(account)
    if not FATAL.search(account):
        # The thread that imports is the oldest one, which is listed last.
        return Dump(printed=output, is_timeout=is_timeout, frames=_frames(threads[-1]))
    current = [part for part in threads if part.startswith("Current")]
    return Dump(printed=output, frames=_frames(current[-1] if current else account))


def _frames(thread: str) -> tuple[tuple[str, int], ...]:
    found = FRAME.finditer(thread)
    return tuple((_unescaped(frame["path"]), int(frame["line"])) for frame in found)


def _unescaped(path: str) -> str:
    return ESCAPE.sub(lambda match: chr(int("".join(filter(None, match.groups())), 16)), path)
