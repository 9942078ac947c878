"""What leads to event types, as templates see it, documented; knows no template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.views import CategoryLink, EventView


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The event types of a category, with what leads to them.

    Attributes:
        category: The category.
        events: Its event types, each once, in the registry's order.
        mermaid: The diagram in the language of Mermaid; `None` where it would be too large.
    """

    category: CategoryLink
    events: tuple[EventView, ...]
    mermaid: str | None
