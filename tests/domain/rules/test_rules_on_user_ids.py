"""SSE204, about the user whom an event goes to: where it fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FIRES = {
    "SSE204 no extractor beside one that has one": (
        """
        mappings:
          - {domain_event: app.A, event_type: a, user_id_extractor: by, user_id: {nullable: false}}
          - {domain_event: app.B, event_type: b, source: app.py:21}
        """,
        """
        error b | app.py:21: SSE204 The mapping of B to 'b' has no user-id extractor, so there is no
        user to route it to. Add a user_id_extractor that returns an attribute of the domain event.
        """,
    ),
    "SSE204 an attribute that is not there": (
        """
        domain_events:
          - {name: A, qualified_name: app.other.A, fields: [name]}
          - {name: A, qualified_name: app.A, fields: [order_id, paid_by]}
        mappings:
          - domain_event: app.A
            event_type: a
            source: app.py:20
            user_id_extractor: {name: user_of, source: app.py:11}
            user_id:
              problems:
                - kind: raised
                  detail: "AttributeError: 'A' object has no attribute 'user_id'"
                  exceptions: [AttributeError]
                  source: app.py:12
        """,
        """
        error a | app.py:12: SSE204 The mapping of A to 'a' gives no user id: the extractor raised
        AttributeError: 'A' object has no attribute 'user_id'. Let user_of return an attribute that
        A has (it has order_id, paid_by).
        """,
    ),
    "SSE204 an extractor of another form, at the extractor": (
        """
        mappings:
          - domain_event: app.A
            event_type: a
            source: app.py:20
            user_id_extractor: {name: user_of, source: app.py:11}
            user_id: {problems: [{kind: signature, detail: "()"}]}
        """,
        """
        error a | app.py:11: SSE204 The mapping of A to 'a' gives no user id: the extractor takes
        (), not (event) or (event, user_id). Let user_of return an attribute that A has.
        """,
    ),
    "SSE204 it may be None": (
        """
        mappings:
          - domain_event: app.A
            event_type: a
            source: app.py:20
            user_id_extractor: "event.user_id"
            user_id: {nullable: true}
        """,
        """
        warning a | app.py:20: SSE204 The mapping of A to 'a' may give None as the user id, so an
        event may reach nobody. Let event.user_id return an attribute that A always has.
        """,
    ),
}

SILENT = {
    "SSE204 no mapping has an extractor": """
        mappings: [{domain_event: app.A, event_type: a}, {domain_event: app.B, event_type: b}]
        """,
    "SSE204 it is always there, or that is not known": """
        mappings:
          - {domain_event: app.A, event_type: a, user_id_extractor: by, user_id: {nullable: false}}
          - {domain_event: app.B, event_type: b, user_id_extractor: by, user_id: {}}
        """,
    "SSE204 it raises on purpose": """
        mappings:
          - domain_event: app.A
            event_type: a
            user_id_extractor: by
            user_id:
              problems: [{kind: raised, detail: "ValueError: no", exceptions: [ValueError]}]
        """,
    "SSE204 a sample cannot be made": """
        mappings:
          - domain_event: app.A
            event_type: a
            user_id_extractor: by
            user_id:
              problems: [{kind: not-built, detail: "TypeError: x", exceptions: [TypeError]}]
        """,
}

UNCHECKED = {
    "SSE204 extractors are not run": (
        """
        ran: false
        mappings:
          - domain_event: app.A
            event_type: a
            user_id_extractor: by
            user_id: {problems: [switched-off]}
        """,
        "extractors are not run (run_extractors: false)",
    ),
}


@pytest.mark.parametrize("story", FIRES)
def test_a_missing_user_id_is_found(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_user_id_that_is_there_is_fine(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])


@pytest.mark.parametrize("story", UNCHECKED)
def test_it_is_said_why_no_user_id_was_looked_for(
    story: str, unchecked: Callable[..., None]
) -> None:
    unchecked(story, *UNCHECKED[story])


def test_what_gives_no_user_id_on_purpose_is_left_to_another_rule(
    lines: Callable[[str, str], list[str]],
) -> None:
    assert lines("SSE307", SILENT["SSE204 it raises on purpose"]) != []
