"""What goes over the wire for an event type and how to listen to it; knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.delivery import undeliverable
from mkdocs_sse_registry.rendering import frames, snippets, views
from mkdocs_sse_registry.rendering.pieces import visible

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import EventType


def wire(event: EventType, stream_url: str, sample: views.ClassView | None) -> views.WireView:
    """Return the frame of an event type and a program in each language.

    Args:
        event: The event type.
        stream_url: Where clients listen.
        sample: The domain event that the example was made of, `None` where it needs no name.
    """
    unheard = undeliverable(event.type)
    frame = _frame(event) if unheard is None else ""
    return views.WireView(
        listings=() if unheard else _listings(event.type, frame, stream_url),
        is_observed=event.example is not None,
        has_pictures=visible(frame) != frame,
        sample=sample,
        undeliverable=unheard,
    )


def _frame(event: EventType) -> str:
    if event.example is not None:
        return frames.observed(event.type, event.example)
    sent = (field.name for field in event.payload_fields if field.emitted is not False)
    return frames.outlined(event.type, sent)


def _listings(event_type: str, frame: str, url: str) -> tuple[views.ListingView, ...]:
    written = (
        ("On the wire", "text", frame),
        ("Browser", "javascript", snippets.browser(event_type, url)),
        ("curl", "sh", snippets.curl(url)),
        ("Python", "python", snippets.python(event_type, url)),
    )
    return tuple(
        views.ListingView(label=label, language=language, text=text)
        for label, language, text in written
    )
