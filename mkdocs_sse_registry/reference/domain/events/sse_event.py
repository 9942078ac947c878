"""One Server-Sent Event and its form on the wire.

The form is that of the HTML Living Standard, section 9.2 "Server-sent events":
https://html.spec.whatwg.org/multipage/server-sent-events.html. How the bytes travel is not
known here.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID, uuid4

from mkdocs_sse_registry.reference.domain.events.sse_event_type import SSEEventType

_LINE_END = re.compile(r"\r\n|\r|\n")


def _new_id() -> str:
    return str(uuid4())


@dataclass(frozen=True, kw_only=True, slots=True)
class SSEEvent:
    """An event for the clients of one user.

    The standard ends a line at CR LF, LF or CR, so a value with a line end would break out of
    its field. It also ignores an id that contains NUL, and a retry of anything but ASCII digits.

    Attributes:
        user_id: Whose clients get it; not sent.
        event_type: What `EventSource` names the event.
        data: The payload, JSON text of one or more lines.
        event_id: What a client sends as `Last-Event-ID` when it connects again.
        retry: Milliseconds a client waits before it connects again; `None` leaves its own time.

    Raises:
        ValueError: If `event_id` contains CR, LF or NUL, `event_type` contains CR or LF, or
            `retry` is not a non-negative integer.
    """

    user_id: UUID
    event_type: str
    data: str
    event_id: str = field(default_factory=_new_id)
    retry: int | None = None

    def __post_init__(self) -> None:
        if re.search(r"[\r\n\0]", self.event_id):
            raise ValueError(f"event_id {self.event_id!r}: expected text without CR, LF and NUL")
        if re.search(r"[\r\n]", self.event_type):
            raise ValueError(f"event_type {self.event_type!r}: expected text without CR and LF")
        # True is an int to Python and "True" on the wire.
        if self.retry is not None and (type(self.retry) is not int or self.retry < 0):
            raise ValueError(f"retry {self.retry!r}: expected a non-negative integer")

    @classmethod
    def from_payload(
        cls, *, user_id: UUID, event_type: SSEEventType, payload: Mapping[str, Any]
    ) -> Self:
        """Make the event that carries a payload as JSON.

        Raises:
            TypeError: If the payload holds a value that JSON does not have.
            ValueError: If the payload holds a NaN, an infinity or itself.
        """
        data = json.dumps(payload, allow_nan=False)
        return cls(user_id=user_id, event_type=event_type, data=data)

    def to_frame(self) -> str:
        """Write the event as one block of a `text/event-stream`, with the blank line that ends it.

        Each line of the data has a `data` field of its own; a client joins them with LF.
        """
        lines = [f"id: {self.event_id}", f"event: {self.event_type}"]
        if self.retry is not None:
            lines.append(f"retry: {self.retry}")
        lines.extend(f"data: {line}" for line in _LINE_END.split(self.data))
        return "\n".join(lines) + "\n\n"
