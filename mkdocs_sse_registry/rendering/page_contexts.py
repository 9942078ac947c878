"""What the template of each page is given: one documented `Struct` a page; knows no engine.

There is nothing else: an unknown variable in a template is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.rendering import change_views, views
    from mkdocs_sse_registry.rendering.contexts import (
        ChangesReport,
        CoverageReport,
        DiagramReport,
        FindingsReport,
        StatisticsReport,
    )
    from mkdocs_sse_registry.rendering.layout import Target


class IndexPage(Struct, frozen=True, kw_only=True):
    """The overview, `pages/index.md.jinja`.

    Attributes:
        title: Title of the section, from the options.
        module: Dotted name of the registry's module.
        coverage: All event types, grouped by what sends them.
        categories: The same for each category, in the registry's order.
        gaps: The event types that are neither mapped nor declared direct; none without mappings.
        has_mappings: Whether the registry has any mapping.
        payload_fields: The page of payload fields.
        mapping_coverage: The page of mapping coverage.
        statistics: The page of statistics.
        findings: The page of findings.
        open_findings: Number of open findings.
        changes: The page of changes.
        comparison: What changed since a revision, `None` where none is named.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    title: str
    module: str
    coverage: Coverage
    categories: tuple[views.CategoryCoverage, ...]
    gaps: tuple[views.EventView, ...]
    has_mappings: bool
    payload_fields: Target
    mapping_coverage: Target
    statistics: Target
    findings: Target
    open_findings: int
    changes: Target
    comparison: change_views.ComparisonView | None
    problem: str | None


class CategoryPage(Struct, frozen=True, kw_only=True):
    """A category, `pages/category.md.jinja`.

    Attributes:
        category: The category.
        events: Its event types.
        columns: Columns of the table.
        coverage: Its event types, grouped by what sends them.
        diagram: What leads to them.
        has_mappings: Whether the registry has any mapping.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    category: views.CategoryLink
    events: tuple[views.EventView, ...]
    columns: tuple[views.Column, ...]
    coverage: Coverage
    diagram: DiagramReport
    has_mappings: bool
    problem: str | None


class PayloadFieldsPage(Struct, frozen=True, kw_only=True):
    """All payload fields, `pages/payload-fields.md.jinja`.

    Attributes:
        uses: Each field name with the event types that have it, by name.
        event_types: Number of event types.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    uses: tuple[views.FieldUse, ...]
    event_types: int
    problem: str | None


class MappingCoveragePage(Struct, frozen=True, kw_only=True):
    """The mapping coverage, `pages/mapping-coverage.md.jinja`.

    Attributes:
        report: What the partial shows.
        mappings: All mappings, in the registry's order.
        unmapped: Domain events that no mapping names, by name.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: CoverageReport
    mappings: tuple[views.MappingView, ...]
    unmapped: tuple[views.ClassView, ...]
    problem: str | None


class StatisticsPage(Struct, frozen=True, kw_only=True):
    """The statistics, `pages/statistics.md.jinja`.

    Attributes:
        report: What the partial shows.
        events: The event types, each once, for the count of their fields.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: StatisticsReport
    events: tuple[views.EventView, ...]
    problem: str | None


class FindingsPage(Struct, frozen=True, kw_only=True):
    """What the rules find, `pages/findings.md.jinja`.

    Attributes:
        report: What the partial shows.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: FindingsReport
    problem: str | None


class ChangesPage(Struct, frozen=True, kw_only=True):
    """What changed since a revision, `pages/changes.md.jinja`.

    Attributes:
        report: What the partial shows.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: ChangesReport
    problem: str | None
