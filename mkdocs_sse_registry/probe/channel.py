"""The way records leave the probe, out of reach of what the user's module prints or closes.

Knows nothing of what the records say.
"""

from __future__ import annotations

import json.encoder
import os
from types import ModuleType
from typing import Any


def _own_json() -> Any:
    """Return a copy of the module that writes JSON: the user's may replace what Python's holds."""
    spec = json.encoder.__spec__
    copy = ModuleType(spec.name)
    spec.loader.exec_module(copy)  # type: ignore[union-attr]
    return copy


ENCODE = _own_json().JSONEncoder(ensure_ascii=True, allow_nan=False, check_circular=False).encode


class Channel:
    """Standard output as the process got it; file descriptor 1 then leads to standard error.

    Attributes:
        descriptor: Its file descriptor, for what the interpreter itself has to say of its end. On
            standard error, what the user's module prints could come between the parts of it.
    """

    def __init__(self) -> None:
        self.descriptor = os.dup(1)
        self._owner = os.getpid()
        os.dup2(2, 1)

    def write(self, record: str, **content: Any) -> None:
        """Write one record and hand it over at once."""
        if os.getpid() != self._owner:  # the module forked, and its child came back to us
            os._exit(0)
        line = ENCODE({"record": record, **content}).encode("ascii") + b"\n"
        while line:
            line = line[os.write(self.descriptor, line) :]
