"""What is published without a domain event: streamed answers and tokens that end soon."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from mkdocs_sse_registry.reference.application.answer_stream import (
    Answer,
    AnswerStream,
    TextPart,
    ToolPart,
)
from mkdocs_sse_registry.reference.application.token_watch import ProviderToken, TokenWatch
from mkdocs_sse_registry.reference.container import build_container
from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent
from mkdocs_sse_registry.reference.domain.events.sse_registry import (
    SSEEventType,
    get_sse_event_metadata,
)

USER = UUID(int=1)
ANSWER = UUID(int=2)
CONVERSATION = UUID(int=3)
CONNECTION = UUID(int=4)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Outbox:
    """Keeps what is published."""

    def __init__(self) -> None:
        self.events: list[SSEEvent] = []

    async def publish(self, event: SSEEvent) -> None:
        self.events.append(event)

    def sent(self) -> list[tuple[str, dict[str, Any]]]:
        return [(event.event_type, json.loads(event.data)) for event in self.events]


def answer(*parts: TextPart | ToolPart, error: Exception | None = None) -> Answer:
    async def write() -> AsyncIterator[TextPart | ToolPart]:
        for part in parts:
            yield part
        if error:
            raise error

    return Answer(answer_id=ANSWER, conversation_id=CONVERSATION, user_id=USER, parts=write())


def test_an_answer_is_sent_part_by_part() -> None:
    outbox = Outbox()
    parts = TextPart(text="You spent "), ToolPart(tool_name="sum"), TextPart(text="40 euros.")

    asyncio.run(AnswerStream(outbox).send(answer(*parts)))

    ids = {"conversation_id": str(CONVERSATION), "answer_id": str(ANSWER)}
    assert outbox.sent() == [
        ("ai.response.chunk", {**ids, "index": 0, "text": "You spent "}),
        ("ai.tool.executing", {**ids, "tool_name": "sum"}),
        ("ai.response.chunk", {**ids, "index": 1, "text": "40 euros."}),
        ("ai.response.complete", {**ids, "chunk_count": 2}),
    ]
    assert {event.user_id for event in outbox.events} == {USER}
    assert_declared(outbox)


def test_an_answer_that_breaks_off_is_not_called_complete() -> None:
    outbox = Outbox()
    broken = answer(TextPart(text="You spent "), error=TimeoutError("the model is silent"))

    with pytest.raises(TimeoutError, match="the model is silent"):
        asyncio.run(AnswerStream(outbox).send(broken))

    assert [event_type for event_type, _ in outbox.sent()] == ["ai.response.chunk"]


def token(expires_at: datetime) -> ProviderToken:
    return ProviderToken(
        user_id=USER, connection_id=CONNECTION, provider_slug="north-bank", expires_at=expires_at
    )


def test_a_user_is_warned_of_a_token_that_ends_soon() -> None:
    outbox = Outbox()

    asyncio.run(TokenWatch(outbox).warn([token(NOON + timedelta(hours=1))], now=NOON))

    assert outbox.sent() == [
        (
            "provider.token.expiring",
            {
                "connection_id": str(CONNECTION),
                "provider_slug": "north-bank",
                "expires_at": "2026-03-01T13:00:00+00:00",
            },
        )
    ]
    assert outbox.events[0].user_id == USER
    assert_declared(outbox)


@pytest.mark.parametrize(
    ("left", "warnings"),
    [
        (timedelta(seconds=-1), 0),
        (timedelta(0), 0),
        (timedelta(seconds=1), 1),
        (timedelta(days=2), 1),
        (timedelta(days=2, seconds=1), 0),
    ],
)
def test_a_warning_comes_within_the_notice(left: timedelta, warnings: int) -> None:
    outbox = Outbox()
    watch = TokenWatch(outbox, notice=timedelta(days=2))

    asyncio.run(watch.warn([token(NOON + left)], now=NOON))

    assert len(outbox.events) == warnings


def test_the_container_sends_both_to_the_clients() -> None:
    app = build_container()

    async def story() -> list[str]:
        with app.sse_publisher.open_stream(USER) as frames:
            await app.answer_stream.send(answer())
            await app.token_watch.warn([token(NOON + timedelta(hours=1))], now=NOON)
            return [await anext(frames), await anext(frames)]

    complete, expiring = asyncio.run(story())
    assert "\nevent: ai.response.complete\n" in complete
    assert "\nevent: provider.token.expiring\n" in expiring


def assert_declared(outbox: Outbox) -> None:
    for event_type, payload in outbox.sent():
        metadata = get_sse_event_metadata(SSEEventType(event_type))
        assert metadata is not None
        assert list(payload) == metadata.payload_fields
