"""The base of every domain event."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainEvent:
    """Something that happened in the app.

    Attributes:
        event_id: Identity of this one occurrence.
        occurred_at: When it happened, in UTC.
    """

    event_id: UUID = field(default_factory=uuid4)
    occurred_at: datetime = field(default_factory=_now)
