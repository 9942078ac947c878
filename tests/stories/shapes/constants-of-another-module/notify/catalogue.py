"""A tuple of dataclasses with attributes of the team's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from notify import event_names
from notify.event_names import CHAT_MESSAGE_EDITED, CHAT_MESSAGE_POSTED


class Transport(Enum):
    SSE = "sse"
    BOTH = "sse and websocket"


@dataclass(frozen=True)
class CatalogueEntry:
    name: str
    topic: str
    help_text: str
    keys: tuple[str, ...] = ()
    transport: Transport = Transport.SSE
    front_end_case: str | None = None
    origin: str | None = None


EVENT_CATALOGUE = (
    CatalogueEntry(
        name=CHAT_MESSAGE_POSTED,
        topic="chat",
        help_text="Somebody wrote a message.",
        keys=("message_id", "room_id"),
        transport=Transport.BOTH,
        front_end_case="messagePosted",
        origin="chat service",
    ),
    CatalogueEntry(
        name=CHAT_MESSAGE_EDITED,
        topic="chat",
        help_text="The author changed a message.",
        keys=("message_id",),
        front_end_case="messageEdited",
    ),
    CatalogueEntry(event_names.PRESENCE_CHANGED, "presence", "Somebody came or went."),
    CatalogueEntry("presence.typing", "presence", "Has no constant."),
)
