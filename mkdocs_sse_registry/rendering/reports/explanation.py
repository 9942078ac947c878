"""What there is to know of a rule, for a person at a terminal; knows neither findings nor options.

Headings are bold; who prints the text where there are no colours takes that out.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules import LAST

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.rules.rule import Rule

_FENCE = re.compile(r"\A(`{3,})\w*\n(.*)\n\1\Z", re.DOTALL)
_SEVERITY = """
plugins:
  - sse-registry:
      rules:
        severity: {{{code}: {other}}}  # error, warning, info or off
"""
_WAIVER = """
plugins:
  - sse-registry:
      rules:
        waivers:
          - rule: {code}
            match: "sync.*"  # an event type, a payload field or a path
            reason: why these are accepted
            until: 2027-06-30  # the last day; may be left out
"""
_COMMENT = "<!-- sse-registry: ignore {code} REASON -->"


def explain(rule: Rule) -> str:
    """Return what a rule finds, why that matters, how to fix it, and how to live with it."""
    parts = [
        click.style(f"{rule.code} {rule.name}", bold=True),
        rule.summary,
        rule.detail,
        _severity(rule),
        _section("Why it matters", rule.why),
        _section("How to fix it", rule.fix),
        _section("Example", _FENCE.sub(r"\2", rule.example)),
        _section("To change how much it matters, in mkdocs.yml", _settings(_SEVERITY, rule)),
    ]
    # No waiver holds for what is said of waivers.
    if rule.code != LAST.code:
        accept = _settings(_WAIVER, rule)
        parts.append(_section("To accept what it finds, in mkdocs.yml", accept))
    if rule.is_about_pages:
        ignore = _COMMENT.format(code=rule.code)
        parts.append(_section("To accept it at one place, on the line before", ignore))
    return "\n\n".join(part for part in parts if part)


def _severity(rule: Rule) -> str:
    if rule.severity is None:
        return "Usually off: it finds nothing until the options give it a severity."
    return f"Usual severity: {rule.severity.value}."


def _section(heading: str, text: str) -> str:
    return f"{click.style(heading, bold=True)}\n{textwrap.indent(text, '  ')}"


def _settings(text: str, rule: Rule) -> str:
    others = {None: "warning", Severity.INFO: "off"}
    return text.format(code=rule.code, other=others.get(rule.severity, "info")).strip()
