"""Changes as annotations of GitHub Actions: one workflow command each; knows no other service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.change_words import say, spoken
from mkdocs_sse_registry.rendering.reports.changes.tally import known, tally
from mkdocs_sse_registry.rendering.reports.plain import plain
from mkdocs_sse_registry.rendering.reports.workflow_commands import command

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.diff.changes import Change, Changes
    from mkdocs_sse_registry.domain.diff.comparison import Comparison


def write(comparison: Comparison) -> str:
    """Return a command for each change, and a line with the numbers, which is none.

    Raises:
        ValueError: The earlier revision could not be read.
    """
    changes = known(comparison)
    told = (*changes.breaking, *changes.others)
    return "\n".join([*(_command(each, changes) for each in told), tally(comparison, plain)])


def _command(change: Change, changes: Changes) -> str:
    properties = {
        "file": change.source.path,
        "line": change.source.line,
        "title": change.kind.value,
    }
    said = spoken(say(change, changes), lambda name: f"'{name}'", str)
    name = "error" if change.breaking else "notice"
    return command(name, properties, f"{change.event_type}: {said}")
