"""Names that were event types at an earlier revision: found wherever a known one is."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.domain.vocabulary import Vocabulary
from mkdocs_sse_registry.sources import prose

REGISTRY = Registry(
    origin=Origin(module="registry", source=NOWHERE),
    events=(EventType(type="user.created"), EventType(type="order placed")),
)
FORMER = ["connection.lost", "user.create", "progress", "order lost", "user.created"]
VOCABULARY = Vocabulary.of(REGISTRY, FORMER)

FOUND = {
    "formed as no other": ("Listen for `connection.lost`.", "connection.lost"),
    "in a sentence": ("Then comes connection.lost.", "connection.lost"),
    "in a call": ('```js\non("connection.lost", f)\n```', "connection.lost"),
    "in a frame": ("```text\nevent: progress\ndata: {}\n```", "progress"),
    "what may be a method": ("`user.create` comes first.", "user.create"),
    "a word, marked as a name": ("Then `progress` comes.", "progress"),
    "with a space": ("Then `order lost` comes.", "order lost"),
}


@pytest.mark.parametrize("row", FOUND)
def test_a_name_that_is_gone_is_found(row: str) -> None:
    page, name = FOUND[row]
    read = prose.read(page, vocabulary=VOCABULARY)
    assert [mention.name for mention in read.mentions] == [name]


@pytest.mark.parametrize(
    "page",
    [
        "We make progress.",
        "Part of connection.lost.again, of the file `connection.lost.md`.",
        "See https://example.org/connection.lost for more.",
    ],
)
def test_a_word_or_a_part_of_a_name_is_left_alone(page: str) -> None:
    assert prose.read(page, vocabulary=VOCABULARY).mentions == ()


def test_what_is_an_event_type_again_is_none_that_is_gone() -> None:
    assert "user.created" not in VOCABULARY.former
