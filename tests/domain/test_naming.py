"""Titles that read well, and file names and anchors that never clash."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.domain.model import Category
from mkdocs_sse_registry.domain.naming import anchors, in_words, meant, slugs


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("DATA_SYNC", "Data sync"),
        ("AI", "AI"),
        ("data_sync", "Data sync"),
        ("dataSync", "Data sync"),
        ("DataSync", "Data sync"),
        ("API_KEYS", "API keys"),
        ("user_api", "User API"),
        ("UUID", "UUID"),
        ("SMS_DELIVERY", "SMS delivery"),
        ("LOG_IN", "Log in"),
        ("sync.accounts", "Sync accounts"),
        ("iban-checks", "IBAN checks"),
        ("größe", "Größe"),
        ("日本語", "日本語"),
        ("SPRINT_2", "Sprint 2"),
        ("__", "__"),
        ("", ""),
    ],
)
def test_a_name_becomes_a_title(name: str, title: str) -> None:
    assert in_words(name) == title


@pytest.mark.parametrize(
    ("name", "member", "title"),
    [
        ("data_sync", None, "Data sync"),
        ("DATA_SYNC", None, "Data sync"),
        ("ai", None, "AI"),
        ("Order Status", None, "Order Status"),
        ("Störung am Gerät", None, "Störung am Gerät"),
        ("störung am gerät", None, "störung am gerät"),
        ("iOS push", None, "iOS push"),
        ("VIP", None, "VIP"),
        ("iOS", None, "iOS"),
        ("VIP", "DATA_SYNC", "Data sync"),
    ],
)
def test_a_category_that_is_written_as_a_title_keeps_it(
    name: str, member: str | None, title: str
) -> None:
    assert Category(name=name, member=member).title == title


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["data_sync", "ai"], ["data-sync", "ai"]),
        (["Orders", "orders", "ORDERS"], ["orders", "orders-2", "orders-3"]),
        (["a/b", "a-b", "a_b", "a.b"], ["a-b", "a-b-2", "a-b-3", "a-b-4"]),
        (["index", "INDEX", "readme"], ["index-2", "index-3", "readme-2"]),
        (["a", "a-2", "A"], ["a", "a-2", "a-3"]),
        (["../..", "", "/"], ["category", "category-2", "category-3"]),
        (["größe", "gro\u0308ße", "日本語"], ["grösse", "grösse-2", "日本語"]),
        (["con: x?*|<>", "a\\b"], ["con-x", "a-b"]),
        (["con", "COM1", "con.x"], ["con-2", "com1-2", "con-x"]),
        (["x" * 300, "x" * 301, "日" * 100], ["x" * 200, "x" * 200 + "-2", "日" * 66]),
        (
            ["../../x", "/etc/passwd", "C:\\x", "\0", "x..."],
            ["x", "etc-passwd", "c-x", "category", "x-2"],
        ),
    ],
)
def test_file_names_differ_on_every_disk(names: list[str], files: list[str]) -> None:
    assert list(slugs(names).values()) == files
    assert list(slugs(names)) == names


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["sync.accounts.started", "ai_chunk", "a:b~c-d"],) * 2,
        (["a b", "a-b", "a\tb"], ["a-b-2", "a-b", "a-b-3"]),
        (["A.b", "a.b"], ["A.b", "a.b"]),
        (["<b>", "", "#?&"], ["b", "event", "event-2"]),
        (["größe", "日本語"], ["größe", "日本語"]),
    ],
)
def test_an_anchor_is_the_event_type_as_far_as_an_id_can_be(
    names: list[str], ids: list[str]
) -> None:
    assert list(anchors(names).values()) == ids


def test_a_name_that_is_added_changes_no_earlier_one() -> None:
    names = ["Orders", "orders", "index", "a/b"]

    for number in range(len(names)):
        assert slugs(names[:number]).items() <= slugs(names).items()
        assert anchors(names[:number]).items() <= anchors(names).items()


@pytest.mark.parametrize(
    ("name", "known", "question"),
    [
        ("descripton", ["payload", "description"], " Did you mean 'description'?"),
        ("x", ["payload", "description"], ""),
        ("x", [], ""),
    ],
)
def test_a_near_miss_is_asked_for(name: str, known: list[str], question: str) -> None:
    assert meant(name, known) == question
