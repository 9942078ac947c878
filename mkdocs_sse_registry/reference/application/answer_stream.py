"""Sends an answer of the assistant to its user while the model writes it."""

from collections.abc import AsyncIterable
from dataclasses import dataclass
from uuid import UUID

from mkdocs_sse_registry.reference.application.sse_publisher import SSEPublisher
from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent
from mkdocs_sse_registry.reference.domain.events.sse_event_type import SSEEventType


@dataclass(frozen=True, kw_only=True, slots=True)
class TextPart:
    """The model wrote the next piece of text."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ToolPart:
    """The model calls a tool and waits for what it returns."""

    tool_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer that is about to be written.

    Attributes:
        answer_id: Its identity.
        conversation_id: The conversation it belongs to.
        user_id: Who asked.
        parts: What the model does, as it does it.
    """

    answer_id: UUID
    conversation_id: UUID
    user_id: UUID
    parts: AsyncIterable[TextPart | ToolPart]


class AnswerStream:
    """Publishes directly: a domain event for each piece of text would have no other listener.

    Args:
        publisher: Carries the pieces to the clients.
    """

    def __init__(self, publisher: SSEPublisher) -> None:
        self._publisher = publisher

    async def send(self, answer: Answer) -> None:
        """Send each part as it comes, and at the end that the answer is complete.

        Raises:
            Exception: Whatever the model or the publisher raises; the answer stays incomplete.
        """
        chunk_count = 0
        async for part in answer.parts:
            match part:
                case TextPart(text=text):
                    await self._publisher.publish(_chunk(answer, chunk_count, text))
                    chunk_count += 1
                case ToolPart(tool_name=tool_name):
                    await self._publisher.publish(_tool_call(answer, tool_name))
        await self._publisher.publish(_end(answer, chunk_count))


def _chunk(answer: Answer, index: int, text: str) -> SSEEvent:
    return SSEEvent.from_payload(
        user_id=answer.user_id,
        event_type=SSEEventType.AI_RESPONSE_CHUNK,
        payload={
            "conversation_id": str(answer.conversation_id),
            "answer_id": str(answer.answer_id),
            "index": index,
            "text": text,
        },
    )


def _tool_call(answer: Answer, tool_name: str) -> SSEEvent:
    return SSEEvent.from_payload(
        user_id=answer.user_id,
        event_type=SSEEventType.AI_TOOL_EXECUTING,
        payload={
            "conversation_id": str(answer.conversation_id),
            "answer_id": str(answer.answer_id),
            "tool_name": tool_name,
        },
    )


def _end(answer: Answer, chunk_count: int) -> SSEEvent:
    return SSEEvent.from_payload(
        user_id=answer.user_id,
        event_type=SSEEventType.AI_RESPONSE_COMPLETE,
        payload={
            "conversation_id": str(answer.conversation_id),
            "answer_id": str(answer.answer_id),
            "chunk_count": chunk_count,
        },
    )
