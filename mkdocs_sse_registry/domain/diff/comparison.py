"""A registry held against an earlier revision of it, or why that is not to be; knows no git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.diff.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_sse_registry.domain.diff.changes import Changes

SHORT = 7
"""Characters of a commit's name that are shown, as git does."""


class Revision(Struct, frozen=True, kw_only=True):
    """A revision by its name.

    Attributes:
        name: As it was asked for: a branch, a tag, a commit.
        commit: Full name of the commit; `None` where the name is not known, or leads to a tree that
            is no commit's.
    """

    name: str
    commit: str | None = None

    @property
    def short(self) -> str | None:
        """The begin of the commit's name, `None` where that says no more than the name does."""
        if self.commit is None or self.commit.startswith(self.name):
            return None
        return self.commit[:SHORT]

    def __str__(self) -> str:
        """Return the name, with the commit where that says more: `main (1a2b3c4)`."""
        return f"{self.name} ({self.short})" if self.short else self.name


class Comparison(Struct, frozen=True, kw_only=True):
    """What changed since a revision.

    Attributes:
        module: Dotted name of the registry's module.
        base: The earlier revision.
        head: The later one, `None` for the working tree.
        changes: What changed, `None` where the earlier one could not be read.
        problem: Why it could not be, `None` where it could.
    """

    module: str
    base: Revision
    head: Revision | None = None
    changes: Changes | None = None
    problem: str | None = None


def former_names(comparison: Comparison | None) -> Mapping[str, str | None]:
    """Return the wire names that are gone since, each with the one it got, `None` without any."""
    if comparison is None or comparison.changes is None:
        return {}
    changes = comparison.changes
    still = {event.type for event in changes.new.events}
    gone: dict[str, str | None] = {event.type: None for event in changes.removed}
    for each in changes.all:
        if each.kind is Kind.EVENT_RENAMED:
            gone[str(each.old)] = each.event_type
    return {name: now for name, now in gone.items() if name not in still}
