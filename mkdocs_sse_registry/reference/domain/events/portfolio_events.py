"""Domain events of what a user owns: balances and holdings."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountBalanceUpdated(DomainEvent):
    """An account has a new balance; a new account has no previous one."""

    user_id: UUID
    account_id: UUID
    balance: Decimal
    previous_balance: Decimal | None = None
    currency: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountHoldingsUpdated(DomainEvent):
    """The holdings of an account changed in number or value."""

    user_id: UUID
    account_id: UUID
    holding_count: int
    total_value: Decimal
    currency: str
