"""Rules about declarations and waivers: where each fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FIRES = {
    "SSE901 a declaration, the day after its last": (
        "direct: [{match: ai.*, reason: a trial, until: 2026-11-22, source: mkdocs.yml:8}]",
        """
        warning ai.* | mkdocs.yml:8: SSE901 The direct declaration 'ai.*' (a trial) ended on
        2026-11-22. Remove it from coverage.direct, or give it a new date if it still holds.
        """,
    ),
    "SSE901 a waiver, the day after its last": (
        """
        waivers:
          - {rule: SSE301, match: a.*, reason: a trial, until: 2026-11-22, source: mkdocs.yml:9}
        """,
        """
        warning SSE301 a.* | mkdocs.yml:9: SSE901 The waiver of SSE301 for 'a.*' (a trial) ended on
        2026-11-22. Mend what it waived and remove it from rules.waivers, or give it a new date.
        """,
    ),
    "SSE902 a waiver that matches nothing": (
        """
        events: [ai.chunk]
        waivers: [{rule: SSE105, match: ia.*, reason: to be written, source: mkdocs.yml:9}]
        """,
        """
        warning SSE105 ia.* | mkdocs.yml:9: SSE902 The waiver of SSE105 for 'ia.*' (to be written)
        waives nothing. Remove it from rules.waivers, or correct its pattern.
        """,
    ),
    "SSE902 a waiver that matches what another rule finds": (
        """
        events: [{type: ai.chunk, description: A piece.}]
        waivers: [{rule: SSE105, match: ai.*, reason: to be written}]
        """,
        """
        warning SSE105 ai.* | SSE105 ai.*: SSE902 The waiver of SSE105 for 'ai.*' (to be written)
        waives nothing. Remove it from rules.waivers, or correct its pattern.
        """,
    ),
    "SSE902 as severe as the options say": (
        """
        severities: {SSE902: error}
        waivers: [{rule: SSE105, match: ia.*, reason: to be written}]
        """,
        """
        error SSE105 ia.* | SSE105 ia.*: SSE902 The waiver of SSE105 for 'ia.*' (to be written)
        waives nothing. Remove it from rules.waivers, or correct its pattern.
        """,
    ),
    "SSE902 letter case counts": (
        """
        events: [ai.chunk]
        waivers: [{rule: SSE105, match: AI.*, reason: to be written}]
        """,
        """
        warning SSE105 AI.* | SSE105 AI.*: SSE902 The waiver of SSE105 for 'AI.*' (to be written)
        waives nothing. Remove it from rules.waivers, or correct its pattern.
        """,
    ),
    "SSE902 a waiver of this very rule": (
        "waivers: [{rule: SSE902, match: '*', reason: never mind}]",
        """
        warning SSE902 * | SSE902 *: SSE902 The waiver of SSE902 for '*' (never mind) waives
        nothing. Remove it from rules.waivers, or correct its pattern.
        """,
    ),
}

SILENT = {
    "SSE901 the last day itself, and no end": """
        direct:
          - {match: ai.*, reason: a trial, until: 2026-11-23}
          - {match: b.*, reason: for good}
        waivers: [{rule: SSE301, match: a.*, reason: a trial, until: 2026-11-23}]
        """,
    "SSE902 a waiver that ended is for another rule": """
        waivers: [{rule: SSE105, match: ia.*, reason: a trial, until: 2026-11-22}]
        """,
    "SSE902 a rule that could not look at everything": """
        ran: false
        waivers: [{rule: SSE304, match: a, reason: to be mended}]
        """,
    "SSE902 a rule that is switched off": """
        severities: {SSE105: off}
        waivers: [{rule: SSE105, match: a, reason: to be written}]
        """,
    "SSE902 a rule that is off by default": """
        waivers: [{rule: SSE109, match: a, reason: in use}]
        """,
    "SSE902 one finding that two waivers match": """
        events: [ai.chunk]
        waivers:
          - {rule: SSE105, match: ai.*, reason: to be written}
          - {rule: SSE105, match: ai.chunk, reason: to be written}
        """,
    "SSE902 a finding that a comment on the page accepts as well": """
        pages:
          - path: docs/a.md
            stale: [{marker: count, line: 5}]
            ignores: [{code: SSE402, reason: history, line: 4, first: 5, last: 5}]
        waivers: [{rule: SSE402, match: docs/*, reason: history}]
        """,
}


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_options_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_options_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])
