"""The names of what clients are told, and the categories by which they filter."""

from enum import StrEnum


class SSEEventCategory(StrEnum):
    """A group of event types that a client can ask for."""

    DATA_SYNC = "data_sync"
    "Progress of account, transaction and holdings syncs."

    PROVIDER = "provider"
    "State of the connections to providers and of their tokens."

    AI = "ai"
    "Answers of the assistant while they are written."

    IMPORT = "import"
    "Progress of file imports."

    PORTFOLIO = "portfolio"
    "Changes of balances and holdings."


class SSEEventType(StrEnum):
    """The name of an event as it stands in the `event` field of a frame."""

    SYNC_ACCOUNTS_STARTED = "sync.accounts.started"
    SYNC_ACCOUNTS_COMPLETED = "sync.accounts.completed"
    SYNC_ACCOUNTS_FAILED = "sync.accounts.failed"
    SYNC_TRANSACTIONS_STARTED = "sync.transactions.started"
    SYNC_TRANSACTIONS_COMPLETED = "sync.transactions.completed"
    SYNC_TRANSACTIONS_FAILED = "sync.transactions.failed"
    SYNC_HOLDINGS_STARTED = "sync.holdings.started"
    SYNC_HOLDINGS_COMPLETED = "sync.holdings.completed"
    SYNC_HOLDINGS_FAILED = "sync.holdings.failed"

    PROVIDER_TOKEN_EXPIRING = "provider.token.expiring"  # noqa: S105 - a name, no secret
    PROVIDER_TOKEN_REFRESHED = "provider.token.refreshed"  # noqa: S105 - a name, no secret
    PROVIDER_TOKEN_FAILED = "provider.token.failed"  # noqa: S105 - a name, no secret
    PROVIDER_DISCONNECTED = "provider.disconnected"

    AI_RESPONSE_CHUNK = "ai.response.chunk"
    AI_TOOL_EXECUTING = "ai.tool.executing"
    AI_RESPONSE_COMPLETE = "ai.response.complete"

    IMPORT_STARTED = "import.started"
    IMPORT_COMPLETED = "import.completed"
    IMPORT_FAILED = "import.failed"

    PORTFOLIO_BALANCE_UPDATED = "portfolio.balance.updated"
    PORTFOLIO_HOLDINGS_UPDATED = "portfolio.holdings.updated"
