"""Rules about payload fields: where each fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING_DECLARED = "no entry of the registry declares payload fields"

MISSING_COMMA = """
events: [{type: a, payload_fields: [idtotal], source: app.py:9}]
mappings:
  - domain_event: app.A
    event_type: a
    payload_extractor: {name: of_a, source: app.py:14}
    payload: {fields: [id, total], is_complete: true}
"""
UNDECLARED = """
events: [a, {type: b, payload_fields: [id]}]
mappings:
  - domain_event: app.A
    event_type: a
    payload_extractor: of_a
    payload: {fields: [id], is_complete: true}
"""

FIRES = {
    "SSE301 a field that is not declared": (
        """
        events: [{type: a, payload_fields: [id], source: app.py:9}]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: {name: of_a, source: app.py:14}
            payload: {fields: [id, at]}
          - {domain_event: app.B, event_type: a, payload_extractor: of_b, payload: {fields: [id]}}
          - {domain_event: app.C, event_type: c, payload_extractor: of_c, payload: {fields: [at]}}
        """,
        """
        warning a: at | app.py:9: SSE301 The payload of 'a' has the field 'at', which its entry does
        not declare; of_a emits it in app.py:14. Add 'at' to the payload_fields of the entry, or
        take it out of the extractor.
        """,
    ),
    "SSE301 two extractors emit it, and another entry declares": (
        """
        events: [{type: a, source: app.py:9}, {type: b, payload_fields: [id]}]
        mappings:
          - {domain_event: app.A, event_type: a, payload_extractor: of_a, payload: {fields: [at]}}
          - {domain_event: app.B, event_type: a, payload_extractor: of_b, payload: {fields: [at]}}
        """,
        """
        warning a: at | app.py:9: SSE301 The payload of 'a' has the field 'at', which its entry does
        not declare; of_a emits it and of_b emits it. Add 'at' to the payload_fields of the entry,
        or take it out of the extractor.
        """,
    ),
    "SSE301 a declared field that is sent is no missing comma": (
        """
        events: [{type: a, payload_fields: [username], source: app.py:9}]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: of_a
            payload: {fields: [username, user, name], is_complete: true}
        """,
        """
        warning a: name | app.py:9: SSE301 The payload of 'a' has the field 'name', which its entry
        does not declare; of_a emits it. Add 'name' to the payload_fields of the entry, or take it
        out of the extractor.
        """,
        """
        warning a: user | app.py:9: SSE301 The payload of 'a' has the field 'user', which its entry
        does not declare; of_a emits it. Add 'user' to the payload_fields of the entry, or take it
        out of the extractor.
        """,
    ),
    "SSE302 a field that is never sent": (
        """
        events: [{type: a, payload_fields: [id, started], source: app.py:9}]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: of_a
            payload: {fields: [id], is_complete: true}
        """,
        """
        warning a: started | app.py:9: SSE302 The entry of 'a' declares the field 'started', which
        its payload never has. Remove 'started' from the payload_fields of the entry, or let the
        extractor emit it.
        """,
    ),
    "SSE302 a misspelt field": (
        """
        events: [{type: a, payload_fields: [started_a], source: app.py:9}]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: of_a
            payload: {fields: [started_at], is_complete: true}
        """,
        """
        warning a: started_a | app.py:9: SSE302 The entry of 'a' declares the field 'started_a',
        which its payload never has. Did you mean 'started_at'? Remove 'started_a' from the
        payload_fields of the entry, or let the extractor emit it.
        """,
    ),
    "SSE302 a missing comma": (
        MISSING_COMMA,
        """
        warning a: idtotal | app.py:9: SSE302 The entry of 'a' declares the field 'idtotal', which
        its payload never has. It has 'id' and 'total'. Write the comma that is missing between 'id'
        and 'total'.
        """,
    ),
    "SSE302 two declared names in one are no missing comma": (
        """
        events: [{type: a, payload_fields: [id, at, idat], source: app.py:9}]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: of_a
            payload: {fields: [id, at], is_complete: true}
        """,
        """
        warning a: idat | app.py:9: SSE302 The entry of 'a' declares the field 'idat', which its
        payload never has. Remove 'idat' from the payload_fields of the entry, or let the extractor
        emit it.
        """,
    ),
    "SSE305 a number here, a text there": (
        """
        events:
          - {type: a, payload_fields: [{name: amount, type: number}], source: app.py:9}
          - {type: b, payload_fields: [{name: amount, type: string}], source: app.py:10}
          - {type: c, payload_fields: [{name: amount, type: integer}], source: app.py:11}
        """,
        """
        info b: amount | app.py:10: SSE305 The field 'amount' has several types: number in 'a', 'c';
        string in 'b'. Use one type everywhere, or give fields of another meaning another name.
        """,
    ),
    "SSE306 declared three times": (
        "events: [{type: a, payload_fields: [id, at, id, id], source: app.py:9}]",
        """
        warning a: id | app.py:9: SSE306 The entry of 'a' declares the field 'id' 3 times. Declare
        'id' once, or correct the name that was meant to be another.
        """,
    ),
}

SILENT = {
    "SSE301 each is declared": """
        events: [{type: a, payload_fields: [id]}]
        mappings:
          - {domain_event: app.A, event_type: a, payload_extractor: of_a, payload: {fields: [id]}}
        """,
    "SSE301 a missing comma is one finding": MISSING_COMMA,
    "SSE301 no extractor": "{events: [a], mappings: [{domain_event: app.A, event_type: a}]}",
    "SSE302 nothing is known to be all": """
        events: [{type: a, payload_fields: [id, at]}]
        mappings:
          - {domain_event: app.A, event_type: a, payload_extractor: of_a, payload: {fields: [id]}}
        """,
    "SSE302 another mapping has no known payload": """
        events: [{type: a, payload_fields: [id, at]}]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: of_a
            payload: {fields: [id], is_complete: true}
          - {domain_event: app.B, event_type: a}
        """,
    "SSE302 no mapping": "events: [{type: a, payload_fields: [id]}]",
    "SSE302 a field that is only emitted": UNDECLARED,
    "SSE305 integers and numbers": """
        events:
          - {type: a, payload_fields: [{name: n, type: number}]}
          - {type: b, payload_fields: [{name: n, type: integer}]}
        """,
    "SSE305 one type and one that is not known": """
        events:
          - {type: a, payload_fields: [{name: n, type: number}]}
          - {type: b, payload_fields: [n]}
        """,
    "SSE305 two fields of one event type": """
        events: [{type: a, payload_fields: [{name: n, type: number}, {name: m, type: string}]}]
        """,
    "SSE306 one name in two entries": """
        events: [{type: a, payload_fields: [id]}, {type: b, payload_fields: [id, Id]}]
        """,
}

UNCHECKED = {
    f"{code} nothing is declared anywhere": (
        """
        events: [a, b]
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: of_a
            payload: {fields: [id], is_complete: true}
        """,
        NOTHING_DECLARED,
    )
    for code in ("SSE301", "SSE302")
}


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_fields_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_fields_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])


@pytest.mark.parametrize("story", UNCHECKED)
def test_a_rule_on_fields_says_why_it_cannot_look(
    story: str, unchecked: Callable[..., None]
) -> None:
    unchecked(story, *UNCHECKED[story])
