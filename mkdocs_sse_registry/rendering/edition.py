"""What a book says beside what its registry holds; knows no registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.places import Place

COLUMNS = {
    "event-type": "Event type",
    "category": "Category",
    "description": "Description",
    "payload": "Payload",
    "domain-event": "Domain event",
    "sent": "Sent",
    "source": "Registered in",
}
"""Columns that every table of event types can have, with their headings."""

USUAL_COLUMNS = ("event-type", "description", "payload")


class Edition(Struct, frozen=True, kw_only=True):
    """What a book says beside what its registry holds.

    Attributes:
        title: Title of the section.
        mappings_name: Name of the registry's list of mappings.
        stream_url: Where clients listen.
        source_url: Address of a source line, `None` where it has none.
        columns: Columns of the tables on the generated pages.
        problem: Why the last reading failed, when the registry is an older one.
        comparison: What changed since a revision, `None` where none is named.
    """

    title: str
    mappings_name: str
    stream_url: str
    source_url: Callable[[Place], str | None]
    columns: tuple[str, ...] = USUAL_COLUMNS
    problem: str | None = None
    comparison: Comparison | None = None
