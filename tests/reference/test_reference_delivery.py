"""Domain events go in at one end, and frames come out at the other."""

import asyncio
import json
from collections.abc import Awaitable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, NoReturn, get_args, get_type_hints
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest

from mkdocs_sse_registry.reference.container import (
    Container,
    build_container,
    subscribe_sse_handler,
)
from mkdocs_sse_registry.reference.domain.events import sse_registry
from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent
from mkdocs_sse_registry.reference.domain.events.portfolio_events import AccountHoldingsUpdated
from mkdocs_sse_registry.reference.domain.events.provider_events import ProviderDisconnected
from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent
from mkdocs_sse_registry.reference.domain.events.sse_registry import (
    DOMAIN_TO_SSE_MAPPING,
    DomainToSSEMapping,
    SSEEventType,
    get_domain_event_to_sse_mapping,
    get_sse_event_metadata,
)
from mkdocs_sse_registry.reference.domain.events.user_events import SessionRevoked
from mkdocs_sse_registry.reference.infrastructure.event_bus import EventBus

USER = UUID(int=1)
OTHER_USER = UUID(int=2)
CLOSED = ProviderDisconnected(user_id=USER, connection_id=UUID(int=3), provider_slug="north-bank")


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "nulls"])
@pytest.mark.parametrize("mapping", DOMAIN_TO_SSE_MAPPING, ids=lambda item: item.sse_event_type)
def test_a_mapped_event_reaches_its_user(mapping: DomainToSSEMapping, *, filled: bool) -> None:
    app = build_container()
    event = sample(mapping.domain_event_class, filled=filled)
    user = mapping.user_id_extractor(event)

    (message,) = hear(app, user, app.event_bus.publish(event))

    metadata = get_sse_event_metadata(mapping.sse_event_type)
    assert metadata is not None
    assert message.last_event_id
    assert message.event == mapping.sse_event_type
    assert list(message.data) == metadata.payload_fields
    for field in fields(event):
        if field.name in message.data:
            assert message.data[field.name] == as_json(getattr(event, field.name))


def test_an_event_reaches_every_client_of_its_user_and_no_one_else() -> None:
    app = build_container()
    others = AccountHoldingsUpdated(
        user_id=OTHER_USER,
        account_id=UUID(int=4),
        holding_count=1,
        total_value=Decimal("12.50"),
        currency="EUR",
    )

    with app.sse_publisher.open_stream(USER):
        heard = hear(app, USER, app.event_bus.publish(others), app.event_bus.publish(CLOSED))

    assert [message.event for message in heard] == ["provider.disconnected"]


def test_a_client_hears_nothing_from_before_it_connected() -> None:
    app = build_container()

    first = hear(app, USER, app.event_bus.publish(CLOSED))
    second = hear(app, USER)

    assert (len(first), second) == (1, [])


def test_a_client_that_leaves_is_forgotten() -> None:
    publisher = build_container().sse_publisher

    with publisher.open_stream(USER):
        with pytest.raises(ConnectionError), publisher.open_stream(USER):
            raise ConnectionError
        assert publisher.client_count == 1
    assert publisher.client_count == 0


def test_each_of_two_clients_has_a_stream_of_its_own() -> None:
    app = build_container()

    async def story() -> tuple[str, str]:
        with (
            app.sse_publisher.open_stream(USER) as phone,
            app.sse_publisher.open_stream(USER) as laptop,
        ):
            await app.event_bus.publish(CLOSED)
            return await anext(phone), await anext(laptop)

    phone, laptop = asyncio.run(story())
    assert phone == laptop
    assert [message.event for message in parse(phone)] == ["provider.disconnected"]


def test_an_event_without_a_mapping_is_not_sent() -> None:
    app = build_container()
    event = SessionRevoked(user_id=USER, session_id=UUID(int=5))

    assert hear(app, USER, app.event_bus.publish(event)) == []


def test_there_is_one_subscription_for_each_mapping() -> None:
    assert build_container().event_bus.subscription_count == len(DOMAIN_TO_SSE_MAPPING)


def test_a_new_mapping_needs_no_other_change(monkeypatch: pytest.MonkeyPatch) -> None:
    new = DomainToSSEMapping(
        domain_event_class=SessionRevoked,
        sse_event_type=SSEEventType.PROVIDER_TOKEN_EXPIRING,
        payload_extractor=lambda event: {"session_id": str(event.session_id)},
        user_id_extractor=lambda event: event.user_id,
    )
    monkeypatch.setattr(sse_registry, "DOMAIN_TO_SSE_MAPPING", [*DOMAIN_TO_SSE_MAPPING, new])
    app = build_container()
    event = SessionRevoked(user_id=USER, session_id=UUID(int=5))

    (message,) = hear(app, USER, app.event_bus.publish(event))

    assert app.event_bus.subscription_count == len(DOMAIN_TO_SSE_MAPPING) + 1
    assert message.event == "provider.token.expiring"
    assert message.data == {"session_id": str(UUID(int=5))}


def fail(_: object) -> NoReturn:
    raise LookupError("no such thing")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"payload_extractor": fail}, "LookupError: no such thing"),
        ({"user_id_extractor": fail}, "LookupError: no such thing"),
        ({"payload_extractor": lambda event: {"id": event.event_id}}, "UUID is not JSON serial"),
    ],
    ids=["payload", "user", "json"],
)
def test_a_broken_mapping_is_logged_and_disturbs_no_one(
    broken: dict[str, Any],
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    mapping = get_domain_event_to_sse_mapping()[ProviderDisconnected]
    mappings = [replace(mapping, **broken)]
    monkeypatch.setattr(sse_registry, "DOMAIN_TO_SSE_MAPPING", mappings)
    app = build_container()

    assert hear(app, USER, app.event_bus.publish(CLOSED)) == []

    assert_logged(caplog, reason)


def test_a_broken_publisher_is_logged_and_disturbs_no_one(caplog: pytest.LogCaptureFixture) -> None:
    class BrokenPublisher:
        async def publish(self, event: SSEEvent) -> None:
            raise ConnectionError(f"nowhere to put {event.event_type}")

    event_bus = EventBus()
    subscribe_sse_handler(event_bus, BrokenPublisher())

    asyncio.run(event_bus.publish(CLOSED))

    assert_logged(caplog, "ConnectionError: nowhere to put provider.disconnected")


def assert_logged(caplog: pytest.LogCaptureFixture, reason: str) -> None:
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert record.getMessage() == (
        f"ProviderDisconnected {CLOSED.event_id} was not sent as provider.disconnected"
    )
    assert reason in caplog.text


@dataclass(frozen=True, kw_only=True)
class Message:
    """What a client's `message` event holds."""

    last_event_id: str
    event: str
    data: dict[str, Any]


def hear(app: Container, user: UUID, *acts: Awaitable[None]) -> list[Message]:
    """Return what a client of the user hears while the acts happen."""
    end = SSEEvent(user_id=user, event_type="end", data="{}")

    async def story() -> str:
        text = ""
        with app.sse_publisher.open_stream(user) as frames:
            for act in acts:
                await act
            await app.sse_publisher.publish(end)
            while not text.endswith(end.to_frame()):
                text += await anext(frames)
        return text.removesuffix(end.to_frame())

    return parse(asyncio.run(story()))


def parse(stream: str) -> list[Message]:
    """Read a stream as the HTML Living Standard says in 9.2.6, for lines that end with LF."""
    messages = []
    last_event_id, event, data = "", "", ""
    for line in stream.split("\n"):
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "id":
                last_event_id = value
            case "event":
                event = value
            case "data":
                data += value + "\n"
            case "" if not line and data:
                messages.append(
                    Message(last_event_id=last_event_id, event=event, data=json.loads(data))
                )
                event, data = "", ""
    return messages


def sample(event_class: type[DomainEvent], *, filled: bool) -> DomainEvent:
    """Make an event whose values all differ; what may be `None` is, unless filled."""
    hints = get_type_hints(event_class)
    values: dict[str, Any] = {
        name: sample_value(name, number, get_args(hint) or (hint,), filled=filled)
        for number, (name, hint) in enumerate(hints.items(), start=2)
    }
    return event_class(**values)


def sample_value(name: str, number: int, types: tuple[type, ...], *, filled: bool) -> object:
    samples: dict[type, object] = {
        UUID: uuid5(NAMESPACE_OID, name),
        str: name,
        bool: True,
        int: number,
        Decimal: Decimal(number) / 4,
        datetime: datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(days=number),
        date: date(2026, 4, 1) + timedelta(days=number),
    }
    if type(None) in types and not filled:
        return None
    return next(samples[kind] for kind in types if kind in samples)


def as_json(value: object) -> object:
    match value:
        case UUID() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return value
