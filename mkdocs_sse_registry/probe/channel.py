"""The way records leave the probe, out of reach of what the user's module prints or closes.

Knows nothing of what the records say.
"""

from __future__ import annotations

import json
import os
from typing import Any

ENCODE = json.JSONEncoder(ensure_ascii=True, allow_nan=False, check_circular=False).encode
"""Bound before the user's module runs, which may replace what `json` holds."""


class Channel:
    """Standard output as the process got it; file descriptor 1 then leads to standard error.

    Attributes:
        errors: Standard error as the process got it, a file descriptor.
    """

    def __init__(self) -> None:
        self._descriptor = os.dup(1)
        self.errors = os.dup(2)
        self._owner = os.getpid()
        os.dup2(2, 1)

    def write(self, record: str, **content: Any) -> None:
        """Write one record and hand it over at once."""
        if os.getpid() != self._owner:  # the module forked, and its child came back to us
            os._exit(0)
        line = ENCODE({"record": record, **content}).encode("ascii") + b"\n"
        while line:
            line = line[os.write(self._descriptor, line) :]
