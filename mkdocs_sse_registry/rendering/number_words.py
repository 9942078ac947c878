"""Numbers in words; knows no template and no reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.coverage import Coverage


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 event type`, `2 event types`, `no gaps`."""
    return f"{number or 'no'} {noun(number, one, many)}"


def noun(number: int, one: str, many: str | None = None) -> str:
    """Return the noun that goes with a number."""
    return one if number == 1 else many or f"{one}s"


def groups(coverage: Coverage) -> str:
    """Return the three numbers of a coverage, as short as they can be."""
    mapped, direct, gaps = len(coverage.mapped), len(coverage.direct), len(coverage.gaps)
    return f"{mapped or 'none'} mapped, {direct or 'none'} direct, {counted(gaps, 'gap')}"


def sentence(coverage: Coverage) -> str:
    """Return the three numbers of a coverage in words."""
    mapped, direct, gaps = len(coverage.mapped), len(coverage.direct), len(coverage.gaps)
    if not coverage.total:
        return "There are no event types."
    if coverage.total == 1:
        state = "mapped from a domain event" if mapped else "sent directly" if direct else "missing"
        return f"The only event type is {state}."
    share = f"{mapped} of {coverage.total} event types ({coverage.mapped_share.percent} %)"
    return (
        f"{share} {_verb(mapped)} mapped from a "
        f"domain event, {direct or 'none'} {_verb(direct or 1)} sent directly, "
        f"{gaps or 'none'} {_verb(gaps or 1)} missing."
    )


def _verb(number: int) -> str:
    return "is" if number == 1 else "are"
