"""What each template is given: one documented dataclass a template; knows no template engine.

A page's template is given the context of that page, a partial's the one of that partial. There is
nothing else: an unknown variable in a template is an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.domain.model import PayloadField
    from mkdocs_sse_registry.rendering import change_views, finding_views, views
    from mkdocs_sse_registry.rendering.layout import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """The overview, `pages/index.md.jinja`.

    Attributes:
        title: Title of the section, from the options.
        module: Dotted name of the registry's module.
        coverage: All event types, grouped by what sends them.
        categories: The same for each category, in the registry's order.
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
    has_mappings: bool
    payload_fields: Target
    mapping_coverage: Target
    statistics: Target
    findings: Target
    open_findings: int
    changes: Target
    comparison: change_views.ComparisonView | None
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPage:
    """A category, `pages/category.md.jinja`.

    Attributes:
        category: The category.
        events: Its event types.
        columns: Columns of the table.
        coverage: Its event types, grouped by what sends them.
        has_mappings: Whether the registry has any mapping.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    category: views.CategoryLink
    events: tuple[views.EventView, ...]
    columns: tuple[views.Column, ...]
    coverage: Coverage
    has_mappings: bool
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadFieldsPage:
    """All payload fields, `pages/payload-fields.md.jinja`.

    Attributes:
        uses: Each field name with the event types that have it, by name.
        event_types: Number of event types.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    uses: tuple[views.FieldUse, ...]
    event_types: int
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingCoveragePage:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """The statistics, `pages/statistics.md.jinja`.

    Attributes:
        report: What the partial shows.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: StatisticsReport
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """What the rules find, `pages/findings.md.jinja`.

    Attributes:
        report: What the partial shows.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: FindingsReport
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """What changed since a revision, `pages/changes.md.jinja`.

    Attributes:
        report: What the partial shows.
        problem: Why the last reading failed, where an older one is shown; else `None`.
    """

    report: ChangesReport
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsTable:
    """A table of event types, `partials/events.md.jinja`.

    Attributes:
        events: The rows.
        columns: What is shown of each.
    """

    events: tuple[views.EventView, ...]
    columns: tuple[views.Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSection:
    """One event type in full, `partials/event.md.jinja`.

    Attributes:
        event: The event type.
        level: Level of the heading, from 1 to 6.
        is_home: Whether this is the section that links lead to, not a copy.
    """

    event: views.EventView
    level: int
    is_home: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldList:
    """The payload fields of one event type, `partials/fields.md.jinja`.

    Attributes:
        fields: The rows, in declared order, then those that are only sent.
        problems: What kept the payload from being observed.
        changes: The marks of fields, and those that are gone.
    """

    fields: tuple[PayloadField, ...]
    problems: tuple[views.ProblemView, ...]
    changes: change_views.EventChanges


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheWire:
    """A frame and how to listen, `partials/wire.md.jinja`.

    Attributes:
        wire: What is known of the frame, and the listings.
    """

    wire: views.WireView


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldUses:
    """Payload fields with the event types that have them, `partials/field-uses.md.jinja`.

    Attributes:
        uses: The rows, by name.
    """

    uses: tuple[views.FieldUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageReport:
    """Mapping coverage with its gaps, `partials/coverage.md.jinja`.

    Attributes:
        coverage: The event types, grouped by what sends them.
        categories: The same by category; empty for the coverage of a single one.
        undeclared: Gaps that a call in the source names.
        unsent: Gaps that no call in the source names.
        direct: Event types that are declared direct.
        declaration: Options for mkdocs.yml that declare the undeclared ones direct, as YAML; empty
            where there are none.
        mappings_name: Name of the registry's list of mappings.
        has_mappings: Whether it has entries.
        level: Level of the headings, from 1 to 6.
    """

    coverage: Coverage
    categories: tuple[views.CategoryCoverage, ...]
    undeclared: tuple[views.EventView, ...]
    unsent: tuple[views.EventView, ...]
    direct: tuple[views.EventView, ...]
    declaration: str
    mappings_name: str
    has_mappings: bool
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsReport:
    """Totals and the count by category, `partials/statistics.md.jinja`.

    Attributes:
        event_types: Number of event types.
        mappings: Number of mappings.
        payload_fields: Number of different field names.
        domain_events: Number of known domain events.
        categories: The counts of each category, in the registry's order.
    """

    event_types: int
    mappings: int
    payload_fields: int
    domain_events: int
    categories: tuple[views.CategorySize, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsReport:
    """Open and accepted findings, `partials/findings.md.jinja`.

    Attributes:
        open: Those to be mended, errors first.
        groups: The same by severity, also those of which there are none.
        waived: Those that are accepted, in the order of their places.
        unchecked: What could not be looked at: the codes of the rules, and why, as a clause.
        level: Level of the headings, from 1 to 6.
    """

    open: tuple[finding_views.FindingView, ...]
    groups: tuple[finding_views.FindingGroup, ...]
    waived: tuple[finding_views.FindingView, ...]
    unchecked: tuple[tuple[str, str], ...]
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesReport:
    """What changed since a revision, `partials/changes.md.jinja`.

    Attributes:
        comparison: What changed, `None` where the options name no revision.
        level: Level of the headings, from 1 to 6.
    """

    comparison: change_views.ComparisonView | None
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A word above older content, `partials/notice.md.jinja`.

    Attributes:
        problem: Why the last reading failed.
    """

    problem: str
