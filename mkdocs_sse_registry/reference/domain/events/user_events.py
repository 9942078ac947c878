"""Domain events of users and their sessions; no client is told of them."""

from dataclasses import dataclass
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class UserRegistered(DomainEvent):
    """A user signed up."""

    user_id: UUID
    email: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UserPasswordChanged(DomainEvent):
    """A user set a new password."""

    user_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionRevoked(DomainEvent):
    """A session was ended before its time."""

    user_id: UUID
    session_id: UUID
    reason: str | None = None
