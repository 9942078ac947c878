"""What changed since a revision as text, in one form for each reader; knows no git.

To add a form: a module with a function `write`, a row below, its golden file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mkdocs_sse_registry.rendering.reports.changes import comment, github, listing, published

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.diff.comparison import Comparison


class Report(Protocol):
    """Makes text of a comparison; the same comparison gives the same text."""

    def __call__(self, comparison: Comparison, /) -> str:
        """Return the text, without a line end at its end.

        Raises:
            ValueError: The earlier revision could not be read.
        """


FORMATS: dict[str, Report] = {
    "text": listing.write,
    "json": published.write,
    "markdown": comment.write,
    "github": github.write,
}
"""The forms by name, the usual one first."""
