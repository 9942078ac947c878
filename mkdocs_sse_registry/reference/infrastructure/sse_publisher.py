"""Carries Server-Sent Events to the clients that are connected to this process."""

from asyncio import Queue
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent


class InMemorySSEPublisher:
    """Keeps the frames of each open stream in memory until its client has read them.

    Nothing is kept for a user without an open stream, so a client that connects again gets no
    frame that it missed.
    """

    def __init__(self) -> None:
        self._streams: defaultdict[UUID, list[Queue[str]]] = defaultdict(list)

    @property
    def client_count(self) -> int:
        """How many streams are open."""
        return sum(len(streams) for streams in self._streams.values())

    async def publish(self, event: SSEEvent) -> None:
        """Put the event's frame into every open stream of its user."""
        for stream in self._streams.get(event.user_id, ()):
            await stream.put(event.to_frame())

    @contextmanager
    def open_stream(self, user_id: UUID) -> Iterator[AsyncIterator[str]]:
        """Open a stream that yields the user's frames from now on, and close it at the end.

        It is what the response to a request for `text/event-stream` writes out.
        """
        stream: Queue[str] = Queue()
        self._streams[user_id].append(stream)
        try:
            yield _frames(stream)
        finally:
            self._streams[user_id].remove(stream)
            if not self._streams[user_id]:
                del self._streams[user_id]


async def _frames(stream: Queue[str]) -> AsyncIterator[str]:
    while True:
        yield await stream.get()
