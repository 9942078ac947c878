"""What leads to event types, as templates see it, documented; knows no template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.views import CategoryLink, EventView


class Flow(Struct, frozen=True, kw_only=True):
    """The event types of a category, with what leads to them.

    Attributes:
        category: The category.
        events: Its event types, each once, in the registry's order.
        mermaid: The diagram in the language of Mermaid; `None` where it would be too large.
    """

    category: CategoryLink
    events: tuple[EventView, ...]
    mermaid: str | None
