"""What rules say about a registry and its pages, as values; knows neither loggers nor reports."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime as dt


class Severity(StrEnum):
    """How much a finding matters, the most first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def is_at_least(self, other: Severity) -> bool:
        """Tell whether this one matters as much as another, or more."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


class Waived(Struct, frozen=True, kw_only=True):
    """Why a finding is accepted.

    Attributes:
        reason: As the options, or the comment on the page, give it.
        until: The last day (UTC) on which that holds, `None` without an end.
    """

    reason: str
    until: dt.date | None = None

    def __str__(self) -> str:
        """Return the reason, with the last day if there is one."""
        return self.reason if self.until is None else f"{self.reason} (until {self.until})"


class Finding(Struct, frozen=True, kw_only=True):
    """One statement of a rule.

    Attributes:
        code: The rule's code, for example `SSE201`.
        rule: The rule's name, for example `gap`.
        severity: How much it matters.
        subject: What it is about: an event type, `event type: field`, a class, a path, an option.
        message: What was found and what was expected, one sentence or more.
        fix: What to do, one sentence or more.
        path: File to mend, with `/`, relative to the repository; `None` outside it.
        line: Line to mend, from 1; `None` when only the file is known.
        column: Column of the text at fault, from 1; `None` when only the line is known.
        waived: Why it is accepted, `None` while it is open.
        event_type: The registered event type that it is about, `None` where it is about none.
    """

    code: str
    rule: str
    severity: Severity
    subject: str
    message: str
    fix: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    waived: Waived | None = None
    event_type: str | None = None

    @property
    def place(self) -> str:
        """Path, or else the subject, line and column as far as they are known; one line of text."""
        file = repr(self.subject)[1:-1] if self.path is None else self.path
        return ":".join(str(each) for each in (file, self.line, self.column) if each)

    def __str__(self) -> str:
        """Return place, code, message and fix as one line of a log."""
        return f"{self.place}: {self.code} {self.message} {self.fix}"


class Unchecked(Struct, frozen=True, kw_only=True):
    """A rule that could not look at everything.

    Attributes:
        code: The rule's code.
        reason: Why, as a clause without a full stop.
    """

    code: str
    reason: str


class Findings(Struct, frozen=True, kw_only=True):
    """All that was found in one registry and its pages.

    Attributes:
        module: Dotted name of the registry's module.
        all: Open and waived, by path, line, column, code and subject; those without a path first.
        unchecked: Rules that could not look at everything, by code.
        event_types: Number of event types that were looked at.
        mappings: Number of mappings that were looked at.
        pages: Number of pages that were read, `None` where none were looked for.
    """

    module: str
    all: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    event_types: int = 0
    mappings: int = 0
    pages: int | None = None

    def __str__(self) -> str:
        """Return the open ones, each on a line of its own, with its severity."""
        return "\n".join(f"{each.severity} {each}" for each in self.open)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Those that are not waived."""
        return tuple(each for each in self.all if each.waived is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Those that are accepted."""
        return tuple(each for each in self.all if each.waived is not None)

    @property
    def unchecked_by_reason(self) -> dict[str, tuple[str, ...]]:
        """The codes of the rules that could not look at everything, by the reason."""
        codes: dict[str, tuple[str, ...]] = {}
        for each in self.unchecked:
            codes[each.reason] = (*codes.get(each.reason, ()), each.code)
        return codes

    def count(self, severity: Severity) -> int:
        """Return how many open ones have a severity."""
        return sum(each.severity is severity for each in self.open)

    def at_least(self, severity: Severity | str) -> tuple[Finding, ...]:
        """Return the open ones that matter as much as a severity, or more.

        Raises:
            ValueError: It is none of `error`, `warning` and `info`.
        """
        least = Severity(severity)
        return tuple(each for each in self.open if each.severity.is_at_least(least))
