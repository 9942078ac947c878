"""What happens inside the application, and what of it clients are told.

All modules of domain events are imported here, so that every event is known once one of them is.
"""

from mkdocs_sse_registry.reference.domain.events import (
    import_events,
    portfolio_events,
    provider_events,
    sync_events,
    user_events,
)

__all__ = [
    "import_events",
    "portfolio_events",
    "provider_events",
    "sync_events",
    "user_events",
]
