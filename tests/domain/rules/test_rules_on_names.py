"""Rules about names: where each fires, as a reader sees it, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FIRES = {
    "SSE101 a member without an entry": (
        """
        members: [{name: PAUSED, type: sync.paused, holder: app.Type, source: app.py:4}]
        """,
        """
        error sync.paused | app.py:4: SSE101 app.Type.PAUSED ('sync.paused') has no entry in the
        registry. Add an entry for it, or remove PAUSED if nothing sends it.
        """,
    ),
    "SSE101 two members of one event type are one finding, at the first": (
        """
        members:
          - {name: PAUSED, type: sync.paused, holder: app.Type, source: app.py:4}
          - {name: HALTED, type: sync.paused, holder: app.Type, source: app.py:5}
        """,
        """
        error sync.paused | app.py:4: SSE101 app.Type.PAUSED ('sync.paused') has no entry in the
        registry. Add an entry for it, or remove PAUSED if nothing sends it.
        """,
    ),
    "SSE102 a misspelt name": (
        """
        members: [{name: STARTED, type: sync.started, holder: app.Type}]
        events: [{type: sync.startd, source: app.py:9}]
        """,
        """
        error sync.startd | app.py:9: SSE102 The entry is for 'sync.startd', which app.Type does not
        have. Did you mean 'sync.started'? Correct the event type of the entry, or add a member for
        it.
        """,
    ),
    "SSE102 a name that is like no other, and several enums": (
        """
        members:
          - {name: STARTED, type: sync.started, holder: app.Sync}
          - {name: ENDED, type: sync.ended, holder: app.Sync}
          - {name: CHUNK, type: ai.chunk, holder: app.Ai}
        events: [{type: ping, source: app.py:9}]
        """,
        """
        error ping | app.py:9: SSE102 The entry is for 'ping', which app.Sync, app.Ai does not have.
        Correct the event type of the entry, or add a member for it.
        """,
    ),
    "SSE107 a copied line": (
        """
        members:
          - {name: STARTED, type: sync.started, holder: app.Type, source: app.py:4}
          - {name: FAILED, type: sync.started, holder: app.Type, source: app.py:5}
        """,
        """
        warning sync.started | app.py:5: SSE107 app.Type.FAILED has the value of STARTED,
        'sync.started': it is that event type under a second name. Give FAILED a value of its own,
        or remove it.
        """,
    ),
    "SSE109 a name in camel case": (
        """
        severities: {SSE109: warning}
        events: [{type: syncStarted, member_source: types.py:3, source: app.py:9}]
        """,
        r"""
        warning syncStarted | types.py:3: SSE109 'syncStarted' does not match the pattern of names,
        [a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+ (option rules.convention). Rename it, or waive it if
        clients listen for it already.
        """,
    ),
    "SSE109 a pattern is about the whole name": (
        """
        severities: {SSE109: info}
        convention: "[a-z]+"
        events: [{type: sync.started, source: app.py:9}]
        """,
        """
        info sync.started | app.py:9: SSE109 'sync.started' does not match the pattern of names,
        [a-z]+ (option rules.convention). Rename it, or waive it if clients listen for it already.
        """,
    ),
    "SSE109 two entries get one name at one place": (
        """
        severities: {SSE109: info}
        convention: "[a-z]+"
        events:
          - {type: A, member_source: types.py:3, source: app.py:9}
          - {type: A, member_source: types.py:3, source: app.py:10}
        """,
        """
        info A | types.py:3: SSE109 'A' does not match the pattern of names, [a-z]+ (option
        rules.convention). Rename it, or waive it if clients listen for it already.
        """,
    ),
    "SSE110 a line end": (
        r"""
        events: [{type: "next\nline", member_source: types.py:3, source: app.py:9}]
        """,
        r"""
        error next
        line | types.py:3: SSE110 No client can listen for 'next\nline': it has a line end in it.
        Give it a name of one line in valid Unicode.
        """,
    ),
    "SSE110 an empty name": (
        """
        events: [{type: "", source: app.py:9}]
        """,
        """
        error | app.py:9: SSE110 No client can listen for '': it is empty. Give it a name of one
        line in valid Unicode.
        """,
    ),
    "SSE110 half of a pair": (
        r"""
        events: [{type: '\ud83d', source: app.py:9}]
        """,
        r"""
        error \ud83d | app.py:9: SSE110 No client can listen for '\\ud83d': it has half of a
        surrogate pair in it, which UTF-8 cannot hold. Give it a name of one line in valid Unicode.
        """,
    ),
    "SSE110 the event of a connection that opens": (
        """
        events: [{type: open, source: app.py:9}]
        """,
        """
        warning open | app.py:9: SSE110 'open' is also what every EventSource sends of itself for a
        connection that opens, so a listener hears both. Give it another name, such as one with its
        category before it.
        """,
    ),
    "SSE110 the event of a connection that fails, in two entries": (
        """
        events:
          - {type: error, member_source: types.py:3, source: app.py:9}
          - {type: error, member_source: types.py:3, source: app.py:10}
        """,
        """
        warning error | types.py:3: SSE110 'error' is also what every EventSource sends of itself
        for a connection that fails, so a listener hears both. Give it another name, such as one
        with its category before it.
        """,
    ),
}

SILENT = {
    "SSE101 each member has an entry, one under two names": """
        members:
          - {name: STARTED, type: sync.started, holder: app.Type}
          - {name: BEGUN, type: sync.started, holder: app.Type}
        events: [sync.started]
        """,
    "SSE101 there is nothing at all": "",
    "SSE102 each entry has a member": """
        members: [{name: STARTED, type: sync.started, holder: app.Type}]
        events: [sync.started, sync.started]
        """,
    "SSE102 the member is one of another enum": """
        members:
          - {name: STARTED, type: sync.started, holder: app.Sync}
          - {name: CHUNK, type: ai.chunk, holder: app.Ai}
        events: [ai.chunk]
        """,
    "SSE107 members of two enums with one text": """
        members:
          - {name: STARTED, type: sync.started, holder: app.Old}
          - {name: STARTED, type: sync.started, holder: app.New}
          - {name: BEGUN, type: sync.started, holder: app.Newer}
        """,
    "SSE109 the usual pattern": """
        severities: {SSE109: warning}
        events: [sync.started, sync.accounts.started_2]
        """,
    "SSE109 a pattern of one's own": """
        severities: {SSE109: warning}
        convention: "[a-z]+([A-Z][a-z]+)*"
        events: [syncStarted]
        """,
    "SSE101 no enum is known": "events: [sync.started]",
    "SSE102 no enum is known": "events: [sync.started]",
    "SSE109 it is off by default": "events: [syncStarted]",
    "SSE110 names that only begin or end as those of an EventSource": """
        events: [sync.error, errors, Open, reopen, message]
        """,
    "SSE110 blanks and other letters": """
        events: ["next line", "größe.geändert", "tab\\there"]
        """,
}


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_names_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_names_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])
