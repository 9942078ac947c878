"""The names on the wire. Front-end code has the same list."""

from typing import Final

_PREFIX = "chat"

CHAT_MESSAGE_POSTED: Final = "chat.message.posted"
CHAT_MESSAGE_EDITED: Final = "chat.message.edited"

PRESENCE_CHANGED = "presence.changed"

SCHEMA_VERSION = 7
