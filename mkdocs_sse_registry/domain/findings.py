"""What a rule says about a registry or a page, as values; knows neither loggers nor reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement of a rule.

    Attributes:
        code: The rule's code, for example `SSE405`.
        severity: How much it matters.
        subject: What it is about: an event type, a field, or a path.
        message: What was found and what was expected, one sentence or two.
        fix: What to do.
        path: File to mend, with `/`.
        line: Line to mend, from 1; `None` when only the file is known.
    """

    code: str
    severity: Severity
    subject: str
    message: str
    fix: str
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Return place, code, message and fix as one line of a log."""
        place = self.path or self.subject
        at = f"{place}:{self.line}" if self.line else place
        return f"{at}: {self.code} {self.message} {self.fix}"
