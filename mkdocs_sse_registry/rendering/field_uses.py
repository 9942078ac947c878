"""Payload fields by name, with every event type that has them; knows no page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering import views

if TYPE_CHECKING:
    from collections.abc import Iterable


def field_uses(events: Iterable[views.EventView]) -> tuple[views.FieldUse, ...]:
    """Return each field name of some event types, by name; in an event type a name counts once."""
    places: dict[str, dict[str, views.FieldPlace]] = defaultdict(dict)
    for event in events:
        for field in event.fields:
            place = views.FieldPlace(event=event, field=field)
            places[field.name].setdefault(event.type, place)
    return tuple(_use(name, tuple(places[name].values())) for name in sorted(places))


def _use(name: str, places: tuple[views.FieldPlace, ...]) -> views.FieldUse:
    """Return a field name with its types: one that is not known differs from no other."""
    kinds = dict.fromkeys((place.field.type, place.field.format) for place in places)
    known = [(type_name, form) for type_name, form in kinds if type_name is not None]
    return views.FieldUse(
        name=name,
        places=places,
        kinds=tuple(views.FieldKind(type=type_name, format=form) for type_name, form in known),
        has_several_types=len({type_name for type_name, _ in known}) > 1,
    )
