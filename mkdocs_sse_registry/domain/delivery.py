"""Which names a client can hear of (HTML Living Standard, section 9.2); knows no frame."""

from __future__ import annotations


def undeliverable(event_type: str) -> str | None:
    """Return why no client can hear of an event type by its name, `None` when it can.

    A frame without a name is a `message` to every client. NUL is a character like others.
    """
    if not event_type:
        return "it is empty"
    if "\r" in event_type or "\n" in event_type:
        return "it has a line end in it"
    try:
        event_type.encode()
    except UnicodeEncodeError:
        return "it has half of a surrogate pair in it, which UTF-8 cannot hold"
    return None
