"""Carries domain events to whoever subscribed to their class, within one process."""

from collections import defaultdict
from collections.abc import Awaitable, Callable

from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent

EventHandler = Callable[[DomainEvent], Awaitable[None]]


class EventBus:
    """Calls handlers in the order of their subscription, each after the one before."""

    def __init__(self) -> None:
        self._handlers: defaultdict[type[DomainEvent], list[EventHandler]] = defaultdict(list)

    @property
    def subscription_count(self) -> int:
        """How many subscriptions there are."""
        return sum(len(handlers) for handlers in self._handlers.values())

    def subscribe(self, event_class: type[DomainEvent], handler: EventHandler) -> None:
        """Call the handler with each event of this very class, not of its subclasses."""
        self._handlers[event_class].append(handler)

    async def publish(self, event: DomainEvent) -> None:
        """Call every handler of the event's class.

        Raises:
            Exception: Whatever a handler raises; the handlers after it are not called.
        """
        for handler in self._handlers.get(type(event), ()):
            await handler(event)
