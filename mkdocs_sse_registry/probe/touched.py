"""What the user's code looks at while it runs, by which a later build knows what it depends on.

Told by Python's audit events, which nothing can take back. Knows no registry.
"""

from __future__ import annotations

import os
import sys
from os.path import isabs, join
from typing import TYPE_CHECKING, Any

from .installed import LIBRARY
from .text import all_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OUTWARD = frozenset(
    {
        "_winapi.CreateProcess",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "sqlite3.connect",
        "subprocess.Popen",
        "winreg.OpenKey",
    }
)
"""Events after which a result can depend on what is in no file."""

STARTS = frozenset(
    f"multiprocessing.popen_{way}" for way in ("fork", "forkserver", "spawn_posix", "spawn_win32")
)
"""Modules that are there once one of them has started a process, which not each of them tells."""

ACCESS = os.O_RDONLY | os.O_WRONLY | os.O_RDWR
IMPORTS = "<frozen importlib"
"""Begins the name of the code that looks for modules."""


class Touched:
    """What was looked at from now on.

    Attributes:
        files: What was opened to be read, or was to be.
        listed: Folders whose whole content was asked for.
        searched: Folders in which modules were looked for.
        outward: The first event after which the result depends on more than files.
    """

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.listed: set[str] = set()
        self.searched: set[str] = set()
        self.outward: str | None = None
        self._is_over = False
        self._events: dict[str, Callable[..., None]] = {
            **dict.fromkeys(OUTWARD, self._leave),
            "import": self._import,
            "open": self._open,
            "os.listdir": self._list,
            "os.scandir": self._list,
        }
        sys.addaudithook(self._hear)

    def told(self) -> dict[str, Any]:
        """Return what was looked at, and what Python itself had looked at before."""
        self._is_over = True
        modules, files = {**sys.modules}, {*self.files}
        files |= _texts(getattr(module, "__file__", None) for module in modules.values())
        if not modules.keys().isdisjoint(STARTS):
            self._leave("multiprocessing")
        paths = {
            "files": {*map(_source, files)},
            "listed": {*self.listed},
            "searched": self.searched | _texts([*sys.path, *sys.path_importer_cache]),
            "library": {*LIBRARY},
        }
        if all_plain([*map(sorted, paths.values())]) != [*map(sorted, paths.values())]:
            self.outward = self.outward or "open"  # a name that is no text cannot be told
        told: dict[str, Any] = all_plain(
            {
                **{role: sorted(each) for role, each in paths.items()},
                "prefix": sys.prefix,
                "outward": self.outward,
            }
        )
        return told

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note an event; an error here would be one of the user's code."""
        act = self._events.get(event)
        if act is None or self._is_over:
            return
        try:
            act(event, *arguments)
        except BaseException:  # noqa: BLE001 - the user may have replaced what is used here
            self._leave(event)

    def _leave(self, event: str, *_: object) -> None:
        self.outward = self.outward or event

    def _import(self, _: str, _name: str, file: str | None, *_others: object) -> None:
        if file is not None:
            self.files.add(_absolute(file))

    def _open(self, event: str, file: Any, mode: str | None, flags: int) -> None:
        is_read = "r" in mode or "+" in mode if mode else flags & ACCESS != os.O_WRONLY
        if not is_read or isinstance(file, int):
            return
        path = os.fsdecode(file)
        if mode is None and not isabs(path):
            self._leave(event)  # it may be relative to a folder that the event does not tell
        self.files.add(_absolute(path))

    def _list(self, _: str, folder: object = None) -> None:
        path = os.fsdecode("." if folder is None else folder)  # type: ignore[arg-type]
        asks = sys._getframe(2).f_code.co_filename  # noqa: SLF001 - an event has no other way
        found = self.searched if asks.startswith(IMPORTS) else self.listed
        found.add(_absolute(path))


def _texts(paths: Iterable[object]) -> set[str]:
    """Return those paths that are texts; the user may have written anything there."""
    return {_absolute(path) for path in paths if isinstance(path, str)}


def _absolute(path: str) -> str:
    return path if isabs(path) else join(os.getcwd(), path)


def _source(file: str) -> str:
    """Return the source of a file of byte code, any other file as it is."""
    folder, name = os.path.split(file)
    if not name.endswith(".pyc") or os.path.basename(folder) != "__pycache__":
        return file
    return os.path.join(os.path.dirname(folder), name.partition(".")[0] + ".py")
