"""A registry in a few lines for a person at a terminal; knows neither its width nor its encoding.

Headings and gaps are marked with colours; who prints the text where there are none takes them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry.domain.coverage import Coverage, Share, cover
from mkdocs_sse_registry.domain.problems import words
from mkdocs_sse_registry.domain.statistics import count
from mkdocs_sse_registry.rendering.reports.plain import number, place, plain, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.functions import Function
    from mkdocs_sse_registry.domain.model import EventType, Mapping, Problem, Registry


def write(registry: Registry) -> str:
    """Return module, counts, coverage, categories, gaps and problems, in paragraphs."""
    coverage = cover(registry)
    paragraphs = [_origin(registry), [_counts(registry)]]
    if registry.events:
        paragraphs += [_shares(coverage), _categories(registry), _gaps(coverage.gaps)]
    paragraphs.append(_problems(registry))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _heading(text: str) -> str:
    return click.style(text, bold=True)


def _origin(registry: Registry) -> list[str]:
    source = place(registry.origin.source)
    return [_heading(plain(registry.origin.module)), *([source] if source else [])]


def _counts(registry: Registry) -> str:
    counted = count(registry)
    if not registry.events:
        return "The registry has no event types yet."
    types = number(counted.total_event_types, "event type", "event types")
    categories = number(len(counted.by_category), "category", "categories")
    if not registry.mappings:
        return f"{types} in {categories}. This registry has no mappings."
    return f"{types} in {categories}, {number(counted.total_mappings, 'mapping', 'mappings')}."


def _shares(coverage: Coverage) -> list[str]:
    total = coverage.total
    return table(
        [
            ("Mapped", str(coverage.mapped_share)),
            ("Direct", str(Share(len(coverage.direct), total))),
            ("Gaps", str(Share(len(coverage.gaps), total))),
            ("Covered", str(coverage.covered_share)),
        ],
        numbers=1,
    )


def _categories(registry: Registry) -> list[str]:
    rows: list[tuple[str, ...]] = [("Category", "Event types", "Mapped", "Direct", "Gaps")]
    for category in registry.categories:
        coverage = cover(registry, category.name)
        groups = (coverage.mapped, coverage.direct, coverage.gaps)
        numbers = (coverage.total, *map(len, groups))
        rows.append((plain(category.name), *map(str, numbers)))
    heading, *lines = table(rows, numbers=4)
    return [_heading(heading), *lines]


def _gaps(gaps: tuple[EventType, ...]) -> list[str]:
    if not gaps:
        return ["No gaps: each event type is mapped or declared direct."]
    rows = table([(plain(event.type), place(event.source)) for event in gaps])
    heading = _heading("Gaps: neither mapped nor declared direct")
    return [heading, *(f"  {click.style(row, fg='yellow')}" for row in rows)]


def _problems(registry: Registry) -> list[str]:
    lines = dict.fromkeys(line for each in registry.mappings for line in _problems_of(each))
    return [_heading("Extractors with problems"), *lines] if lines else []


def _problems_of(mapping: Mapping) -> Iterator[str]:
    for extractor, result in (
        (mapping.payload_extractor, mapping.payload),
        (mapping.user_id_extractor, mapping.user_id),
    ):
        for problem in result.problems if result else ():
            yield _problem(mapping, extractor, problem)


def _problem(mapping: Mapping, extractor: Function | None, problem: Problem) -> str:
    """Return one line; what is so for all of them is the same line for each."""
    said = plain(words(problem))
    if problem.kind == "switched-off":
        return f"  All: {said}"
    name = plain(extractor.name) if extractor else "an extractor without a name"
    at = place(problem.source) or (place(extractor.source) if extractor else "")
    return f"  {plain(mapping.event_type)}, {name}: {said}" + (f" ({at})" if at else "")
