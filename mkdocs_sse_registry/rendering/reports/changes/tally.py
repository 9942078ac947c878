"""How much changed, and how much is covered, in words; knows no form of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.diff.changes import Kind
from mkdocs_sse_registry.rendering.reports.plain import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_sse_registry.domain.coverage import Coverage
    from mkdocs_sse_registry.domain.diff.changes import Changes
    from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision

    Name = Callable[[str], str]
    """Writes a name."""

MOST_NAMES = 30
"""Names that one sentence lists at most."""

MOST_CHARACTERS = 3_000
"""Characters of all names in one sentence."""


def known(comparison: Comparison) -> Changes:
    """Return what changed.

    Raises:
        ValueError: The earlier revision could not be read.
    """
    if comparison.changes is None:
        raise ValueError(comparison.problem)
    return comparison.changes


def tally(comparison: Comparison, name: Name) -> str:
    """Return the number of changes with the step that they suggest, or that there are none.

    Args:
        comparison: The comparison.
        name: Writes the name of a revision.
    """
    changes = known(comparison)
    if not changes.all:
        return f"Nothing changed {_span(comparison, name)} in {_scope(changes)}."
    count = number(len(changes.all), "change", "changes")
    breaking = len(changes.breaking) or "none"
    return (
        f"{count} {_span(comparison, name)}: {breaking} breaking."
        f" Suggested version step: {changes.step}."
    )


def coverage(changes: Changes, name: Name) -> Iterator[str]:
    """Yield sentences on what is covered, and on gaps that opened or closed.

    Args:
        changes: What changed.
        name: Writes an event type.
    """
    if not changes.old.mappings and not changes.new.mappings:
        return
    before, now = _shares(changes.old_coverage), _shares(changes.new_coverage)
    if before == now:
        yield f"Coverage as before: {now}."
    else:
        yield f"Coverage before: {before}."
        yield f"Coverage now: {now}."
    for kind, word in ((Kind.GAP_OPENED, "opened"), (Kind.GAP_CLOSED, "closed")):
        gaps = [change.event_type for change in changes.all if change.kind is kind]
        if gaps:
            yield f"{'Gap' if len(gaps) == 1 else 'Gaps'} {word}: {listed(gaps, name)}."


def listed(names: Sequence[str], name: Name) -> str:
    """Return names one after the other, as many as can be read.

    Args:
        names: The names.
        name: Writes one.
    """
    shown = [name(each) for each in names[:MOST_NAMES]]
    while len(", ".join(shown)) > MOST_CHARACTERS:
        shown.pop()
    left_out = len(names) - len(shown)
    if not shown:
        return f"{left_out} with long names"
    return ", ".join(shown) + (f" and {left_out} more" if left_out else "")


def _span(comparison: Comparison, name: Name) -> str:
    base = _revision(comparison.base, name)
    if comparison.head is None:
        return f"since {base}"
    return f"from {base} to {_revision(comparison.head, name)}"


def _revision(revision: Revision, name: Name) -> str:
    commit = f" ({name(revision.short)})" if revision.short else ""
    return name(revision.name) + commit


def _scope(changes: Changes) -> str:
    types = number(len(changes.new.events), "event type", "event types")
    return f"{types} and {number(len(changes.new.mappings), 'mapping', 'mappings')}"


def _shares(covered: Coverage) -> str:
    gaps = number(len(covered.gaps), "gap", "gaps")
    return (
        f"{covered.covered_share}, with {len(covered.mapped)} mapped,"
        f" {len(covered.direct)} direct and {gaps}"
    )
