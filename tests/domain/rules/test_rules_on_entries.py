"""Rules about entries, and what functions say of them: where each fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_CALLED = "functions of the registry are not called (run_extractors: false)"

FIRES = {
    "SSE103 three entries for one event type": (
        """
        events:
          - {type: sync.started, source: app.py:9}
          - {type: sync.started, source: app.py:10}
          - {type: sync.started, source: more.py:2}
        """,
        """
        error sync.started | app.py:10: SSE103 A second entry for 'sync.started'; the first one is
        in app.py:9. Merge the two entries into one.
        """,
        """
        error sync.started | more.py:2: SSE103 A second entry for 'sync.started'; the first one is
        in app.py:9. Merge the two entries into one.
        """,
    ),
    "SSE103 no line is known": (
        "events: [{type: a, source: app.py}, {type: a, source: app.py}]",
        """
        error a | app.py: SSE103 A second entry for 'a'; the first one is in app.py. Merge the two
        entries into one.
        """,
    ),
    "SSE103 no place is known": (
        "events: [sync.started, sync.started]",
        """
        error sync.started | sync.started: SSE103 A second entry for 'sync.started'; the first one
        is above. Merge the two entries into one.
        """,
    ),
    "SSE104 another category": (
        """
        events: [{type: ai.chunk, category: ai, source: app.py:9}]
        answers: [{function: get_category_for_event_type, argument: ai.chunk, value: sync}]
        """,
        """
        error ai.chunk | app.py:9: SSE104 'ai.chunk' has the category 'ai', and
        get_category_for_event_type('ai.chunk') returns 'sync'. Make both say the same; best let the
        function read the registry.
        """,
    ),
    "SSE104 no category": (
        """
        events: [{type: ai.chunk, category: ai, source: app.py:9}]
        answers: [{function: get_category_for_event_type, argument: ai.chunk}]
        """,
        """
        error ai.chunk | app.py:9: SSE104 'ai.chunk' has the category 'ai', and
        get_category_for_event_type('ai.chunk') returns no category. Make both say the same;
        best let the function read the registry.
        """,
    ),
    "SSE104 an exception, even for an entry without a category": (
        """
        events: [{type: ai.chunk, source: app.py:9}]
        answers:
          - {function: get_category_for_event_type, argument: ai.chunk, error: "KeyError: 'x'"}
        """,
        """
        error ai.chunk | app.py:9: SSE104 'ai.chunk' has the category 'uncategorised', and
        get_category_for_event_type('ai.chunk') raises KeyError: 'x'. Make both say the same; best
        let the function read the registry.
        """,
    ),
    "SSE105 no description": (
        "events: [{type: ai.chunk, source: app.py:9}, {type: ai.done, description: ''}]",
        """
        warning ai.done | ai.done: SSE105 'ai.done' has no description. Say in the description of
        its entry what has happened when it is sent.
        """,
        """
        warning ai.chunk | app.py:9: SSE105 'ai.chunk' has no description. Say in the description
        of its entry what has happened when it is sent.
        """,
    ),
    "SSE106 a copied description, in other letters": (
        """
        events:
          - {type: sync.started, description: A sync began., source: app.py:9}
          - {type: sync.failed, description: "a  Sync began.", source: app.py:12}
        """,
        """
        warning sync.failed | app.py:12: SSE106 'sync.failed' has the description of 'sync.started'
        (in app.py:9): 'a  Sync began.'. Say of each what makes it another event.
        """,
    ),
    "SSE108 a category that no entry has": (
        """
        categories: [{name: ai, source: app.py:2}, {name: billing, source: app.py:3}]
        events: [{type: ai.chunk, category: ai}]
        """,
        """
        warning billing | app.py:3: SSE108 The category 'billing' has no event types. Remove it, or
        give it to the entries that belong to it.
        """,
    ),
}

SILENT = {
    "SSE103 names that differ in letter case only": "events: [sync.started, Sync.started]",
    "SSE104 the same category": """
        events: [{type: ai.chunk, category: ai}]
        answers: [{function: get_category_for_event_type, argument: ai.chunk, value: ai}]
        """,
    "SSE104 both have none": """
        events: [ai.chunk]
        answers: [{function: get_category_for_event_type, argument: ai.chunk}]
        """,
    "SSE104 both say that it has none": """
        events: [ai.chunk]
        answers: [{function: get_category_for_event_type, argument: ai.chunk, value: uncategorised}]
        """,
    "SSE104 another function says something else": """
        events: [{type: ai.chunk, category: ai}]
        answers: [{function: get_sse_event_metadata, argument: ai.chunk, value: ai.done}]
        """,
    "SSE104 an event type without an entry": """
        events: [{type: ai.chunk, category: ai}]
        answers: [{function: get_category_for_event_type, argument: ai.done, value: sync}]
        """,
    "SSE104 no such function": "events: [{type: ai.chunk, category: ai}]",
    "SSE105 a description": "events: [{type: ai.chunk, description: A piece.}]",
    "SSE106 descriptions that differ in one letter": """
        events:
          - {type: a, description: A sync began.}
          - {type: b, description: A sync began}
        """,
    "SSE106 none have a description": "events: [a, b]",
    "SSE106 two entries for one event type": """
        events: [{type: a, description: A sync began.}, {type: a, description: A sync began.}]
        """,
    "SSE108 each category has an entry": """
        categories: [ai]
        events: [{type: ai.chunk, category: ai}, {type: ai.done, category: ai}]
        """,
    "SSE108 entries without a category": "{categories: [uncategorised], events: [ai.chunk]}",
    "SSE111 no function is there": "events: [a]",
}

UNCHECKED = {
    "SSE104 nothing is called": (
        "{ran: false, events: [{type: ai.chunk, category: ai}]}",
        NOT_CALLED,
    ),
    "SSE111 nothing is called": ("{ran: false, events: [a]}", NOT_CALLED),
}


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_entries_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_entries_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])


@pytest.mark.parametrize("story", UNCHECKED)
def test_a_rule_on_entries_says_why_it_cannot_look(
    story: str, unchecked: Callable[..., None]
) -> None:
    unchecked(story, *UNCHECKED[story])
