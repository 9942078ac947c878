"""A running `mkdocs serve`, as a browser and a reader of its log see it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONGEST = 90.0
"""Seconds after which what is waited for will not come."""

# A shell lets what it starts in the background ignore an interruption.
MKDOCS = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('mkdocs', run_name='__main__')"
)


class Log(threading.Thread):
    """Reads what a process says, line by line."""

    def __init__(self, stream: IO[str]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._changed = threading.Condition()
        self._is_over = False
        self.text = ""
        self.start()

    def run(self) -> None:
        for line in self._stream:
            self._note(line)
        self._note("", is_over=True)

    def wait_for(self, text: str, start: int = 0) -> None:
        """Wait until a text has come after what was said before."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_over or text in self.text[start:], LONGEST)
            assert text in self.text[start:], f"{text!r} does not come:\n{self.text}"

    def _note(self, line: str, *, is_over: bool = False) -> None:
        with self._changed:
            self.text += line
            self._is_over = is_over
            self._changed.notify_all()


class Server:
    """A running `mkdocs serve`.

    Attributes:
        url: Where it is.
        process: Number of its process.
        log: What it says.
    """

    def __init__(self, url: str, process: int, log: Log) -> None:
        self.url = url
        self.process = process
        self.log = log
        self._epoch = "0"

    def page(self, path: str) -> str:
        """Return a page of the newest site."""
        html = self._get(path)
        self._epoch = re.findall(r"livereload\((\d+), \d+\);", html)[-1]
        return html.replace("<wbr>", "")

    def wait_for_rebuild(self) -> None:
        """Wait as a browser does: the request ends when a newer site is there."""
        while self._get(f"livereload/{self._epoch}/0") == self._epoch:
            pass

    def page_after(self, edit: Callable[[], object], path: str) -> str:
        """Return a page as it is after an edit."""
        self.page(path)
        edit()
        self.wait_for_rebuild()
        return self.page(path)

    def _get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=LONGEST) as response:  # noqa: S310
            return str(response.read().decode("utf-8"))


@contextlib.contextmanager
def serving(folder: Path, **variables: str) -> Iterator[Server]:
    """Serve the site of a folder, and end that as a user does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-c", MKDOCS, "serve", "--dev-addr", address],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        log = Log(cast("IO[str]", process.stderr))
        try:
            log.wait_for("Serving on")
            yield Server(f"http://{address}/", process.pid, log)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(LONGEST)
            log.join(LONGEST)
