"""The words that a search finds a section by."""

from __future__ import annotations

from mkdocs_sse_registry.rendering.search_words import hidden, parts


def test_parts_of_a_name_are_what_stands_between_any_two_dots() -> None:
    assert parts("sync.accounts.started") == [
        "sync.accounts",
        "accounts.started",
        "sync",
        "accounts",
        "started",
    ]
    assert parts("AccountsSyncStarted") == []


def test_words_are_hidden_each_of_them_once_and_no_markup() -> None:
    made = hidden(["a.a", "Note<b>"])

    assert made == '<span class="sse-words" hidden> a.a a Note&lt;b&gt;</span>'
