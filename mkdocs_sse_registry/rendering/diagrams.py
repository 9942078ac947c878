"""What leads to the event types of each category, drawn where that can be read; knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.diagram_views import Flow
from mkdocs_sse_registry.rendering.mermaid import flowchart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_sse_registry.rendering.views import CategoryLink, EventView

MOST_DRAWN = 30
"""Event types of a category that a diagram can show and still be read."""


def flows(
    categories: Iterable[CategoryLink], events: Mapping[str, Sequence[EventView]]
) -> tuple[Flow, ...]:
    """Return each of the categories that has event types, with what leads to those.

    Args:
        categories: Those that are asked for.
        events: The event types of each category, by its name.
    """
    found = []
    for category in categories:
        own = events.get(category.name, ())
        shown = tuple(each for each in own if not each.is_repeated)
        if shown:
            source = flowchart(category.title, shown) if len(shown) <= MOST_DRAWN else None
            found.append(Flow(category=category, events=shown, mermaid=source))
    return tuple(found)
