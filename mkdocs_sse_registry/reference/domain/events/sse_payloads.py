"""What clients are told of each domain event: JSON-ready payloads, and the user they are for."""

from typing import Any, Protocol
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.import_events import (
    FileImportAttempted,
    FileImportFailed,
    FileImportSucceeded,
)
from mkdocs_sse_registry.reference.domain.events.portfolio_events import (
    AccountBalanceUpdated,
    AccountHoldingsUpdated,
)
from mkdocs_sse_registry.reference.domain.events.provider_events import (
    ProviderDisconnected,
    ProviderTokenRefreshed,
    ProviderTokenRefreshFailed,
)
from mkdocs_sse_registry.reference.domain.events.sync_events import (
    AccountSyncAttempted,
    AccountSyncFailed,
    AccountSyncSucceeded,
    HoldingsSyncAttempted,
    HoldingsSyncFailed,
    HoldingsSyncSucceeded,
    TransactionSyncAttempted,
    TransactionSyncFailed,
    TransactionSyncSucceeded,
)


class UserOwned(Protocol):
    """A domain event that names its user."""

    @property
    def user_id(self) -> UUID:
        """The user whose data changed."""


def user_id(event: UserOwned) -> UUID:
    """Return the user whose data the event is about."""
    return event.user_id


def uploader_id(event: FileImportAttempted | FileImportSucceeded | FileImportFailed) -> UUID:
    """Return the user who uploaded the file."""
    return event.uploaded_by


def account_sync_attempted(event: AccountSyncAttempted) -> dict[str, Any]:
    """Tell that an account sync began."""
    return {
        "connection_id": str(event.connection_id),
        "provider_slug": event.provider_slug,
        "started_at": event.occurred_at.isoformat(),
    }


def account_sync_succeeded(event: AccountSyncSucceeded) -> dict[str, Any]:
    """Tell how many accounts a sync found."""
    return {
        "connection_id": str(event.connection_id),
        "provider_slug": event.provider_slug,
        "account_count": event.account_count,
        "completed_at": event.occurred_at.isoformat(),
    }


def account_sync_failed(event: AccountSyncFailed) -> dict[str, Any]:
    """Tell why an account sync failed."""
    return {
        "connection_id": str(event.connection_id),
        "provider_slug": event.provider_slug,
        "reason": event.reason,
        "error_code": event.error_code,
        "failed_at": event.occurred_at.isoformat(),
    }


def transaction_sync_attempted(event: TransactionSyncAttempted) -> dict[str, Any]:
    """Tell from which day on transactions are fetched, `None` for all of them."""
    return {
        "connection_id": str(event.connection_id),
        "account_id": str(event.account_id),
        "since": None if event.since is None else event.since.isoformat(),
        "started_at": event.occurred_at.isoformat(),
    }


def transaction_sync_succeeded(event: TransactionSyncSucceeded) -> dict[str, Any]:
    """Tell how many transactions are new and how many changed."""
    return {
        "connection_id": str(event.connection_id),
        "account_id": str(event.account_id),
        "added_count": event.added_count,
        "updated_count": event.updated_count,
        "completed_at": event.occurred_at.isoformat(),
    }


def transaction_sync_failed(event: TransactionSyncFailed) -> dict[str, Any]:
    """Tell why a transaction sync failed."""
    return {
        "connection_id": str(event.connection_id),
        "account_id": str(event.account_id),
        "reason": event.reason,
        "error_code": event.error_code,
        "failed_at": event.occurred_at.isoformat(),
    }


def holdings_sync_attempted(event: HoldingsSyncAttempted) -> dict[str, Any]:
    """Tell that a holdings sync began."""
    return {
        "connection_id": str(event.connection_id),
        "account_id": str(event.account_id),
        "started_at": event.occurred_at.isoformat(),
    }


def holdings_sync_succeeded(event: HoldingsSyncSucceeded) -> dict[str, Any]:
    """Tell how many holdings a sync found and what they are worth."""
    return {
        "connection_id": str(event.connection_id),
        "account_id": str(event.account_id),
        "holding_count": event.holding_count,
        "total_value": str(event.total_value),
        "currency": event.currency,
        "completed_at": event.occurred_at.isoformat(),
    }


def holdings_sync_failed(event: HoldingsSyncFailed) -> dict[str, Any]:
    """Tell why a holdings sync failed."""
    return {
        "connection_id": str(event.connection_id),
        "account_id": str(event.account_id),
        "reason": event.reason,
        "error_code": event.error_code,
        "failed_at": event.occurred_at.isoformat(),
    }


def provider_token_refreshed(event: ProviderTokenRefreshed) -> dict[str, Any]:
    """Tell until when a connection holds, `None` if that is unknown."""
    return {
        "connection_id": str(event.connection_id),
        "provider_slug": event.provider_slug,
        "expires_at": None if event.expires_at is None else event.expires_at.isoformat(),
    }


def provider_token_refresh_failed(event: ProviderTokenRefreshFailed) -> dict[str, Any]:
    """Tell why there is no new token, and whether the user has to sign in again."""
    return {
        "connection_id": str(event.connection_id),
        "provider_slug": event.provider_slug,
        "reason": event.reason,
        "error_code": event.error_code,
        "needs_sign_in": event.needs_sign_in,
    }


def provider_disconnected(event: ProviderDisconnected) -> dict[str, Any]:
    """Tell that a connection is closed."""
    return {
        "connection_id": str(event.connection_id),
        "provider_slug": event.provider_slug,
        "disconnected_at": event.occurred_at.isoformat(),
    }


def file_import_attempted(event: FileImportAttempted) -> dict[str, Any]:
    """Tell which file is being read."""
    return {
        "import_id": str(event.import_id),
        "file_name": event.file_name,
        "file_format": event.file_format,
        "size_bytes": event.size_bytes,
        "started_at": event.occurred_at.isoformat(),
    }


def file_import_succeeded(event: FileImportSucceeded) -> dict[str, Any]:
    """Tell how many records of a file were taken and how many left out."""
    return {
        "import_id": str(event.import_id),
        "file_name": event.file_name,
        "imported_count": event.imported_count,
        "skipped_count": event.skipped_count,
        "completed_at": event.occurred_at.isoformat(),
    }


def file_import_failed(event: FileImportFailed) -> dict[str, Any]:
    """Tell why a file could not be read, and at which line, `None` if at none."""
    return {
        "import_id": str(event.import_id),
        "file_name": event.file_name,
        "reason": event.reason,
        "line_number": event.line_number,
        "failed_at": event.occurred_at.isoformat(),
    }


def account_balance_updated(event: AccountBalanceUpdated) -> dict[str, Any]:
    """Tell the balance of an account, and the one before, `None` for a new account."""
    previous = event.previous_balance
    return {
        "account_id": str(event.account_id),
        "balance": str(event.balance),
        "previous_balance": None if previous is None else str(previous),
        "currency": event.currency,
        "updated_at": event.occurred_at.isoformat(),
    }


def account_holdings_updated(event: AccountHoldingsUpdated) -> dict[str, Any]:
    """Tell how many holdings an account has and what they are worth."""
    return {
        "account_id": str(event.account_id),
        "holding_count": event.holding_count,
        "total_value": str(event.total_value),
        "currency": event.currency,
        "updated_at": event.occurred_at.isoformat(),
    }
