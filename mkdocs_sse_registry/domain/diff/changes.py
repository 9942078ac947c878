"""What differs between two readings of a registry, as values; knows neither revisions nor reports.

Each change is classed for a client that reads the stream: breaking is what lets code fail, or wait
in vain, that worked before.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.coverage import Coverage, cover
from mkdocs_sse_registry.domain.places import NOWHERE, Place

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import EventType, Registry


class Kind(StrEnum):
    """What changed: first what can break readers, then what cannot."""

    EVENT_REMOVED = "event-removed"
    EVENT_RENAMED = "event-renamed"
    CATEGORY_CHANGED = "category-changed"
    FIELD_REMOVED = "field-removed"
    FIELD_RENAMED = "field-renamed"
    FIELD_RETYPED = "field-retyped"
    FIELD_BECAME_NULLABLE = "field-became-nullable"
    FIELD_BECAME_OPTIONAL = "field-became-optional"
    MAPPING_REMOVED = "mapping-removed"
    EVENT_ADDED = "event-added"
    DESCRIPTION_CHANGED = "description-changed"
    FIELD_ADDED = "field-added"
    FIELD_BECAME_REQUIRED = "field-became-required"
    FIELD_BECAME_NON_NULL = "field-became-non-null"
    MAPPING_ADDED = "mapping-added"
    MAPPING_MOVED = "mapping-moved"
    DIRECT_ADDED = "direct-added"
    DIRECT_REMOVED = "direct-removed"
    GAP_OPENED = "gap-opened"
    GAP_CLOSED = "gap-closed"


BREAKING = frozenset(list(Kind)[: list(Kind).index(Kind.EVENT_ADDED)])
"""The kinds that break readers; a single change may be milder than its kind."""

OF_ENTRY = frozenset(
    {
        Kind.EVENT_REMOVED,
        Kind.EVENT_RENAMED,
        Kind.CATEGORY_CHANGED,
        Kind.EVENT_ADDED,
        Kind.DESCRIPTION_CHANGED,
    }
)
"""The kinds that are about one entry alone, where two categories have an event type."""

ADDITIONS = frozenset(
    {
        Kind.EVENT_ADDED,
        Kind.FIELD_ADDED,
        Kind.FIELD_RETYPED,
        Kind.FIELD_BECAME_REQUIRED,
        Kind.FIELD_BECAME_NON_NULL,
        Kind.MAPPING_ADDED,
        Kind.MAPPING_MOVED,
    }
)
"""The kinds by which readers get something else than before, if they do not break them."""


class Step(StrEnum):
    """How a version rises, as Semantic Versioning 2.0.0 has it, seen by those who read the stream.

    Attributes:
        MAJOR: Some change breaks readers.
        MINOR: Readers get more, or more exactly, than before.
        PATCH: Only descriptions changed, declarations of what is sent directly, or gaps.
        NONE: Nothing changed.
    """

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


class Change(Struct, frozen=True, kw_only=True):
    """One difference.

    Attributes:
        kind: What changed.
        breaking: Whether it breaks clients that read the stream.
        event_type: Wire name now; of a removed event type, the one it had.
        category: Name of its category now; of a removed event type, the one it had.
        field: The payload field by its name now; of a removed one, the one it had. `None` where the
            change is about no field.
        old: What it was: a name, a type, a text, the qualified name of a domain event. `None` where
            there was nothing.
        new: What it is, likewise.
        source: The line of the new registry to look at; its module where the event type is gone.
    """

    kind: Kind
    breaking: bool
    event_type: str
    category: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    source: Place = NOWHERE


class Changes(Struct, frozen=True, kw_only=True):
    """All that differs between two readings of a registry.

    Attributes:
        old: The earlier reading.
        new: The later one.
        all: By event type in the order of the new registry, removed ones last; of an event type
            first what changed in its entry, then its fields, then what sends it.
        removed: Event types that are gone, as they were; without those that were renamed.
    """

    old: Registry
    new: Registry
    all: tuple[Change, ...] = ()
    removed: tuple[EventType, ...] = ()

    @property
    def breaking(self) -> tuple[Change, ...]:
        """Those that break clients."""
        return tuple(each for each in self.all if each.breaking)

    @property
    def others(self) -> tuple[Change, ...]:
        """Those that do not."""
        return tuple(each for each in self.all if not each.breaking)

    @property
    def step(self) -> Step:
        """How much the version of an application should rise at least."""
        if not self.all:
            return Step.NONE
        if self.breaking:
            return Step.MAJOR
        is_addition = any(each.kind in ADDITIONS for each in self.all)
        return Step.MINOR if is_addition else Step.PATCH

    @property
    def old_coverage(self) -> Coverage:
        """How the event types were sent."""
        return cover(self.old)

    @property
    def new_coverage(self) -> Coverage:
        """How the event types are sent."""
        return cover(self.new)
