"""The parts of a registry as templates see them, each documented; knows no template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.domain.model import PayloadField
    from mkdocs_sse_registry.rendering.change_views import EventChanges
    from mkdocs_sse_registry.rendering.layout import PageLink, Target


class SourceView(Struct, frozen=True, kw_only=True):
    """A line of source.

    Attributes:
        label: File name and line, for example `sse_registry.py:120`; `None` when it is not known.
        url: Address of the line in the repository, `None` without one.
    """

    label: str | None
    url: str | None


class ClassView(Struct, frozen=True, kw_only=True):
    """A domain event.

    Attributes:
        name: Class name.
        qualified_name: Module and class name.
        description: First line of its docstring, `None` without one.
        source: The class statement.
    """

    name: str
    qualified_name: str
    description: str | None
    source: SourceView


class FunctionView(Struct, frozen=True, kw_only=True):
    """An extractor.

    Attributes:
        name: Its name, or the expression of a lambda.
        qualified_name: Module and name, `None` for what has no name of its own.
        source: Where it is defined.
    """

    name: str
    qualified_name: str | None
    source: SourceView


class ProblemView(Struct, frozen=True, kw_only=True):
    """Why what an extractor gives is not known, or not in all.

    Attributes:
        text: What happened, as a clause without a full stop.
        is_partial: Whether something was observed all the same.
        source: The line at fault.
    """

    text: str
    is_partial: bool
    source: SourceView


class MappingView(Struct, frozen=True, kw_only=True):
    """A mapping.

    Attributes:
        domain_event: The class.
        event: The event type that it leads to, also one that the registry does not have.
        payload_extractor: `None` without one.
        payload_problems: What kept its payload from being observed.
        user_id_extractor: `None` without one.
        user_id_nullable: Whether it may give `None`; `None` when that is not known.
        user_id_problems: What kept it from being observed.
        source: The entry in the list of mappings.
    """

    domain_event: ClassView
    event: EventLink
    payload_extractor: FunctionView | None
    payload_problems: tuple[ProblemView, ...]
    user_id_extractor: FunctionView | None
    user_id_nullable: bool | None
    user_id_problems: tuple[ProblemView, ...]
    source: SourceView


class EventLink(Struct, frozen=True, kw_only=True):
    """An event type by name.

    Attributes:
        type: Wire name.
        target: Its section.
    """

    type: str
    target: Target


class CategoryLink(Struct, frozen=True, kw_only=True):
    """A category by name.

    Attributes:
        name: Value on the wire.
        title: The name in words.
        description: `None` without one.
        target: Its page.
    """

    name: str
    title: str
    description: str | None
    target: Target


class ListingView(Struct, frozen=True, kw_only=True):
    """Code on lines of its own.

    Attributes:
        label: What it is, in a word or two.
        language: Its language, as highlighters name it.
        text: The code, without a line end behind its last line.
    """

    label: str
    language: str
    text: str


class WireView(Struct, frozen=True, kw_only=True):
    """What goes over the wire for an event type, and how to listen to it.

    Attributes:
        listings: The frame, then a program in each language; empty where it cannot be delivered.
        is_observed: Whether the frame holds an observed payload, else its values are left open.
        has_pictures: Whether the frame shows characters that cannot be shown as others.
        sample: The domain event that the payload was made of, `None` where there is one only, or
            where that is not known.
        undeliverable: Why no client can hear of it by its name, as a clause where `it` is the
            name; `None` when one can.
    """

    listings: tuple[ListingView, ...]
    is_observed: bool
    has_pictures: bool
    sample: ClassView | None
    undeliverable: str | None


class EventView(Struct, frozen=True, kw_only=True):
    """An event type.

    Attributes:
        type: Wire name.
        target: Its section.
        category: Its category.
        description: `None` without one.
        fields: Payload fields in declared order, then those that are only sent.
        problems: What kept the payload from being observed.
        wire: What goes over the wire, and how to listen to it.
        mappings: The mappings to it, in the registry's order.
        direct_reason: Why it is sent without a domain event; `None` when it is not declared so.
        is_gap: Whether it is neither mapped nor declared direct, in a registry with mappings.
        emissions: Where the source names it in a call, outside the registry, by path and line.
        is_repeated: Whether an earlier entry of the registry has the same wire name.
        deprecated: Why it is deprecated, empty without a reason; `None` when it is not.
        since: Version that introduced it, `None` when it is not known.
        replaced_by: Its successor, `None` without one.
        extra: Other attributes of the entry, by name.
        changes: What changed since a revision.
        source: The entry in the registry.
        mentions: The hand-written pages that name it; known on the page of its category only.
    """

    type: str
    target: Target
    category: CategoryLink
    description: str | None
    fields: tuple[PayloadField, ...]
    problems: tuple[ProblemView, ...]
    wire: WireView
    mappings: tuple[MappingView, ...]
    direct_reason: str | None
    is_gap: bool
    emissions: tuple[SourceView, ...]
    is_repeated: bool
    deprecated: str | None
    since: str | None
    replaced_by: EventLink | None
    extra: dict[str, str]
    changes: EventChanges
    source: SourceView
    mentions: tuple[PageLink, ...] = ()


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table of event types.

    Attributes:
        name: `event-type`, `category`, `description`, `payload`, `domain-event`, `sent`, `source`,
            or the name of another attribute of the entries.
        title: Its heading.
    """

    name: str
    title: str


class FieldPlace(Struct, frozen=True, kw_only=True):
    """A payload field of one event type.

    Attributes:
        event: The event type.
        field: The field.
    """

    event: EventView
    field: PayloadField


class FieldKind(Struct, frozen=True, kw_only=True):
    """A type of values.

    Attributes:
        type: JSON Schema type name.
        format: JSON Schema format, `None` without one.
    """

    type: str
    format: str | None


class FieldUse(Struct, frozen=True, kw_only=True):
    """A payload field name and who has it.

    Attributes:
        name: The key in the payload.
        places: The event types that have it, in the registry's order.
        kinds: The different types that are known of it.
        has_several_types: Whether two of the types differ, not only in their format.
    """

    name: str
    places: tuple[FieldPlace, ...]
    kinds: tuple[FieldKind, ...]
    has_several_types: bool


class CategoryCoverage(Struct, frozen=True, kw_only=True):
    """How the event types of a category are sent.

    Attributes:
        category: The category.
        coverage: Its event types, grouped.
    """

    category: CategoryLink
    coverage: Coverage


class CategorySize(Struct, frozen=True, kw_only=True):
    """How much a category holds.

    Attributes:
        category: The category.
        event_types: Number of its event types.
        mappings: Number of mappings to them.
        payload_fields: Number of different field names in their payloads.
    """

    category: CategoryLink
    event_types: int
    mappings: int
    payload_fields: int
