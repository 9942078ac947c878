"""Warns users before the token of a connection ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from mkdocs_sse_registry.reference.application.sse_publisher import SSEPublisher
from mkdocs_sse_registry.reference.domain.events.sse_event import SSEEvent
from mkdocs_sse_registry.reference.domain.events.sse_event_type import SSEEventType


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderToken:
    """The token of a connection, without its secret."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str
    expires_at: datetime


class TokenWatch:
    """Publishes directly: that time passes is no event of the domain.

    Args:
        publisher: Carries the warnings to the clients.
        notice: How long before the end of a token its user is warned.
    """

    def __init__(self, publisher: SSEPublisher, *, notice: timedelta = timedelta(days=3)) -> None:
        self._publisher = publisher
        self._notice = notice

    async def warn(self, tokens: Iterable[ProviderToken], *, now: datetime) -> None:
        """Warn the user of each token that ends within the notice; a scheduler calls it daily."""
        for token in tokens:
            if now < token.expires_at <= now + self._notice:
                await self._publisher.publish(_warning(token))


def _warning(token: ProviderToken) -> SSEEvent:
    return SSEEvent.from_payload(
        user_id=token.user_id,
        event_type=SSEEventType.PROVIDER_TOKEN_EXPIRING,
        payload={
            "connection_id": str(token.connection_id),
            "provider_slug": token.provider_slug,
            "expires_at": token.expires_at.isoformat(),
        },
    )
