"""Names that event types have, and that nothing which rules look for gets lost in reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.delivery import undeliverable
from mkdocs_sse_registry.domain.places import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

EVENTS = 'SSE_EVENT_REGISTRY = [{"event_type": "ping", "category": "system"}]\n'
ENUMS = """
from enum import Enum

class SSEEventCategory(Enum):
    SYSTEM = "system"
    BILLING = "billing"

class SSEEventType(Enum):
    PING = "ping"
    PONG = "pong"
"""


def members(loaded: Loaded) -> list[str]:
    found = [(each.holder, each.name, each.type) for each in loaded.registry.members]
    return [f"{holder}.{name} = {text}" for holder, name, text in found]


def test_a_module_has_its_public_texts_as_members_and_nothing_of_its_own(load: Load) -> None:
    names = """
        '''Names on the wire.'''
        from more import PONG
        import re
        PING = "ping"
        CALL = "ping"
        _PREFIX = "system"
        VERSION = 7
        """

    loaded = load(
        {"registry.py": EVENTS, "names.py": names, "more.py": "PONG = 'pong'\nOTHER = 'x'\n"},
        attributes={"event_types": "names"},
    )

    assert members(loaded) == ["names.PONG = pong", "names.PING = ping", "names.CALL = ping"]
    places = [(each.source.path, each.source.line) for each in loaded.registry.members]
    assert places == [("more.py", 1), ("names.py", 4), ("names.py", 5)]


def test_a_class_of_constants_has_those_of_its_bases_as_members(load: Load) -> None:
    loaded = load(
        f"""
        class Base:
            '''Names.'''
            PING = "ping"
            OLD = "old"

        class SSEEventType(Base):
            OLD = "older"
            def title(self): ...

        {EVENTS}"""
    )

    assert members(loaded) == [
        "registry.SSEEventType.PING = ping",
        "registry.SSEEventType.OLD = older",
    ]
    assert [each.source.line for each in loaded.registry.members] == [3, 7]


def test_without_an_enum_of_the_usual_name_those_of_the_entries_have_the_members(
    load: Load,
) -> None:
    loaded = load(
        """
        from enum import Enum, auto
        B = Enum("B", {"LOST": "b.lost", "SAME": "b.lost", "NUMBER": 3})
        class A(Enum):
            KEPT = "a.kept"
        SSE_EVENT_REGISTRY = [{"event_type": each} for each in (B.LOST, A.KEPT, "c")]
        """
    )

    expected = ["registry.B.LOST = b.lost", "registry.B.SAME = b.lost", "registry.A.KEPT = a.kept"]
    assert members(loaded) == expected


@pytest.mark.parametrize("line", ["", "SSEEventType = str", "SSEEventType = ['ping']"])
def test_where_nothing_lists_event_types_there_is_no_member(line: str, load: Load) -> None:
    assert members(load(f"{line}\n{EVENTS}")) == []


def test_a_category_is_where_its_member_gets_its_value(load: Load) -> None:
    entries = '{"event_type": "a", "category": SSEEventCategory.BILLING}, '
    entries += '{"event_type": "b", "category": "plain"}'

    loaded = load(f"{ENUMS.lstrip()}SSE_EVENT_REGISTRY = [{entries}]\n")

    found = {each.name: each.source for each in loaded.registry.categories}
    assert [found["system"].line, found["billing"].line] == [4, 5]
    assert found["plain"] == NOWHERE


def test_what_is_listed_twice_is_kept_twice(load: Load) -> None:
    loaded = load(
        """
        class Paid: ...
        SSE_EVENT_REGISTRY = [
            {"event_type": "paid", "description": "One.", "payload_fields": ["total", "total"]},
            {"event_type": "paid", "description": "Two."},
        ]
        DOMAIN_TO_SSE_MAPPING = [
            {
                "domain_event_class": Paid,
                "sse_event_type": "paid",
                "payload_extractor": lambda event: {"total": 1},
            }
        ]
        """
    )

    first, second = loaded.registry.events
    assert [first.description, second.description] == ["One.", "Two."]
    assert [field.name for field in first.payload_fields] == ["total", "total"]
    assert all(field.emitted for field in first.payload_fields)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("''", "it is empty"),
        (r"'a\r\nb'", "it has a line end in it"),
        (r"'a.\ud83d'", "it has half of a surrogate pair in it"),
        (r"'a.\U0001f389'", None),
    ],
)
def test_a_name_that_cannot_be_sent_is_still_known_as_such(
    name: str, reason: str | None, load: Load
) -> None:
    (event,) = load(f"SSE_EVENT_REGISTRY = [{{'event_type': {name}}}]\n").registry.events

    said = undeliverable(event.type)
    assert said is None if reason is None else re.match(reason, said or "")
