"""What changed since a revision, as templates see it; knows neither git nor how it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.domain.model import PayloadField
    from mkdocs_sse_registry.rendering.change_words import Said
    from mkdocs_sse_registry.rendering.layout import Target
    from mkdocs_sse_registry.rendering.views import CategoryLink, EventLink, SourceView


class ChangeMark(Struct, frozen=True, kw_only=True):
    """A word on something that changed.

    Attributes:
        word: `New`, `Changed` or `Removed`.
        title: What changed, in words.
        target: The page of changes.
    """

    word: Literal["New", "Changed", "Removed"]
    title: str
    target: Target


class RemovedField(Struct, frozen=True, kw_only=True):
    """A payload field that is gone.

    Attributes:
        name: The key in the payload.
        type: Type of its values with the format, `None` where it was not known.
        mark: Says so.
    """

    name: str
    type: str | None
    mark: ChangeMark


class EventChanges(Struct, frozen=True, kw_only=True):
    """What changed in an event type; nothing, where nothing is compared.

    Attributes:
        mark: `None` where nothing changed.
        fields: The marks of its payload fields, by their names; those of a new event type have
            none.
        removed: Fields that it had and no longer lists.
    """

    mark: ChangeMark | None = None
    fields: dict[str, ChangeMark] = field(default_factory=dict)
    removed: tuple[RemovedField, ...] = ()


class ChangeView(Struct, frozen=True, kw_only=True):
    """One difference, or the same one of several event types.

    Attributes:
        events: The event types by their names now; one that is gone leads nowhere.
        said: What changed, in words with the names apart, for the filter `said`.
        source: The line to look at.
    """

    events: tuple[EventLink, ...]
    said: Said
    source: SourceView


class RemovedEvent(Struct, frozen=True, kw_only=True):
    """An event type that is gone, as it was.

    Attributes:
        type: Wire name.
        category: Its category, which may be gone as well.
        description: `None` without one.
        fields: Payload fields in declared order, then those that were only sent.
    """

    type: str
    category: CategoryLink
    description: str | None
    fields: tuple[PayloadField, ...]


class CoverageChange(Struct, frozen=True, kw_only=True):
    """How the mapping coverage differs.

    Attributes:
        before: The event types of then, grouped by what sent them.
        now: Those of now.
        opened: Event types that have become gaps, or are new ones.
        closed: Event types that are gaps no more.
    """

    before: Coverage
    now: Coverage
    opened: tuple[EventLink, ...]
    closed: tuple[EventLink, ...]


class ComparisonView(Struct, frozen=True, kw_only=True):
    """What changed since a revision.

    Attributes:
        base: The revision, for example `main (1a2b3c4)`.
        problem: Why its registry could not be read, `None` where it could.
        total: Number of differences.
        breaking_total: Number of those that break clients.
        step: By how much the version should rise at least: `major`, `minor`, `patch` or `none`.
        breaking: Those that break clients which read the stream.
        others: Those that do not, but for gaps.
        removed: Event types that are gone, as they were.
        coverage: How the coverage differs, and the gaps; `None` where nothing is, or was, mapped.
    """

    base: str
    problem: str | None = None
    total: int = 0
    breaking_total: int = 0
    step: str = "none"
    breaking: tuple[ChangeView, ...] = ()
    others: tuple[ChangeView, ...] = ()
    removed: tuple[RemovedEvent, ...] = ()
    coverage: CoverageChange | None = None
