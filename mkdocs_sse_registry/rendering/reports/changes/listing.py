"""Changes for a person at a terminal; knows neither its width nor its encoding.

Each line begins with the place, so that a terminal or an editor can open it. Headings and names
have colours; who prints the text where there are none takes them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry.rendering.change_words import spoken
from mkdocs_sse_registry.rendering.reports.changes.lines import lines
from mkdocs_sse_registry.rendering.reports.changes.tally import coverage, known, listed, tally
from mkdocs_sse_registry.rendering.reports.plain import place, plain

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.rendering.reports.changes.lines import Line


def write(comparison: Comparison) -> str:
    """Return what breaks clients, what does not, the coverage, and the numbers.

    Raises:
        ValueError: The earlier revision could not be read.
    """
    changes = known(comparison)
    summary = click.style(tally(comparison, plain), bold=True)
    if not changes.all:
        return summary
    paragraphs = [
        _group("Breaking", "red", lines(changes.breaking, changes)),
        _group("Not breaking", "cyan", lines(changes.others, changes)),
        "\n".join(coverage(changes, plain)),
        summary,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _group(heading: str, colour: str, told: tuple[Line, ...]) -> str:
    if not told:
        return ""
    return "\n".join([click.style(heading, bold=True), *(_line(each, colour) for each in told)])


def _line(line: Line, colour: str) -> str:
    at = place(line.source)
    said = spoken(line.said, lambda name: f"'{plain(name)}'", plain)
    about, names = plain(line.event_types[0]), ""
    if len(line.event_types) > 1:
        about = f"{len(line.event_types)} event types"
        names = f": {listed(line.event_types, plain)}"
    return f"  {at}{': ' if at else ''}{click.style(about, fg=colour)}: {said}{names}"
