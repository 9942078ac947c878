"""The parts of one registry as views, each made once; knows no page and no region."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.model import DomainEvent
from mkdocs_sse_registry.rendering import views

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import (
        Category,
        EventType,
        Function,
        Mapping,
        Place,
        Registry,
    )
    from mkdocs_sse_registry.rendering.layout import Layout


class Parts:
    """The views of one registry.

    Args:
        registry: What to show.
        layout: Where everything is.
        source_url: Address of a source line, `None` where it has none.
    """

    def __init__(
        self, registry: Registry, layout: Layout, source_url: Callable[[Place], str | None]
    ) -> None:
        self._registry = registry
        self._layout = layout
        self._source_url = source_url

    @cached_property
    def categories(self) -> dict[str, views.CategoryLink]:
        """The categories by name, in the registry's order."""
        return {each.name: self._category(each) for each in self._registry.categories}

    @cached_property
    def events(self) -> tuple[views.EventView, ...]:
        """The event types in the registry's order."""
        seen: set[str] = set()
        return tuple(self._event(event, seen) for event in self._registry.events)

    @cached_property
    def _gaps(self) -> frozenset[str]:
        gaps = cover(self._registry).gaps if self._registry.mappings else ()
        return frozenset(event.type for event in gaps)

    @cached_property
    def _direct_reasons(self) -> dict[str, str]:
        return {each.type: each.reason for each in self._registry.direct}

    @cached_property
    def _mappings(self) -> dict[str, tuple[views.MappingView, ...]]:
        by_type: dict[str, list[views.MappingView]] = defaultdict(list)
        for mapping in self._registry.mappings:
            by_type[mapping.event_type].append(self.mapping(mapping))
        return {event_type: tuple(found) for event_type, found in by_type.items()}

    @cached_property
    def _classes(self) -> dict[str, DomainEvent]:
        return {event.qualified_name: event for event in self._registry.domain_events}

    def _category(self, category: Category) -> views.CategoryLink:
        return views.CategoryLink(
            name=category.name,
            title=category.title,
            description=category.description,
            target=self._layout.category(category.name),
        )

    def _event(self, event: EventType, seen: set[str]) -> views.EventView:
        is_repeated = event.type in seen
        seen.add(event.type)
        return views.EventView(
            type=event.type,
            target=self._layout.event(event.type),
            category=self.categories[event.category],
            description=event.description,
            fields=event.payload_fields,
            mappings=self._mappings.get(event.type, ()),
            direct_reason=self._direct_reasons.get(event.type),
            is_gap=event.type in self._gaps,
            is_repeated=is_repeated,
            deprecated=event.deprecated,
            since=event.since,
            replaced_by=self._link(event.replaced_by) if event.replaced_by else None,
            extra=event.extra,
            source=self._source(event.source),
        )

    def _link(self, event_type: str) -> views.EventLink:
        return views.EventLink(type=event_type, target=self._layout.event(event_type))

    def mapping(self, mapping: Mapping) -> views.MappingView:
        """Return a mapping with its class and its extractors."""
        name = mapping.domain_event
        unknown = DomainEvent(name=name.rpartition(".")[2], qualified_name=name)
        return views.MappingView(
            domain_event=self.domain_event(self._classes.get(name, unknown)),
            event=self._link(mapping.event_type),
            payload_extractor=self._function(mapping.payload_extractor),
            user_id_extractor=self._function(mapping.user_id_extractor),
            source=self._source(mapping.source),
        )

    def domain_event(self, event: DomainEvent) -> views.ClassView:
        """Return a class with where it is defined."""
        return views.ClassView(
            name=event.name,
            qualified_name=event.qualified_name,
            description=event.description,
            source=self._source(event.source),
        )

    def _function(self, function: Function | None) -> views.FunctionView | None:
        if function is None:
            return None
        return views.FunctionView(name=function.name, source=self._source(function.source))

    def _source(self, place: Place) -> views.SourceView:
        label = None
        if place.path is not None:
            name = PurePosixPath(place.path).name
            label = name if place.line is None else f"{name}:{place.line}"
        return views.SourceView(label=label, url=self._source_url(place))
