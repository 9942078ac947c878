"""Puts the parts of the back end together."""

from dataclasses import dataclass

from mkdocs_sse_registry.reference.application.answer_stream import AnswerStream
from mkdocs_sse_registry.reference.application.sse_event_handler import SSEEventHandler
from mkdocs_sse_registry.reference.application.sse_publisher import SSEPublisher
from mkdocs_sse_registry.reference.application.token_watch import TokenWatch
from mkdocs_sse_registry.reference.domain.events.sse_registry import (
    get_domain_event_to_sse_mapping,
)
from mkdocs_sse_registry.reference.infrastructure.event_bus import EventBus
from mkdocs_sse_registry.reference.infrastructure.sse_publisher import InMemorySSEPublisher


@dataclass(frozen=True, kw_only=True, slots=True)
class Container:
    """The parts that an application holds on to for its lifetime.

    Attributes:
        event_bus: Where use cases publish domain events.
        sse_publisher: Where clients open their streams.
        answer_stream: Sends the answers of the assistant.
        token_watch: Warns of tokens that end soon.
    """

    event_bus: EventBus
    sse_publisher: InMemorySSEPublisher
    answer_stream: AnswerStream
    token_watch: TokenWatch


def build_container() -> Container:
    """Make the parts and tell clients of every mapped domain event."""
    event_bus = EventBus()
    sse_publisher = InMemorySSEPublisher()
    subscribe_sse_handler(event_bus, sse_publisher)
    return Container(
        event_bus=event_bus,
        sse_publisher=sse_publisher,
        answer_stream=AnswerStream(sse_publisher),
        token_watch=TokenWatch(sse_publisher),
    )


def subscribe_sse_handler(event_bus: EventBus, publisher: SSEPublisher) -> None:
    """Subscribe one handler to every class that the registry maps, so that the list is enough."""
    mappings = get_domain_event_to_sse_mapping()
    handler = SSEEventHandler(publisher, mappings)
    for event_class in mappings:
        event_bus.subscribe(event_class, handler.handle)
