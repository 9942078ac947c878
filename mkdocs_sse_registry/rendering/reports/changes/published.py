"""Changes as JSON, in the form that is published; knows neither git nor the command.

The classes are the contract: `docs/reference/changes.schema.json` is generated from them. A key
that goes or changes its meaning raises `FORMAT_VERSION`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mkdocs_sse_registry.domain.diff.changes import (  # noqa: TC001 - msgspec resolves them
    Kind,
    Step,
)
from mkdocs_sse_registry.rendering.reports import json_text
from mkdocs_sse_registry.rendering.reports.changes.tally import known

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain import coverage as covered
    from mkdocs_sse_registry.domain.diff import changes as domain
    from mkdocs_sse_registry.domain.diff.comparison import Comparison

FORMAT_VERSION = 1


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference.

    Attributes:
        kind: What changed, one of the kinds below.
        breaking: Whether it breaks clients that read the stream.
        event_type: Wire name now; of a removed event type, the one it had.
        category: Name of its category now; of a removed event type, the one it had.
        field: The payload field by its name now; of a removed one, the one it had. `None` where the
            change is about no field.
        old: What it was, `None` where there was nothing.
        new: What it is, `None` where there is nothing.
        path: File to look at, with `/`, relative to the repository; `None` outside it.
        line: Line to look at, from 1, in the later revision; `None` when only the file is known.
    """

    kind: Kind
    breaking: bool
    event_type: str
    category: str
    field: str | None
    old: str | None
    new: str | None
    path: str | None
    line: int | None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many event types there are, and what sends them; each is in one of three groups.

    Attributes:
        event_types: All of them.
        mapped: Those with a mapping from a domain event.
        direct: Those that are declared direct and have no mapping.
        gaps: The others.
    """

    event_types: int
    mapped: int
    direct: int
    gaps: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How the event types are covered in both revisions.

    Attributes:
        base: In the earlier one.
        head: In the later one.
    """

    base: Counts
    head: Counts


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """All that differs between two revisions of one registry.

    Attributes:
        format_version: Rises when a key goes or changes its meaning.
        registry: Dotted name of the registry's module in the later revision.
        base: The earlier revision, as it was asked for.
        head: The later revision, as it was asked for; `None` for the working tree.
        base_commit: Full name of its commit; `None` where a tag names a tree that is no commit's.
        head_commit: Full name of its commit, likewise; `None` for the working tree.
        step: How much the version of the application should rise at least.
        changes: By event type in the order of the registry, removed ones last.
        coverage: How the event types are covered.
    """

    format_version: int
    registry: str
    base: str
    head: str | None
    base_commit: str | None
    head_commit: str | None
    step: Step
    changes: tuple[Change, ...]
    coverage: Coverage


def write(comparison: Comparison) -> str:
    """Return changes as JSON.

    Raises:
        ValueError: The earlier revision could not be read.
    """
    return json_text.write(take(comparison))


def take(comparison: Comparison) -> Changes:
    """Return changes in the published form.

    Raises:
        ValueError: The earlier revision could not be read.
    """
    changes = known(comparison)
    base, head = comparison.base, comparison.head
    return Changes(
        format_version=FORMAT_VERSION,
        registry=comparison.module,
        base=base.name,
        head=head.name if head else None,
        base_commit=base.commit,
        head_commit=head.commit if head else None,
        step=changes.step,
        changes=tuple(map(_change, changes.all)),
        coverage=Coverage(base=_counts(changes.old_coverage), head=_counts(changes.new_coverage)),
    )


def _change(change: domain.Change) -> Change:
    return Change(
        kind=change.kind,
        breaking=change.breaking,
        event_type=change.event_type,
        category=change.category,
        field=change.field,
        old=change.old,
        new=change.new,
        path=change.source.path,
        line=change.source.line,
    )


def _counts(coverage: covered.Coverage) -> Counts:
    return Counts(
        event_types=coverage.total,
        mapped=len(coverage.mapped),
        direct=len(coverage.direct),
        gaps=len(coverage.gaps),
    )
