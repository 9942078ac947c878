"""Turns domain events into Server-Sent Events, as the registry's mappings say."""

import logging
from collections.abc import Mapping

from mkdocs_sse_registry.reference.application.sse_publisher import SSEPublisher
from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent
from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent
from mkdocs_sse_registry.reference.domain.events.sse_registry import DomainToSSEMapping

_logger = logging.getLogger(__name__)


class SSEEventHandler:
    """Tells clients of domain events; what has no mapping is not for them.

    Args:
        publisher: Carries the events to the clients.
        mappings: The mapping of each domain event class that clients are told of.
    """

    def __init__(
        self,
        publisher: SSEPublisher,
        mappings: Mapping[type[DomainEvent], DomainToSSEMapping],
    ) -> None:
        self._publisher = publisher
        self._mappings = mappings

    async def handle(self, event: DomainEvent) -> None:
        """Publish what the mapping of the event's class makes of it.

        A client that misses a notification can reload; a sync that stops because of one is broken.
        So a failure is logged and goes no further.
        """
        mapping = self._mappings.get(type(event))
        if mapping is None:
            return
        try:
            await self._publisher.publish(_sse_event(event, mapping))
        except Exception:
            _logger.exception(
                "%s %s was not sent as %s",
                type(event).__name__,
                event.event_id,
                mapping.sse_event_type,
            )


def _sse_event(event: DomainEvent, mapping: DomainToSSEMapping) -> SSEEvent:
    return SSEEvent.from_payload(
        user_id=mapping.user_id_extractor(event),
        event_type=mapping.sse_event_type,
        payload=mapping.payload_extractor(event),
    )
