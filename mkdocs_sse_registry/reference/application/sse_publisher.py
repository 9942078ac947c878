"""What the application needs of whatever carries Server-Sent Events to clients."""

from typing import Protocol

from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent


class SSEPublisher(Protocol):
    """The way to the clients of a user."""

    async def publish(self, event: SSEEvent) -> None:
        """Send the event to every connected client of its user."""
