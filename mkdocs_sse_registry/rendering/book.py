"""All that one registry has to show, as the contexts of its pages and regions.

Knows neither templates nor engines; a page and a region of the same thing get the same views.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry.domain.coverage import cover, cover_each
from mkdocs_sse_registry.domain.findings import Findings
from mkdocs_sse_registry.domain.naming import in_words
from mkdocs_sse_registry.rendering import contexts, page_contexts, views
from mkdocs_sse_registry.rendering.coverage_report import coverage_report
from mkdocs_sse_registry.rendering.diagrams import flows
from mkdocs_sse_registry.rendering.edition import COLUMNS, USUAL_COLUMNS
from mkdocs_sse_registry.rendering.field_uses import field_uses
from mkdocs_sse_registry.rendering.findings_report import findings_report
from mkdocs_sse_registry.rendering.parts import Parts
from mkdocs_sse_registry.rendering.statistics_report import statistics_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.rendering.change_views import ComparisonView
    from mkdocs_sse_registry.rendering.edition import Edition
    from mkdocs_sse_registry.rendering.layout import Layout, Page, PageLink


class Book:
    """One registry with all that is derived from it, made when it is first asked for.

    Args:
        registry: What to show.
        layout: The generated pages.
        edition: What does not follow from the registry.

    Attributes:
        findings: What the rules find; nothing until it is given, once the pages have been read.
        comparison: What changed since a revision, `None` where none is named.
        mentions: Returns the pages that name an event type; none until it is given likewise.
    """

    def __init__(self, registry: Registry, layout: Layout, edition: Edition) -> None:
        self.registry = registry
        self.findings = Findings(module=registry.origin.module)
        self.mentions: Callable[[str], tuple[PageLink, ...]] = lambda _: ()
        self.layout = layout
        self.problem = edition.problem
        self.comparison = edition.comparison
        changes = edition.comparison.changes if edition.comparison else None
        self._edition = edition
        self._parts = Parts(registry, layout, edition.source_url, edition.stream_url, changes)

    def page(self, page: Page, *, draws_mermaid: bool = True) -> object:  # noqa: PLR0911 - one a kind
        """Return the context of a generated page, for a reader who may see Mermaid's diagrams."""
        match page.kind:
            case "index":
                return self._index_page()
            case "category":
                return self._category_page(page.category or "", draws_mermaid=draws_mermaid)
            case "payload-fields":
                return page_contexts.PayloadFieldsPage(
                    uses=self.field_uses().uses,
                    event_types=len(self.events),
                    problem=self.problem,
                )
            case "mapping-coverage":
                return self._coverage_page()
            case "statistics":
                return page_contexts.StatisticsPage(
                    report=self.statistics(), events=self._once, problem=self.problem
                )
            case "findings":
                return page_contexts.FindingsPage(report=self.found(level=2), problem=self.problem)
            case "changes":
                return page_contexts.ChangesPage(report=self.changes(level=2), problem=self.problem)

    def _index_page(self) -> page_contexts.IndexPage:
        return page_contexts.IndexPage(
            title=self._edition.title,
            module=self.registry.origin.module,
            coverage=cover(self.registry),
            categories=self._coverages,
            gaps=tuple(each for each in self._once if each.is_gap),
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

    def _category_page(self, category: str, *, draws_mermaid: bool) -> page_contexts.CategoryPage:
        table = self.events_table(category=category, columns=self._edition.columns)
        return page_contexts.CategoryPage(
            category=self.categories[category],
            events=tuple(replace(each, mentions=self.mentions(each.type)) for each in table.events),
            columns=table.columns,
            coverage=self._covered[category],
            diagram=self.diagram(category, draws_mermaid=draws_mermaid),
            has_mappings=self.has_mappings,
            problem=self.problem,
        )

    def _coverage_page(self) -> page_contexts.MappingCoveragePage:
        mapped = {mapping.domain_event for mapping in self.registry.mappings}
        return page_contexts.MappingCoveragePage(
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
                event for event in self._events(category) if mapped in (None, bool(event.mappings))
            ),
            columns=tuple(
                views.Column(name=name, title=COLUMNS.get(name) or in_words(name))
                for name in columns
            ),
        )

    def event_section(self, event_type: str, *, level: int) -> contexts.EventSection:
        """Return one event type in full, as a copy of its section."""
        return contexts.EventSection(event=self.by_type[event_type], level=level, is_home=False)

    def field_list(self, event_type: str) -> contexts.FieldList:
        """Return the payload fields of one event type."""
        event = self.by_type[event_type]
        return contexts.FieldList(
            fields=event.fields, problems=event.problems, changes=event.changes
        )

    def field_uses(self, category: str | None = None) -> contexts.FieldUses:
        """Return the payload fields of all event types, or of a category, by name."""
        return contexts.FieldUses(uses=field_uses(self._events(category)))

    def coverage(self, *, category: str | None = None, level: int) -> contexts.CoverageReport:
        """Return the mapping coverage in all, or of a category."""
        return coverage_report(
            cover(self.registry, category),
            self._coverages if category is None else (),
            self._events(category),
            mappings_name=self._edition.mappings_name,
            has_mappings=self.has_mappings,
            level=level,
        )

    def statistics(self) -> contexts.StatisticsReport:
        """Return the totals and the count by category."""
        return statistics_report(self.registry, self.categories, self.events)

    def diagram(
        self, category: str | None = None, *, draws_mermaid: bool = True
    ) -> contexts.DiagramReport:
        """Return what leads to the event types of all categories, or of one, as a diagram."""
        asked = (each for name, each in self.categories.items() if category in (None, name))
        return contexts.DiagramReport(
            flows=flows(asked, self._parts.by_category),
            is_drawn=draws_mermaid,
            mappings_name=self._edition.mappings_name,
            has_mappings=self.has_mappings,
        )

    def found(self, *, category: str | None = None, level: int) -> contexts.FindingsReport:
        """Return what the rules find, in all or of the event types of a category."""
        types = {event.type for event in self._events(category)}
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
                types = {event.type for event in self._events(category)}
                listed = (each.event_type for each in self.registry.mappings)
                return sum(category is None or each in types for each in listed)
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

    @property
    def by_type(self) -> dict[str, views.EventView]:
        """The event types by name, each as it is listed first."""
        return self._parts.by_type

    @property
    def by_page(self) -> dict[str, tuple[views.EventView, ...]]:
        """The event types by the page that they have their section on."""
        return self._parts.by_page

    def _events(self, category: str | None) -> tuple[views.EventView, ...]:
        return self.events if category is None else self._parts.by_category.get(category, ())

    @cached_property
    def _covered(self) -> dict[str, Coverage]:
        return cover_each(self.registry)

    @property
    def _once(self) -> tuple[views.EventView, ...]:
        return tuple(event for event in self.events if not event.is_repeated)

    @cached_property
    def _compared(self) -> ComparisonView | None:
        if self.comparison is None:
            return None
        from mkdocs_sse_registry.rendering import changes_report  # noqa: PLC0415 - most builds need none

        return changes_report.comparison_view(self.comparison, self._parts)

    @cached_property
    def _coverages(self) -> tuple[views.CategoryCoverage, ...]:
        return tuple(
            views.CategoryCoverage(category=category, coverage=self._covered[name])
            for name, category in self.categories.items()
        )
