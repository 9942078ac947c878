"""Numbers as pictures that need no script; knows no template and no theme.

The colours are those of the text around them, so that they follow any theme and can be printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.number_words import counted
from mkdocs_sse_registry.rendering.pieces import piece

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_sse_registry.domain.coverage import Coverage

WIDTH = 100
"""Units that a bar is wide."""


def bar(coverage: Coverage, *, is_told: bool = False) -> Markup:
    """Return the picture of a coverage: solid mapped, striped direct, empty gap.

    Args:
        coverage: What to show.
        is_told: Whether the words beside it say the same, so that it needs none of its own.
    """
    mapped, direct, total = len(coverage.mapped), len(coverage.direct), coverage.total
    words = f"{mapped} of {total} mapped, {direct} direct, {counted(len(coverage.gaps), 'gap')}"
    solid = WIDTH * mapped / total if total else 0
    striped = WIDTH * (mapped + direct) / total if total else 0
    picture = (
        f'<svg class="sse-bar" role="img" viewBox="0 0 {WIDTH} 6" '
        f'preserveAspectRatio="none" width="160" height="8"><title>{words}</title>'
        f'<rect class="sse-bar__all" width="{WIDTH}" height="6" fill="none"/>'
        f'<rect class="sse-bar__mapped" width="{solid:g}" height="6" fill="currentColor"/>'
        f'<line class="sse-bar__direct" x1="{solid:g}" x2="{striped:g}" y1="3" y2="3" '
        'stroke="currentColor" stroke-width="6" stroke-dasharray="1.5 1"/></svg>'
    )
    return piece("picture", picture, "" if is_told else str(coverage.covered_share))


def amount(number: int, most: int) -> Markup:
    """Return the picture of a number beside it, as long as it is a part of the largest one."""
    width = WIDTH * number / most if most else 0
    picture = (
        f'<svg class="sse-amount" aria-hidden="true" viewBox="0 0 {WIDTH} 6" '
        'preserveAspectRatio="none" width="160" height="8">'
        f'<rect width="{width:g}" height="6" fill="currentColor"/></svg>'
    )
    return piece("picture", picture, "")
