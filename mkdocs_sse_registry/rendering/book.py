"""All that one registry has to show, as the contexts of its pages and regions.

Knows neither templates nor engines; a page and a region of the same thing get the same views.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.findings import Findings
from mkdocs_sse_registry.domain.naming import in_words
from mkdocs_sse_registry.domain.statistics import count
from mkdocs_sse_registry.rendering import contexts, views
from mkdocs_sse_registry.rendering.changes_report import comparison_view
from mkdocs_sse_registry.rendering.declaration import declaration
from mkdocs_sse_registry.rendering.field_uses import field_uses
from mkdocs_sse_registry.rendering.findings_report import findings_report
from mkdocs_sse_registry.rendering.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.model import EventType, Registry
    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.rendering.change_views import ComparisonView
    from mkdocs_sse_registry.rendering.layout import Layout, Page

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
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


class Book:
    """One registry with all that is derived from it, made when it is first asked for.

    Args:
        registry: What to show.
        layout: The generated pages.
        edition: What does not follow from the registry.

    Attributes:
        findings: What the rules find; nothing until it is given, once the pages have been read.
        comparison: What changed since a revision, `None` where none is named.
    """

    def __init__(self, registry: Registry, layout: Layout, edition: Edition) -> None:
        self.registry = registry
        self.findings = Findings(module=registry.origin.module)
        self.layout = layout
        self.problem = edition.problem
        self.comparison = edition.comparison
        changes = edition.comparison.changes if edition.comparison else None
        self._edition = edition
        self._parts = Parts(registry, layout, edition.source_url, edition.stream_url, changes)

    def page(self, page: Page) -> object:  # noqa: PLR0911 - one context a kind
        """Return the context of a generated page."""
        match page.kind:
            case "index":
                return self._index_page()
            case "category":
                return self._category_page(page.category or "")
            case "payload-fields":
                return contexts.PayloadFieldsPage(
                    uses=self.field_uses().uses,
                    event_types=len(self.events),
                    problem=self.problem,
                )
            case "mapping-coverage":
                return self._coverage_page()
            case "statistics":
                return contexts.StatisticsPage(report=self.statistics(), problem=self.problem)
            case "findings":
                return contexts.FindingsPage(report=self.found(level=2), problem=self.problem)
            case "changes":
                return contexts.ChangesPage(report=self.changes(level=2), problem=self.problem)

    def _index_page(self) -> contexts.IndexPage:
        return contexts.IndexPage(
            title=self._edition.title,
            module=self.registry.origin.module,
            coverage=cover(self.registry),
            categories=self._coverages,
            has_mappings=self.has_mappings,
            payload_fields=self.layout.page("payload-fields"),
            mapping_coverage=self.layout.page("mapping-coverage"),
            statistics=self.layout.page("statistics"),
            findings=self.layout.page("findings"),
            open_findings=len(self.findings.open),
            changes=self.layout.page("changes"),
            comparison=self._compared,
            problem=self.problem,
        )

    def _category_page(self, category: str) -> contexts.CategoryPage:
        table = self.events_table(category=category, columns=self._edition.columns)
        return contexts.CategoryPage(
            category=self.categories[category],
            events=table.events,
            columns=table.columns,
            coverage=cover(self.registry, category),
            has_mappings=self.has_mappings,
            problem=self.problem,
        )

    def _coverage_page(self) -> contexts.MappingCoveragePage:
        mapped = {mapping.domain_event for mapping in self.registry.mappings}
        return contexts.MappingCoveragePage(
            report=self.coverage(level=2),
            mappings=tuple(map(self._parts.mapping, self.registry.mappings)),
            unmapped=tuple(
                self._parts.domain_event(event)
                for event in self.registry.domain_events
                if event.qualified_name not in mapped
            ),
            problem=self.problem,
        )

    def columns(self) -> tuple[str, ...]:
        """Return the names of all columns that a table of event types can have."""
        extra = dict.fromkeys(name for event in self.registry.events for name in event.extra)
        return (*COLUMNS, *extra)

    def events_table(
        self,
        *,
        category: str | None = None,
        columns: tuple[str, ...] = USUAL_COLUMNS,
        mapped: bool | None = None,
    ) -> contexts.EventsTable:
        """Return a table of event types: of one category, of the mapped or the unmapped ones."""
        return contexts.EventsTable(
            events=tuple(
                event
                for event in self.events
                if category in (None, event.category.name)
                and mapped in (None, bool(event.mappings))
            ),
            columns=tuple(
                views.Column(name=name, title=COLUMNS.get(name) or in_words(name))
                for name in columns
            ),
        )

    def event_section(self, event_type: str, *, level: int) -> contexts.EventSection:
        """Return one event type in full, as a copy of its section."""
        event = next(event for event in self.events if event.type == event_type)
        return contexts.EventSection(event=event, level=level, is_home=False)

    def field_list(self, event_type: str) -> contexts.FieldList:
        """Return the payload fields of one event type."""
        event = next(event for event in self.events if event.type == event_type)
        return contexts.FieldList(
            fields=event.fields, problems=event.problems, changes=event.changes
        )

    def field_uses(self, category: str | None = None) -> contexts.FieldUses:
        """Return the payload fields of all event types, or of a category, by name."""
        events = (event for event in self.events if category in (None, event.category.name))
        return contexts.FieldUses(uses=field_uses(events))

    def coverage(self, *, category: str | None = None, level: int) -> contexts.CoverageReport:
        """Return the mapping coverage in all, or of a category."""
        coverage = cover(self.registry, category)
        gaps, direct = _types(coverage.gaps), _types(coverage.direct)
        events = [event for event in self.events if category in (None, event.category.name)]
        missing = [event for event in events if event.type in gaps]
        undeclared = tuple(event for event in missing if event.emissions)
        return contexts.CoverageReport(
            coverage=coverage,
            categories=self._coverages if category is None else (),
            undeclared=undeclared,
            unsent=tuple(event for event in missing if not event.emissions),
            direct=tuple(event for event in events if event.type in direct),
            declaration=declaration(dict.fromkeys(event.type for event in undeclared)),
            mappings_name=self._edition.mappings_name,
            has_mappings=self.has_mappings,
            level=level,
        )

    def statistics(self) -> contexts.StatisticsReport:
        """Return the totals and the count by category."""
        category_of = {event.type: event.category.name for event in self.events}
        mappings = Counter(category_of.get(each.event_type) for each in self.registry.mappings)
        names: dict[str, set[str]] = defaultdict(set)
        for event in self.events:
            names[event.category.name].update(field.name for field in event.fields)
        counted = count(self.registry)
        return contexts.StatisticsReport(
            event_types=counted.total_event_types,
            mappings=counted.total_mappings,
            payload_fields=len(set().union(*names.values())),
            domain_events=len(self.registry.domain_events),
            categories=tuple(
                views.CategorySize(
                    category=category,
                    event_types=counted.by_category[name],
                    mappings=mappings[name],
                    payload_fields=len(names[name]),
                )
                for name, category in self.categories.items()
            ),
        )

    def found(self, *, category: str | None = None, level: int) -> contexts.FindingsReport:
        """Return what the rules find, in all or of the event types of a category."""
        types = {event.type for event in self.events if event.category.name == category}
        about = None if category is None else types
        return findings_report(self.findings, about, self._parts.finding, level=level)

    def changes(self, *, level: int) -> contexts.ChangesReport:
        """Return what changed since the revision that the options name."""
        return contexts.ChangesReport(comparison=self._compared, level=level)

    def count(self, of: str, category: str | None = None) -> int:
        """Return a number: of event types, mappings, categories, gaps or direct ones."""
        coverage = cover(self.registry, category)
        match of:
            case "event-types":
                return coverage.total
            case "mappings":
                types = _types((*coverage.mapped, *coverage.direct, *coverage.gaps))
                listed = [each.event_type for each in self.registry.mappings]
                return len([each for each in listed if category is None or each in types])
            case "categories":
                return len(self.categories)
            case "gaps":
                return len(coverage.gaps)
            case _:
                return len(coverage.direct)

    @property
    def has_mappings(self) -> bool:
        """Whether the registry has any mapping."""
        return bool(self.registry.mappings)

    @property
    def categories(self) -> dict[str, views.CategoryLink]:
        """The categories by name, in the registry's order."""
        return self._parts.categories

    @property
    def events(self) -> tuple[views.EventView, ...]:
        """The event types in the registry's order."""
        return self._parts.events

    @cached_property
    def _compared(self) -> ComparisonView | None:
        return comparison_view(self.comparison, self._parts) if self.comparison else None

    @cached_property
    def _coverages(self) -> tuple[views.CategoryCoverage, ...]:
        return tuple(
            views.CategoryCoverage(category=category, coverage=cover(self.registry, name))
            for name, category in self.categories.items()
        )


def _types(events: tuple[EventType, ...]) -> frozenset[str]:
    return frozenset(event.type for event in events)
