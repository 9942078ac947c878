"""Findings as templates see them; knows no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.layout import Target
    from mkdocs_sse_registry.rendering.views import SourceView


class FindingView(Struct, frozen=True, kw_only=True):
    """What a rule found.

    Attributes:
        code: Code of the rule, for example `SSE201`.
        rule: Name of the rule, for example `gap`.
        severity: `error`, `warning` or `info`.
        subject: What it is about: an event type, `event type: field`, a class, a path, an option.
        target: The section of the event type that it is about.
        message: What was found and what was expected.
        fix: What to do.
        source: The line to mend, labelled with the whole path.
        reason: Why it is accepted, `None` while it is open.
        until: The last day on which that holds, as `2027-06-30`; `None` without an end.
    """

    code: str
    rule: str
    severity: str
    subject: str
    target: Target
    message: str
    fix: str
    source: SourceView
    reason: str | None
    until: str | None


class FindingGroup(Struct, frozen=True, kw_only=True):
    """The open findings of one severity.

    Attributes:
        severity: `error`, `warning` or `info`.
        title: The severity as a heading, for example `Errors`.
        findings: Its findings, in the order of their places.
    """

    severity: str
    title: str
    findings: tuple[FindingView, ...]
