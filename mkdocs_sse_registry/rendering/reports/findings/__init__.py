"""Findings as text, in one form for each reader; knows neither a terminal nor an exit status.

To add a form: a module with a function `write`, a row below, its golden file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mkdocs_sse_registry.rendering.reports.findings import (
    comment,
    github,
    junit,
    listing,
    published,
    sarif,
)

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Findings


class Report(Protocol):
    """Makes text of findings; the same findings give the same text."""

    def __call__(self, findings: Findings, /) -> str:
        """Return the text, without a line end at its end."""


FORMATS: dict[str, Report] = {
    "text": listing.write,
    "json": published.write,
    "github": github.write,
    "sarif": sarif.write,
    "junit": junit.write,
    "markdown": comment.write,
}
"""The forms by name, the usual one first."""
