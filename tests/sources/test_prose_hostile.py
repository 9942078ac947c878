"""Pages that are not closed, not finished or very long take no longer than they are."""

from __future__ import annotations

import time

import pytest

from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.domain.vocabulary import Vocabulary
from mkdocs_sse_registry.sources import prose

VOCABULARY = Vocabulary.of(
    Registry(
        origin=Origin(module="registry", source=NOWHERE),
        events=(EventType(type="sync.accounts.started"), EventType(type="sync.accounts.failed")),
    )
)
LENGTH = 1_000_000
SECONDS = 60.0
"""More than ten times what each takes here; what is quadratic takes hours."""


@pytest.mark.parametrize(
    "part",
    [
        "`",
        "`a",
        "```js\n",
        "> ```js\n",
        "~~~ js\n",
        "<!-- ",
        "<a ",
        "[a](",
        "](()",
        "{{",
        "{a=",
        "~~a",
        "a://",
        "\\`",
        "__a",
        "----8<----\n",
        "| a |\n",
        "sync.",
        "sync.accounts.startd ",
        "<!-- sse-registry: ignore SSE401 x -->",
        "<!-- sse-registry: ignore SSE401 x -->\n",
        "a: b\n",
    ],
)
def test_a_million_characters_are_read_at_once(part: str) -> None:
    before = time.monotonic()

    prose.read(part * (LENGTH // len(part)), vocabulary=VOCABULARY)

    assert time.monotonic() - before < SECONDS


@pytest.mark.parametrize("code", ['{"a": ' * 5_000, "[" * 5_000, '{"a": "', "event: a\ndata: {"])
def test_json_that_is_not_finished_is_no_example(code: str) -> None:
    read = prose.read(f"```json\n{code}\n```\n", vocabulary=VOCABULARY)

    assert read.examples == ()


@pytest.mark.parametrize(
    "page",
    ["---\na: [\n---\n", "---\nsse-registry: 1\n---\n", "---\nsse-registry: {prose: !x 1}\n---\n"],
)
def test_front_matter_that_cannot_be_read_leaves_nothing_out(page: str) -> None:
    read = prose.read(f"{page}\nsync.accounts.startd", vocabulary=VOCABULARY)

    assert [mention.name for mention in read.mentions] == ["sync.accounts.startd"]


@pytest.mark.parametrize("page", ["", "\n", "\ufeff", "\r", "---", "```", "<!--", "\x00"])
def test_a_page_of_next_to_nothing_says_nothing(page: str) -> None:
    assert prose.read(page, vocabulary=VOCABULARY) == prose.Prose()


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("user@created", "`user@created` and user@created."),
        ("order placed", "An `order placed` comes, then **order placed**."),
        ("größe.geändert", "größe.geändert: `größe.geändert`"),
        ("a.b*", "`a.b*` a.b*"),
        ("OrderPlaced", "`OrderPlaced`, then OrderPlaced."),
    ],
)
def test_an_event_type_of_any_characters_is_found(name: str, page: str) -> None:
    registry = Registry(
        origin=Origin(module="registry", source=NOWHERE), events=(EventType(type=name),)
    )

    read = prose.read(page, vocabulary=Vocabulary.of(registry))

    assert [mention.name for mention in read.mentions] == [name, name]
