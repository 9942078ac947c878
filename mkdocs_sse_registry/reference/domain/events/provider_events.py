"""Domain events of a connection to a provider and of the token that keeps it open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderTokenRefreshed(DomainEvent):
    """A connection got a new token, whose end is unknown where the provider does not tell it."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str
    expires_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderTokenRefreshFailed(DomainEvent):
    """A connection asked for a new token and got none."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str
    reason: str
    error_code: str | None = None
    needs_sign_in: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderDisconnected(DomainEvent):
    """A connection to a provider was closed."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str
