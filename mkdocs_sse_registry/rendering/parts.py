"""The parts of one registry as views, each made once; knows no page and no region."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain import problems
from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.model import DomainEvent, Payload, UserId
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.rendering import views
from mkdocs_sse_registry.rendering.change_marks import ChangeMarks
from mkdocs_sse_registry.rendering.finding_views import FindingView
from mkdocs_sse_registry.rendering.layout import Target
from mkdocs_sse_registry.rendering.wire import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_sse_registry.domain.diff.changes import Changes
    from mkdocs_sse_registry.domain.findings import Finding
    from mkdocs_sse_registry.domain.functions import Function
    from mkdocs_sse_registry.domain.model import (
        Category,
        EventType,
        Mapping,
        Problem,
        Registry,
    )
    from mkdocs_sse_registry.rendering.layout import Layout


class Parts:
    """The views of one registry.

    Args:
        registry: What to show.
        layout: Where everything is.
        source_url: Address of a source line, `None` where it has none.
        stream_url: Where clients listen.
        changes: What changed since a revision, `None` where nothing is compared.
    """

    def __init__(
        self,
        registry: Registry,
        layout: Layout,
        source_url: Callable[[Place], str | None],
        stream_url: str,
        changes: Changes | None = None,
    ) -> None:
        self._registry = registry
        self._layout = layout
        self._source_url = source_url
        self._stream_url = stream_url
        self._marks = ChangeMarks(changes, layout.page("changes"))

    @cached_property
    def categories(self) -> dict[str, views.CategoryLink]:
        """The categories by name, in the registry's order."""
        return {
            each.name: _category_link(each, self._layout.category(each.name))
            for each in self._registry.categories
        }

    @cached_property
    def events(self) -> tuple[views.EventView, ...]:
        """The event types in the registry's order."""
        seen: set[str] = set()
        return tuple(self._event(event, seen) for event in self._registry.events)

    @cached_property
    def by_type(self) -> dict[str, views.EventView]:
        """The event types by name, each as it is listed first."""
        return {event.type: event for event in reversed(self.events)}

    @cached_property
    def by_page(self) -> dict[str, tuple[views.EventView, ...]]:
        """The event types by the page that they have their section on."""
        return _grouped(self.events, lambda event: event.target.uri)

    @cached_property
    def by_category(self) -> dict[str, tuple[views.EventView, ...]]:
        """The event types by the name of their category."""
        return _grouped(self.events, lambda event: event.category.name)

    @cached_property
    def _gaps(self) -> frozenset[str]:
        gaps = cover(self._registry).gaps if self._registry.mappings else ()
        return frozenset(event.type for event in gaps)

    @cached_property
    def _direct_reasons(self) -> dict[str, str]:
        return {each.type: each.reason for each in self._registry.direct}

    @cached_property
    def _mappings(self) -> dict[str, tuple[views.MappingView, ...]]:
        return {
            event_type: tuple(map(self.mapping, mappings))
            for event_type, mappings in self._leading.items()
        }

    @cached_property
    def _leading(self) -> dict[str, list[Mapping]]:
        """The mappings by event type."""
        by_type: dict[str, list[Mapping]] = defaultdict(list)
        for mapping in self._registry.mappings:
            by_type[mapping.event_type].append(mapping)
        return by_type

    @cached_property
    def _emissions(self) -> dict[str, tuple[views.SourceView, ...]]:
        """The places by event type; where two files have one name, a path says which it is."""
        paths = {each.path for each in self._registry.emissions}
        files = Counter(PurePosixPath(path).name for path in paths)
        by_type: dict[str, list[views.SourceView]] = defaultdict(list)
        for each in self._registry.emissions:
            view = self.source(Place(path=each.path, line=each.line))
            if files[PurePosixPath(each.path).name] > 1:
                view = replace(view, label=f"{each.path}:{each.line}")
            by_type[each.type].append(view)
        return {event_type: tuple(found) for event_type, found in by_type.items()}

    @cached_property
    def _classes(self) -> dict[str, DomainEvent]:
        return {event.qualified_name: event for event in self._registry.domain_events}

    def former_category(self, category: Category) -> views.CategoryLink:
        """Return a category of an earlier reading, linked to its page where it still has one."""
        kept = self.categories.get(category.name)
        return _category_link(category, kept.target if kept else Target())

    def _event(self, event: EventType, seen: set[str]) -> views.EventView:
        is_repeated = event.type in seen
        seen.add(event.type)
        mappings = self._mappings.get(event.type, ())
        return views.EventView(
            type=event.type,
            target=self._layout.event(event.type),
            category=self.categories[event.category],
            description=event.description,
            fields=event.payload_fields,
            problems=tuple(
                dict.fromkeys(each for mapping in mappings for each in mapping.payload_problems)
            ),
            wire=wire(event, self._stream_url, self._sample(event)),
            mappings=mappings,
            direct_reason=self._direct_reasons.get(event.type),
            is_gap=event.type in self._gaps,
            emissions=self._emissions.get(event.type, ()),
            is_repeated=is_repeated,
            deprecated=event.deprecated,
            since=event.since,
            replaced_by=self.link(event.replaced_by) if event.replaced_by else None,
            extra=event.extra,
            changes=self._marks.of(event),
            source=self.source(event.source),
        )

    def _sample(self, event: EventType) -> views.ClassView | None:
        """Return which of several domain events the example of an event type was made of."""
        leading = self._leading.get(event.type, [])
        if event.example is None or len(leading) == 1:
            return None
        for mapping in leading:
            if mapping.payload and mapping.payload.example == event.example:
                return self._class(mapping.domain_event)
        return None

    def link(self, event_type: str) -> views.EventLink:
        """Return an event type by name, linked to its section where there is one."""
        return views.EventLink(type=event_type, target=self._layout.event(event_type))

    def mapping(self, mapping: Mapping) -> views.MappingView:
        """Return a mapping with its class and its extractors."""
        payload, user_id = mapping.payload or Payload(), mapping.user_id or UserId()
        is_observed = any(field.evidence == "observed" for field in payload.fields)
        has_user = user_id.nullable is not None
        return views.MappingView(
            domain_event=self._class(mapping.domain_event),
            event=self.link(mapping.event_type),
            payload_extractor=self._function(mapping.payload_extractor),
            payload_problems=self._problems(payload.problems, is_partial=is_observed),
            user_id_extractor=self._function(mapping.user_id_extractor),
            user_id_nullable=user_id.nullable,
            user_id_problems=self._problems(user_id.problems, is_partial=has_user),
            source=self.source(mapping.source),
        )

    def _class(self, qualified_name: str) -> views.ClassView:
        """Return a class by its name; one that is not known has no more than that."""
        name = qualified_name.rpartition(".")[2]
        unknown = DomainEvent(name=name, qualified_name=qualified_name)
        return self.domain_event(self._classes.get(qualified_name, unknown))

    def domain_event(self, event: DomainEvent) -> views.ClassView:
        """Return a class with where it is defined."""
        return views.ClassView(
            name=event.name,
            qualified_name=event.qualified_name,
            description=event.description,
            source=self.source(event.source),
        )

    def finding(self, finding: Finding) -> FindingView:
        """Return a finding with where it is, and with the section of its event type."""
        place = Place(path=finding.path, line=finding.line)
        waived = finding.waived
        return FindingView(
            code=finding.code,
            rule=finding.rule,
            severity=finding.severity,
            subject=finding.subject,
            target=self._layout.event(finding.event_type or ""),
            message=finding.message,
            fix=finding.fix,
            source=replace(self.source(place), label=finding.place if finding.path else None),
            reason=waived.reason if waived else None,
            until=waived.until.isoformat() if waived and waived.until else None,
        )

    def _problems(
        self, found: tuple[Problem, ...], *, is_partial: bool
    ) -> tuple[views.ProblemView, ...]:
        return tuple(
            views.ProblemView(
                text=problems.words(problem),
                is_partial=is_partial,
                source=self.source(problem.source),
            )
            for problem in found
        )

    def _function(self, function: Function | None) -> views.FunctionView | None:
        if function is None:
            return None
        return views.FunctionView(
            name=function.name,
            qualified_name=function.qualified_name,
            source=self.source(function.source),
        )

    def source(self, place: Place) -> views.SourceView:
        """Return a line of source with its address."""
        label = None
        if place.path is not None:
            name = PurePosixPath(place.path).name
            label = name if place.line is None else f"{name}:{place.line}"
        return views.SourceView(label=label, url=self._source_url(place))


def _category_link(category: Category, target: Target) -> views.CategoryLink:
    return views.CategoryLink(
        name=category.name,
        title=category.title,
        description=category.description,
        target=target,
    )


def _grouped(
    events: Iterable[views.EventView], key: Callable[[views.EventView], str]
) -> dict[str, tuple[views.EventView, ...]]:
    found: dict[str, list[views.EventView]] = defaultdict(list)
    for event in events:
        found[key(event)].append(event)
    return {name: tuple(each) for name, each in found.items()}
