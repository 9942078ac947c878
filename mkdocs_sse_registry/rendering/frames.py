"""Frames of a stream as they go over the wire; knows neither pages nor clients.

The form is that of the HTML Living Standard, section 9.2 "Server-sent events": a line for each
field, which ends at CR LF, CR or LF, and an empty line behind the frame, which is not written here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN = "…"
"""What stands for a value that is not known."""

SAMPLE_ID = "1"
"""The id in a frame; a server gives each one its own."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def observed(event_type: str, example: str) -> str:
    """Return the frame of a payload that was observed.

    Args:
        event_type: A name that can be delivered.
        example: Text of the frame's data.
    """
    return _frame(SAMPLE_ID, event_type, _LINE_END.split(example))


def outlined(event_type: str, names: Iterable[str]) -> str:
    """Return the frame of a payload of which only the names of the fields are known.

    Args:
        event_type: A name that can be delivered.
        names: The keys of the payload, of which there may be none.
    """
    pairs = ", ".join(f"{json.dumps(name)}: {OPEN}" for name in dict.fromkeys(names))
    return _frame(OPEN, event_type, [f"{{{pairs}}}" if pairs else OPEN])


def _frame(identifier: str, event_type: str, lines: list[str]) -> str:
    data = [f"data: {line}" for line in lines]
    return "\n".join([f"id: {identifier}", f"event: {event_type}", *data])
