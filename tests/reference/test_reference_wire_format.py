"""What a Server-Sent Event looks like on the wire, and what may not get there."""

from typing import Any
from uuid import UUID

import pytest

from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent
from mkdocs_sse_registry.reference.domain.events.sse_event_type import SSEEventType

USER = UUID(int=1)


def event(**changes: Any) -> SSEEvent:  # noqa: ANN401 - one test passes a wrong type on purpose
    values: dict[str, Any] = {"event_id": "7", "event_type": "import.started", "data": "{}"}
    return SSEEvent(user_id=USER, **(values | changes))


@pytest.mark.parametrize(
    ("changes", "frame"),
    [
        ({}, "id: 7\nevent: import.started\ndata: {}\n\n"),
        ({"retry": 0}, "id: 7\nevent: import.started\nretry: 0\ndata: {}\n\n"),
        ({"retry": 1500}, "id: 7\nevent: import.started\nretry: 1500\ndata: {}\n\n"),
        ({"event_id": ""}, "id: \nevent: import.started\ndata: {}\n\n"),
        ({"event_id": " a: b"}, "id:  a: b\nevent: import.started\ndata: {}\n\n"),
        ({"data": ""}, "id: 7\nevent: import.started\ndata: \n\n"),
        ({"data": "{\n}"}, "id: 7\nevent: import.started\ndata: {\ndata: }\n\n"),
        ({"data": "{\r\n}"}, "id: 7\nevent: import.started\ndata: {\ndata: }\n\n"),
        ({"data": "{\r}"}, "id: 7\nevent: import.started\ndata: {\ndata: }\n\n"),
        (
            {"data": "[\n\n]\n"},
            "id: 7\nevent: import.started\ndata: [\ndata: \ndata: ]\ndata: \n\n",
        ),
        # Line ends to Python's splitlines(), plain characters to the standard.
        ({"data": "a\x0b\x0c\u2028b"}, "id: 7\nevent: import.started\ndata: a\x0b\x0c\u2028b\n\n"),
    ],
)
def test_an_event_is_written_as_a_frame(changes: dict[str, Any], frame: str) -> None:
    assert event(**changes).to_frame() == frame


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"event_id": "a\rb"}, r"event_id 'a\\rb': expected text without CR, LF and NUL"),
        ({"event_id": "a\nb"}, r"event_id 'a\\nb': expected text without CR, LF and NUL"),
        ({"event_id": "a\0b"}, r"event_id 'a\\x00b': expected text without CR, LF and NUL"),
        ({"event_type": "a\rb"}, r"event_type 'a\\rb': expected text without CR and LF"),
        ({"event_type": "a\n"}, r"event_type 'a\\n': expected text without CR and LF"),
        ({"retry": -1}, r"retry -1: expected a non-negative integer"),
        ({"retry": 1.5}, r"retry 1\.5: expected a non-negative integer"),
        ({"retry": True}, r"retry True: expected a non-negative integer"),
    ],
)
def test_what_would_break_a_frame_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        event(**changes)


def test_a_payload_is_sent_as_json_on_one_line() -> None:
    sent = SSEEvent.from_payload(
        user_id=USER,
        event_type=SSEEventType.AI_RESPONSE_CHUNK,
        payload={"index": 0, "text": "two\nlines"},
    )

    assert sent.to_frame() == (
        f"id: {sent.event_id}\n"
        "event: ai.response.chunk\n"
        r'data: {"index": 0, "text": "two\nlines"}'
        "\n\n"
    )


@pytest.mark.parametrize(
    ("value", "error"),
    [(USER, TypeError), (float("nan"), ValueError), (float("inf"), ValueError)],
)
def test_a_payload_that_is_not_json_is_refused(value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        SSEEvent.from_payload(
            user_id=USER, event_type=SSEEventType.IMPORT_STARTED, payload={"import_id": value}
        )


def test_each_event_has_an_id_of_its_own() -> None:
    one, other = (SSEEvent(user_id=USER, event_type="a", data="{}") for _ in range(2))

    assert one.event_id != other.event_id
