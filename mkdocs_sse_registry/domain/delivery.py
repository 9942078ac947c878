"""Which names a client can hear of (HTML Living Standard, section 9.2); knows no frame."""

from __future__ import annotations

import re

HALF_A_PAIR = re.compile(r"[\ud800-\udfff]|\\ud[89a-f][0-9a-f]{2}")
"""Half of a surrogate pair, as it is and as a registry that was read holds it.

What reads a registry writes it as an escape, since no encoder can carry it. A name that is written
with such a backslash is taken for one, too.
"""


def undeliverable(event_type: str) -> str | None:
    """Return why no client can hear of an event type by its name, `None` when it can.

    A frame without a name is a `message` to every client. NUL is a character like others.
    """
    if not event_type:
        return "it is empty"
    if "\r" in event_type or "\n" in event_type:
        return "it has a line end in it"
    if HALF_A_PAIR.search(event_type):
        return "it has half of a surrogate pair in it, which UTF-8 cannot hold"
    return None
