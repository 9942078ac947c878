"""What each partial template is given: one documented `Struct` a partial; knows no engine.

A page shows its parts through partials, and so does a region. There is nothing else: an unknown
variable in a template is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.domain.model import PayloadField
    from mkdocs_sse_registry.rendering import (
        change_views,
        diagram_views,
        finding_views,
        views,
    )


class EventsTable(Struct, frozen=True, kw_only=True):
    """A table of event types, `partials/events.md.jinja`.

    Attributes:
        events: The rows.
        columns: What is shown of each.
    """

    events: tuple[views.EventView, ...]
    columns: tuple[views.Column, ...]


class EventSection(Struct, frozen=True, kw_only=True):
    """One event type in full, `partials/event.md.jinja`.

    Attributes:
        event: The event type.
        level: Level of the heading, from 1 to 6.
        is_home: Whether this is the section that links lead to, not a copy.
    """

    event: views.EventView
    level: int
    is_home: bool


class FieldList(Struct, frozen=True, kw_only=True):
    """The payload fields of one event type, `partials/fields.md.jinja`.

    Attributes:
        fields: The rows, in declared order, then those that are only sent.
        problems: What kept the payload from being observed.
        changes: The marks of fields, and those that are gone.
    """

    fields: tuple[PayloadField, ...]
    problems: tuple[views.ProblemView, ...]
    changes: change_views.EventChanges


class OnTheWire(Struct, frozen=True, kw_only=True):
    """A frame and how to listen, `partials/wire.md.jinja`.

    Attributes:
        wire: What is known of the frame, and the listings.
    """

    wire: views.WireView


class FieldUses(Struct, frozen=True, kw_only=True):
    """Payload fields with the event types that have them, `partials/field-uses.md.jinja`.

    Attributes:
        uses: The rows, by name.
    """

    uses: tuple[views.FieldUse, ...]


class CoverageReport(Struct, frozen=True, kw_only=True):
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


class DiagramReport(Struct, frozen=True, kw_only=True):
    """What leads to event types, `partials/diagram.md.jinja`.

    Attributes:
        flows: What leads to the event types of each category that has any.
        is_drawn: Whether the reader sees a diagram in the language of Mermaid as one.
        mappings_name: Name of the registry's list of mappings.
        has_mappings: Whether it has entries.
    """

    flows: tuple[diagram_views.Flow, ...]
    is_drawn: bool
    mappings_name: str
    has_mappings: bool


class StatisticsReport(Struct, frozen=True, kw_only=True):
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


class FindingsReport(Struct, frozen=True, kw_only=True):
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


class ChangesReport(Struct, frozen=True, kw_only=True):
    """What changed since a revision, `partials/changes.md.jinja`.

    Attributes:
        comparison: What changed, `None` where the options name no revision.
        level: Level of the headings, from 1 to 6.
    """

    comparison: change_views.ComparisonView | None
    level: int


class Notice(Struct, frozen=True, kw_only=True):
    """A word above older content, `partials/notice.md.jinja`.

    Attributes:
        problem: Why the last reading failed.
    """

    problem: str
