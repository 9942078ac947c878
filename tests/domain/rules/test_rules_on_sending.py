"""Rules about what sends event types: where each fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GAP = """
'ai.chunk' is a gap: no domain event is mapped to it, and no declaration says that it is sent
directly.
"""
MAP_IT = """
Map a domain event to it in {}, or declare it in the option coverage.direct, with the reason.
"""

FIRES = {
    "SSE201 nothing is known to send it": (
        "events: [{type: ai.chunk, source: app.py:9}]",
        f"warning ai.chunk | app.py:9: SSE201 {GAP} {MAP_IT.format('DOMAIN_TO_SSE_MAPPING')}",
    ),
    "SSE201 a call names it, and mappings have another name": (
        """
        mappings_name: ROUTES
        events: [{type: ai.chunk, source: app.py:9}]
        emissions: [{type: ai.chunk, path: ai.py, line: 3}, {type: ai.done, path: ai.py, line: 4}]
        """,
        f"""
        warning ai.chunk | app.py:9: SSE201 {GAP} A call names it in ai.py:3.
        {MAP_IT.format("ROUTES")}
        """,
    ),
    "SSE201 many calls name it": (
        """
        events: [{type: ai.chunk, source: app.py:9}]
        emissions:
          - {type: ai.chunk, path: ai.py, line: 3}
          - {type: ai.chunk, path: ai.py, line: 8}
          - {type: ai.chunk, path: bot.py, line: 1}
          - {type: ai.chunk, path: bot.py, line: 2}
        """,
        f"""
        warning ai.chunk | app.py:9: SSE201 {GAP} A call names it in ai.py:3, ai.py:8, bot.py:1 and
        1 more. {MAP_IT.format("DOMAIN_TO_SSE_MAPPING")}
        """,
    ),
    "SSE201 no more calls than are named": (
        """
        events: [{type: ai.chunk, source: app.py:9}]
        emissions:
          - {type: ai.chunk, path: ai.py, line: 3}
          - {type: ai.chunk, path: ai.py, line: 8}
          - {type: ai.chunk, path: bot.py, line: 1}
        """,
        f"""
        warning ai.chunk | app.py:9: SSE201 {GAP} A call names it in ai.py:3, ai.py:8, bot.py:1.
        {MAP_IT.format("DOMAIN_TO_SSE_MAPPING")}
        """,
    ),
    "SSE201 the declaration ended yesterday": (
        """
        events: [{type: ai.chunk, source: app.py:9}]
        direct: [{match: ai.*, reason: streamed, until: 2026-11-22}]
        """,
        f"warning ai.chunk | app.py:9: SSE201 {GAP} {MAP_IT.format('DOMAIN_TO_SSE_MAPPING')}",
    ),
    "SSE202 one class, two event types": (
        """
        mappings:
          - {domain_event: app.SyncEnded, event_type: sync.completed, source: app.py:20}
          - {domain_event: app.SyncEnded, event_type: sync.failed, source: app.py:21}
        """,
        """
        warning sync.failed | app.py:21: SSE202 SyncEnded is mapped to 'sync.failed', and to
        'sync.completed' in app.py:20. A dict by class keeps only the last one. Keep one of the
        mappings of SyncEnded, or map another domain event.
        """,
    ),
    "SSE202 no place is known": (
        """
        mappings: [{domain_event: app.A, event_type: a}, {domain_event: app.A, event_type: b}]
        """,
        """
        warning b | b: SSE202 A is mapped to 'b', and to 'a' before. A dict by class keeps only the
        last one. Keep one of the mappings of A, or map another domain event.
        """,
    ),
    "SSE203 a misspelt event type": (
        """
        events: [sync.started]
        mappings: [{domain_event: app.SyncStarted, event_type: sync.startd, source: app.py:20}]
        """,
        """
        error sync.startd | app.py:20: SSE203 SyncStarted is mapped to 'sync.startd', which has no
        entry in the registry. Did you mean 'sync.started'? Add an entry for it, or correct the
        event type of the mapping.
        """,
    ),
    "SSE203 a member without an entry is not misspelt": (
        """
        events: [sync.started]
        members: [{name: RESTARTED, type: sync.restarted, holder: app.Type}]
        mappings: [{domain_event: app.Again, event_type: sync.restarted, source: app.py:20}]
        """,
        """
        error sync.restarted | app.py:20: SSE203 Again is mapped to 'sync.restarted', which has no
        entry in the registry. Add an entry for it, or correct the event type of the mapping.
        """,
    ),
    "SSE205 nothing names it": (
        "events: [{type: ai.chunk, source: app.py:9}]",
        """
        warning ai.chunk | app.py:9: SSE205 Nothing sends 'ai.chunk'. No mapping and no call in the
        source names it. Write what sends it, or remove its entry; waive it if another service sends
        it.
        """,
    ),
    "SSE205 it is only declared": (
        """
        events: [{type: ai.chunk, source: app.py:9}]
        direct: [{match: ai.*, reason: streamed}]
        """,
        """
        warning ai.chunk | app.py:9: SSE205 Nothing sends 'ai.chunk'. It is declared direct
        (streamed), but no mapping and no call in the source names it. Write what sends it, or
        remove its entry; waive it if another service sends it.
        """,
    ),
    "SSE206 a class beside mapped ones": (
        """
        severities: {SSE206: info}
        domain_events:
          - {name: A, qualified_name: app.A}
          - {name: B, qualified_name: app.B, source: events.py:5}
        mappings: [{domain_event: app.A, event_type: a}]
        """,
        """
        info B | events.py:5: SSE206 No mapping names the domain event B. Map it in
        DOMAIN_TO_SSE_MAPPING, or waive it if no client needs it.
        """,
    ),
    "SSE207 a pattern that matches nothing, and one that is near": (
        """
        events: [ai.chunk, sync.started]
        direct:
          - {match: ia.*, reason: streamed, source: mkdocs.yml:8}
          - {match: ai.chunks, reason: streamed, source: mkdocs.yml:9}
        """,
        """
        warning ia.* | mkdocs.yml:8: SSE207 The direct declaration 'ia.*' matches no event type.
        Correct its pattern in coverage.direct, or remove it.
        """,
        """
        warning ai.chunks | mkdocs.yml:9: SSE207 The direct declaration 'ai.chunks' matches no event
        type. Did you mean 'ai.chunk'? Correct its pattern in coverage.direct, or remove it.
        """,
    ),
    "SSE207 one that is mapped": (
        """
        events: [ai.chunk, ai.done]
        mappings: [{domain_event: app.Done, event_type: ai.done}]
        direct: [{match: ai.*, reason: streamed, source: mkdocs.yml:8}]
        """,
        """
        warning ai.done | mkdocs.yml:8: SSE207 'ai.done' is declared direct by 'ai.*', and a domain
        event is mapped to it as well. Narrow the pattern in coverage.direct, or remove the mapping.
        """,
    ),
}

SILENT = {
    "SSE201 one is mapped, one is declared until today": """
        events: [ai.done, ai.chunk]
        mappings: [{domain_event: app.Done, event_type: ai.done}]
        direct: [{match: ai.chunk, reason: streamed, until: 2026-11-23}]
        """,
    "SSE202 two classes of one name": """
        mappings:
          - {domain_event: app.orders.Placed, event_type: a}
          - {domain_event: app.offers.Placed, event_type: b}
        """,
    "SSE202 two classes for one event type": """
        mappings: [{domain_event: app.A, event_type: a}, {domain_event: app.B, event_type: a}]
        """,
    "SSE203 each is registered": """
        events: [a]
        mappings: [{domain_event: app.A, event_type: a}, {domain_event: app.B, event_type: a}]
        """,
    "SSE205 a call or a mapping names it": """
        events: [ai.chunk, ai.done]
        emissions: [{type: ai.chunk, path: ai.py, line: 3}]
        mappings: [{domain_event: app.Done, event_type: ai.done}]
        """,
    "SSE206 it is off by default": """
        domain_events: [{name: B, qualified_name: app.B}]
        """,
    "SSE206 each is mapped": """
        severities: {SSE206: info}
        domain_events: [{name: A, qualified_name: app.A}]
        mappings: [{domain_event: app.A, event_type: a}]
        """,
    "SSE207 each declaration is needed": """
        events: [ai.chunk, sync.started]
        mappings: [{domain_event: app.SyncStarted, event_type: sync.started}]
        direct: [{match: "ai.*", reason: streamed}]
        """,
}


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_sending_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_sending_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])
