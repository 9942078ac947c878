"""The interpreter's own account of a crash or a time limit, in what it printed; knows no wording.

`faulthandler` writes it: a line that says why, then the frames of each thread, innermost first.
"""

from __future__ import annotations

import re

from msgspec import Struct

BEGIN = re.compile(
    # It may come in the middle of a line, where the user's code has not ended one, and code that
    # still prints can come between its parts.
    r"Timeout \(\d+:\d\d:\d\d(?:\.\d+)?\)!\n(?=[\s\S]*?Thread 0x)|^Fatal Python error: |"
    r"Fatal Python error: [^\n]+\n\n(?=Current thread 0x)",
    re.MULTILINE,
)
THREAD = re.compile(r"(?=(?:Current thread|Thread) 0x[0-9a-f]+)")
FRAME = re.compile(r'  File "(?P<path>[^"]+)", line (?P<line>\d+) in ')
ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


class Dump(Struct, frozen=True, kw_only=True):
    """What an interpreter printed.

    Attributes:
        printed: What the user's code printed.
        is_timeout: Whether the interpreter ended itself because its time was over.
        frames: Path and line of the frames of the thread at fault, innermost first.
    """

    printed: str
    is_timeout: bool = False
    frames: tuple[tuple[str, int], ...] = ()


def parse(output: str) -> Dump:
    """Part the interpreter's account from what was printed before it."""
    begin = BEGIN.search(output)
    if begin is None:
        return Dump(printed=output)
    account = output[begin.start() :]
    is_timeout = account.startswith("Timeout")
    threads = [part for part in THREAD.split(account)[1:] if is_timeout or part[0] == "C"]
    # The thread that imports is the oldest one, which is listed last.
    frames = FRAME.finditer(threads[-1] if threads else account)
    return Dump(
        printed=output[: begin.start()],
        is_timeout=is_timeout,
        frames=tuple((_unescaped(frame["path"]), int(frame["line"])) for frame in frames),
    )


def _unescaped(path: str) -> str:
    return ESCAPE.sub(lambda match: chr(int("".join(filter(None, match.groups())), 16)), path)
