"""SSE Event Registry - Single Source of Truth.

This registry catalogs all SSE event types and their mappings from domain events. Used for:

- Container wiring (automated SSEEventHandler subscriptions)
- Validation tests (verify no drift)
- Documentation generation (always accurate)
- Gap detection (missing mappings)

Architecture:
    - Domain layer (no dependencies on infrastructure)
    - Imported by container for automated wiring
    - Verified by tests to catch drift

Adding new SSE mappings:
    1. Add mapping to DOMAIN_TO_SSE_MAPPING
    2. Run tests - they validate the mapping
    3. Container auto-wires SSEEventHandler subscriptions

Reference:
    - docs/architecture/sse-architecture.md
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events import (
    import_events,
    portfolio_events,
    provider_events,
    sse_payloads,
    sync_events,
)
from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent
from mkdocs_sse_registry.reference.domain.events.sse_event_type import (
    SSEEventCategory,
    SSEEventType,
)

__all__ = [
    "DOMAIN_TO_SSE_MAPPING",
    "SSE_EVENT_REGISTRY",
    "DomainToSSEMapping",
    "SSEEventCategory",
    "SSEEventMetadata",
    "SSEEventType",
    "get_all_sse_event_types",
    "get_domain_event_to_sse_mapping",
    "get_events_by_category",
    "get_registry_statistics",
    "get_sse_event_metadata",
]

# An extractor takes the one class that it is mapped to. Callables are contravariant in what they
# take, so it is no Callable[[DomainEvent], ...], which would have to take every domain event.
PayloadExtractor = Callable[[Any], dict[str, Any]]
UserIdExtractor = Callable[[Any], UUID]


@dataclass(frozen=True, kw_only=True, slots=True)
class SSEEventMetadata:
    """Metadata for an SSE event type.

    Attributes:
        event_type: The SSE event type enum value.
        category: Event category for filtering.
        description: Human-readable description.
        payload_fields: Expected fields in the event data payload.
    """

    event_type: SSEEventType
    category: SSEEventCategory
    description: str
    payload_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainToSSEMapping:
    """Mapping from a domain event to an SSE event.

    Defines how a domain event is transformed into an SSE event for real-time client notification.

    Attributes:
        domain_event_class: The domain event class to listen for.
        sse_event_type: The SSE event type to emit.
        payload_extractor: Function to extract SSE payload from domain event. Takes domain_event
            and returns dict payload.
        user_id_extractor: Function to extract user_id from domain event. Takes domain_event and
            returns UUID.
    """

    domain_event_class: type[DomainEvent]
    sse_event_type: SSEEventType
    payload_extractor: PayloadExtractor
    user_id_extractor: UserIdExtractor


SSE_EVENT_REGISTRY: list[SSEEventMetadata] = [
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_ACCOUNTS_STARTED,
        category=SSEEventCategory.DATA_SYNC,
        description="The accounts behind a connection are being fetched.",
        payload_fields=["connection_id", "provider_slug", "started_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_ACCOUNTS_COMPLETED,
        category=SSEEventCategory.DATA_SYNC,
        description="The accounts behind a connection are up to date.",
        payload_fields=["connection_id", "provider_slug", "account_count", "completed_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_ACCOUNTS_FAILED,
        category=SSEEventCategory.DATA_SYNC,
        description="The accounts behind a connection could not be fetched.",
        payload_fields=["connection_id", "provider_slug", "reason", "error_code", "failed_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_TRANSACTIONS_STARTED,
        category=SSEEventCategory.DATA_SYNC,
        description="The transactions of an account are being fetched.",
        payload_fields=["connection_id", "account_id", "since", "started_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_TRANSACTIONS_COMPLETED,
        category=SSEEventCategory.DATA_SYNC,
        description="The transactions of an account are up to date.",
        payload_fields=[
            "connection_id",
            "account_id",
            "added_count",
            "updated_count",
            "completed_at",
        ],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_TRANSACTIONS_FAILED,
        category=SSEEventCategory.DATA_SYNC,
        description="The transactions of an account could not be fetched.",
        payload_fields=["connection_id", "account_id", "reason", "error_code", "failed_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_HOLDINGS_STARTED,
        category=SSEEventCategory.DATA_SYNC,
        description="The holdings of an account are being fetched.",
        payload_fields=["connection_id", "account_id", "started_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_HOLDINGS_COMPLETED,
        category=SSEEventCategory.DATA_SYNC,
        description="The holdings of an account are up to date.",
        payload_fields=[
            "connection_id",
            "account_id",
            "holding_count",
            "total_value",
            "currency",
            "completed_at",
        ],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.SYNC_HOLDINGS_FAILED,
        category=SSEEventCategory.DATA_SYNC,
        description="The holdings of an account could not be fetched.",
        payload_fields=["connection_id", "account_id", "reason", "error_code", "failed_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.PROVIDER_TOKEN_EXPIRING,
        category=SSEEventCategory.PROVIDER,
        description="The token of a connection ends soon.",
        payload_fields=["connection_id", "provider_slug", "expires_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.PROVIDER_TOKEN_REFRESHED,
        category=SSEEventCategory.PROVIDER,
        description="A connection has a new token.",
        payload_fields=["connection_id", "provider_slug", "expires_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.PROVIDER_TOKEN_FAILED,
        category=SSEEventCategory.PROVIDER,
        description="A connection asked for a new token and got none.",
        payload_fields=["connection_id", "provider_slug", "reason", "error_code", "needs_sign_in"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.PROVIDER_DISCONNECTED,
        category=SSEEventCategory.PROVIDER,
        description="A connection to a provider is closed.",
        payload_fields=["connection_id", "provider_slug", "disconnected_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.AI_RESPONSE_CHUNK,
        category=SSEEventCategory.AI,
        description="The assistant wrote the next piece of its answer.",
        payload_fields=["conversation_id", "answer_id", "index", "text"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.AI_TOOL_EXECUTING,
        category=SSEEventCategory.AI,
        description="The assistant uses a tool before it goes on with its answer.",
        payload_fields=["conversation_id", "answer_id", "tool_name"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.AI_RESPONSE_COMPLETE,
        category=SSEEventCategory.AI,
        description="The assistant has finished its answer.",
        payload_fields=["conversation_id", "answer_id", "chunk_count"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.IMPORT_STARTED,
        category=SSEEventCategory.IMPORT,
        description="An uploaded file is being imported.",
        payload_fields=["import_id", "file_name", "file_format", "size_bytes", "started_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.IMPORT_COMPLETED,
        category=SSEEventCategory.IMPORT,
        description="An uploaded file is imported.",
        payload_fields=[
            "import_id",
            "file_name",
            "imported_count",
            "skipped_count",
            "completed_at",
        ],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.IMPORT_FAILED,
        category=SSEEventCategory.IMPORT,
        description="An uploaded file could not be imported.",
        payload_fields=["import_id", "file_name", "reason", "line_number", "failed_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.PORTFOLIO_BALANCE_UPDATED,
        category=SSEEventCategory.PORTFOLIO,
        description="The balance of an account changed.",
        payload_fields=["account_id", "balance", "previous_balance", "currency", "updated_at"],
    ),
    SSEEventMetadata(
        event_type=SSEEventType.PORTFOLIO_HOLDINGS_UPDATED,
        category=SSEEventCategory.PORTFOLIO,
        description="The holdings of an account changed in number or value.",
        payload_fields=["account_id", "holding_count", "total_value", "currency", "updated_at"],
    ),
]

DOMAIN_TO_SSE_MAPPING: list[DomainToSSEMapping] = [
    DomainToSSEMapping(
        domain_event_class=sync_events.AccountSyncAttempted,
        sse_event_type=SSEEventType.SYNC_ACCOUNTS_STARTED,
        payload_extractor=sse_payloads.account_sync_attempted,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.AccountSyncSucceeded,
        sse_event_type=SSEEventType.SYNC_ACCOUNTS_COMPLETED,
        payload_extractor=sse_payloads.account_sync_succeeded,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.AccountSyncFailed,
        sse_event_type=SSEEventType.SYNC_ACCOUNTS_FAILED,
        payload_extractor=sse_payloads.account_sync_failed,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.TransactionSyncAttempted,
        sse_event_type=SSEEventType.SYNC_TRANSACTIONS_STARTED,
        payload_extractor=sse_payloads.transaction_sync_attempted,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.TransactionSyncSucceeded,
        sse_event_type=SSEEventType.SYNC_TRANSACTIONS_COMPLETED,
        payload_extractor=sse_payloads.transaction_sync_succeeded,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.TransactionSyncFailed,
        sse_event_type=SSEEventType.SYNC_TRANSACTIONS_FAILED,
        payload_extractor=sse_payloads.transaction_sync_failed,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.HoldingsSyncAttempted,
        sse_event_type=SSEEventType.SYNC_HOLDINGS_STARTED,
        payload_extractor=sse_payloads.holdings_sync_attempted,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.HoldingsSyncSucceeded,
        sse_event_type=SSEEventType.SYNC_HOLDINGS_COMPLETED,
        payload_extractor=sse_payloads.holdings_sync_succeeded,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=sync_events.HoldingsSyncFailed,
        sse_event_type=SSEEventType.SYNC_HOLDINGS_FAILED,
        payload_extractor=sse_payloads.holdings_sync_failed,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=provider_events.ProviderTokenRefreshed,
        sse_event_type=SSEEventType.PROVIDER_TOKEN_REFRESHED,
        payload_extractor=sse_payloads.provider_token_refreshed,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=provider_events.ProviderTokenRefreshFailed,
        sse_event_type=SSEEventType.PROVIDER_TOKEN_FAILED,
        payload_extractor=sse_payloads.provider_token_refresh_failed,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=provider_events.ProviderDisconnected,
        sse_event_type=SSEEventType.PROVIDER_DISCONNECTED,
        payload_extractor=sse_payloads.provider_disconnected,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=import_events.FileImportAttempted,
        sse_event_type=SSEEventType.IMPORT_STARTED,
        payload_extractor=sse_payloads.file_import_attempted,
        user_id_extractor=sse_payloads.uploader_id,
    ),
    DomainToSSEMapping(
        domain_event_class=import_events.FileImportSucceeded,
        sse_event_type=SSEEventType.IMPORT_COMPLETED,
        payload_extractor=sse_payloads.file_import_succeeded,
        user_id_extractor=sse_payloads.uploader_id,
    ),
    DomainToSSEMapping(
        domain_event_class=import_events.FileImportFailed,
        sse_event_type=SSEEventType.IMPORT_FAILED,
        payload_extractor=sse_payloads.file_import_failed,
        user_id_extractor=sse_payloads.uploader_id,
    ),
    DomainToSSEMapping(
        domain_event_class=portfolio_events.AccountBalanceUpdated,
        sse_event_type=SSEEventType.PORTFOLIO_BALANCE_UPDATED,
        payload_extractor=sse_payloads.account_balance_updated,
        user_id_extractor=sse_payloads.user_id,
    ),
    DomainToSSEMapping(
        domain_event_class=portfolio_events.AccountHoldingsUpdated,
        sse_event_type=SSEEventType.PORTFOLIO_HOLDINGS_UPDATED,
        payload_extractor=sse_payloads.account_holdings_updated,
        user_id_extractor=sse_payloads.user_id,
    ),
]


def get_domain_event_to_sse_mapping() -> dict[type[DomainEvent], DomainToSSEMapping]:
    """Get mapping from domain event class to SSE mapping.

    Used by SSEEventHandler to determine if a domain event should trigger an SSE notification and
    how to transform it.

    Returns:
        Dict mapping domain event classes to their SSE mapping metadata.

    Example:
        >>> mapping = get_domain_event_to_sse_mapping()
        >>> if AccountSyncSucceeded in mapping:
        ...     sse_mapping = mapping[AccountSyncSucceeded]
        ...     # Transform and publish SSE event
    """
    return {mapping.domain_event_class: mapping for mapping in DOMAIN_TO_SSE_MAPPING}


def get_sse_event_metadata(event_type: SSEEventType) -> SSEEventMetadata | None:
    """Get metadata for an SSE event type.

    Args:
        event_type: The SSE event type to look up.

    Returns:
        SSEEventMetadata if found, None otherwise.
    """
    return next((meta for meta in SSE_EVENT_REGISTRY if meta.event_type == event_type), None)


def get_events_by_category(category: SSEEventCategory) -> list[SSEEventMetadata]:
    """Get all SSE event metadata for a category.

    Args:
        category: The category to filter by.

    Returns:
        List of SSEEventMetadata for events in that category.
    """
    return [meta for meta in SSE_EVENT_REGISTRY if meta.category == category]


def get_all_sse_event_types() -> list[SSEEventType]:
    """Get list of all registered SSE event types.

    Returns:
        List of all SSE event types in the registry.
    """
    return [meta.event_type for meta in SSE_EVENT_REGISTRY]


def get_registry_statistics() -> dict[str, object]:
    """Get statistics about the SSE event registry.

    Returns:
        Dict with counts by category and totals. Keys: total_event_types (int), total_mappings
        (int), by_category (dict[str, int]).

    Example:
        >>> stats = get_registry_statistics()
        >>> print(stats)
        {
            "total_event_types": 21,
            "total_mappings": 17,
            "by_category": {"data_sync": 9, "provider": 4, "ai": 3, "import": 3, "portfolio": 2},
        }
    """
    return {
        "total_event_types": len(SSE_EVENT_REGISTRY),
        "total_mappings": len(DOMAIN_TO_SSE_MAPPING),
        "by_category": {
            category.value: len(get_events_by_category(category)) for category in SSEEventCategory
        },
    }
