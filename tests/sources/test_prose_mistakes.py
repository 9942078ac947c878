"""Mistakes as they get into pages, and how many of them the prose check finds.

The numbers stand in `docs/explanation/prose.md`. A mistake that is not found is here, too: when one
of them is, or one of the others no more, correct both.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.domain.vocabulary import Vocabulary
from mkdocs_sse_registry.reference.domain.events.sse_event_type import SSEEventType
from mkdocs_sse_registry.sources import prose

PROSE = Path(__file__).parents[2] / "docs" / "explanation" / "prose.md"
REFERENCE = [str(each) for each in SSEEventType]
ORDINARY = ["user.created", "user.updated", "order.placed", "build.started", "message.created"]
UNDERSCORES = ["order_placed", "order_cancelled", "user_created", "user_updated"]
WORDS = ["started", "progress", "completed", "failed"]

FOUND = [
    # only begun as others are, but marked as a name
    (REFERENCE, "`ai.response.end` comes last.", "ai.response.end"),
    # misspelt
    (REFERENCE, "Wait for `sync.accounts.startd`.", "sync.accounts.startd"),
    (REFERENCE, "Then comes sync.transactions.complete.", "sync.transactions.complete"),
    (REFERENCE, "| `sync.acounts.failed` | red |", "sync.acounts.failed"),
    (REFERENCE, "**provider.token.expireing**: warn the user.", "provider.token.expireing"),
    (REFERENCE, "`provider.disconected` ends it.", "provider.disconected"),
    (REFERENCE, "## portfolio.balances.updated", "portfolio.balances.updated"),
    (REFERENCE, "- ai.reponse.chunk", "ai.reponse.chunk"),
    (REFERENCE, "`improt.started`", "improt.started"),
    (REFERENCE, '```js\non("sync.holding.started", f)\n```', "sync.holding.started"),
    (ORDINARY, "An `user.craeted` comes.", "user.craeted"),
    (ORDINARY, "Listen for order.plcaed!", "order.plcaed"),
    (UNDERSCORES, "Listen for `order_canceled`.", "order_canceled"),
    (WORDS, "Then `complted` comes.", "complted"),
    # renamed, or gone from the registry
    (REFERENCE, "After `sync.budgets.started` …", "sync.budgets.started"),
    (REFERENCE, "`sync.accounts.finished` ends it.", "sync.accounts.finished"),
    (REFERENCE, "`provider.token.expired` says so.", "provider.token.expired"),
    (REFERENCE, "`provider.connected` is the first.", "provider.connected"),
    (REFERENCE, "`ai.response.started` opens it.", "ai.response.started"),
    (REFERENCE, "`import.finished` or `import.failed`", "import.finished"),
    (REFERENCE, "`import.cancelled`", "import.cancelled"),
    (REFERENCE, "| portfolio.networth.updated | |", "portfolio.networth.updated"),
    (REFERENCE, "```text\nevent: budget.exceeded\ndata: {}\n```", "budget.exceeded"),
    (ORDINARY, "`order.cancelled` is sent as well.", "order.cancelled"),
    (ORDINARY, "`build.finished`", "build.finished"),
    (UNDERSCORES, "`user_cancelled` is sent.", "user_cancelled"),
]

MISSED = [
    (REFERENCE, "`connection.lost`: nothing begins so.", "connection.lost"),
    (REFERENCE, "`provider.gone`: nothing ends so.", "provider.gone"),
    (REFERENCE, "`syncAccountsStarted`: nothing is written so.", "syncAccountsStarted"),
    (ORDINARY, "`user.create` may be a method.", "user.create"),
    (UNDERSCORES, "`user_deleted` may be a variable.", "user_deleted"),
]


def named(names: list[str], page: str) -> list[str]:
    events = tuple(EventType(type=name) for name in names)
    registry = Registry(origin=Origin(module="registry", source=NOWHERE), events=events)
    read = prose.read(page, vocabulary=Vocabulary.of(registry))
    return [mention.name for mention in read.mentions if mention.name not in names]


@pytest.mark.parametrize(("names", "page", "mistake"), FOUND)
def test_a_mistake_is_found(names: list[str], page: str, mistake: str) -> None:
    assert named(names, page) == [mistake]


@pytest.mark.parametrize(("names", "page", "mistake"), MISSED)
def test_a_mistake_that_looks_like_something_else_is_missed(
    names: list[str], page: str, mistake: str
) -> None:
    assert mistake in page
    assert named(names, page) == []


def test_the_documentation_gives_these_numbers() -> None:
    told = f"Of {len(FOUND) + len(MISSED)} mistakes as they get into pages, it finds {len(FOUND)}."
    assert told in PROSE.read_text("utf-8"), "Correct the numbers in docs/explanation/prose.md."
