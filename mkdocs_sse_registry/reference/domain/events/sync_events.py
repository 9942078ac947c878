"""Domain events of the syncs that fetch accounts, transactions and holdings from a provider."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountSyncAttempted(DomainEvent):
    """A sync of the accounts behind a connection began."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountSyncSucceeded(DomainEvent):
    """A sync of the accounts behind a connection ended well."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str
    account_count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountSyncFailed(DomainEvent):
    """A sync of the accounts behind a connection ended with an error."""

    user_id: UUID
    connection_id: UUID
    provider_slug: str
    reason: str
    error_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TransactionSyncAttempted(DomainEvent):
    """A sync of an account's transactions began, from a day on or, without one, from the first."""

    user_id: UUID
    connection_id: UUID
    account_id: UUID
    since: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TransactionSyncSucceeded(DomainEvent):
    """A sync of an account's transactions ended well."""

    user_id: UUID
    connection_id: UUID
    account_id: UUID
    added_count: int
    updated_count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TransactionSyncFailed(DomainEvent):
    """A sync of an account's transactions ended with an error."""

    user_id: UUID
    connection_id: UUID
    account_id: UUID
    reason: str
    error_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HoldingsSyncAttempted(DomainEvent):
    """A sync of an account's holdings began."""

    user_id: UUID
    connection_id: UUID
    account_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class HoldingsSyncSucceeded(DomainEvent):
    """A sync of an account's holdings ended well."""

    user_id: UUID
    connection_id: UUID
    account_id: UUID
    holding_count: int
    total_value: Decimal
    currency: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HoldingsSyncFailed(DomainEvent):
    """A sync of an account's holdings ended with an error."""

    user_id: UUID
    connection_id: UUID
    account_id: UUID
    reason: str
    error_code: str | None = None
