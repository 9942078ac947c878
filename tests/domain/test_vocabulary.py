"""Which names have the form of an event type of a registry, and which have not."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.domain.vocabulary import Vocabulary

DOTS = (
    "sync.accounts.started sync.accounts.failed sync.run.completed provider.token.failed "
    "provider.disconnected ai.chunk"
)
UNDERSCORES = "order_placed order_cancelled user_created"
BOTH = "data_sync.accounts_loaded data_sync.accounts_failed"
ROOT = "com.acme.order.placed com.acme.user.created"


def vocabulary(names: str) -> Vocabulary:
    events = tuple(EventType(type=name) for name in names.split())
    return Vocabulary.of(Registry(origin=Origin(module="registry", source=NOWHERE), events=events))


@pytest.mark.parametrize(
    ("names", "name"),
    [
        # begins as some do, has as many parts as they have, ends as any
        (DOTS, "sync.holdings.started"),
        (DOTS, "sync.holdings.paused"),
        (DOTS, "provider.connected"),
        (DOTS, "provider.failed"),
        (UNDERSCORES, "user_cancelled"),
        (BOTH, "data_sync.rates_loaded"),
        (ROOT, "com.acme.invoice.created"),
        ("ORDER:PLACED ORDER:SHIPPED", "ORDER:RETURNED"),
        ("orders/placed orders/shipped", "orders/returned"),
        ("order-placed user-created", "user-placed"),
        # misspelt
        (DOTS, "sync.accounts.startd"),
        (DOTS, "sync.accounts.start"),
        (DOTS, "sync.acounts.startd"),
        (DOTS, "synk.accounts.failed"),
        (DOTS, "provider.disconnectd"),
        (UNDERSCORES, "order_canceled"),
        (ROOT, "com.acne.order.placed"),
        ("ORDER:PLACED ORDER:SHIPPED", "ORDRE:PLACED"),
        ("OrderPlaced", "OrderPalced"),
        ("started completed", "complted"),
        # known parts in another order
        (DOTS, "accounts.sync.started"),
    ],
)
def test_a_name_with_the_form_of_an_event_type(names: str, name: str) -> None:
    assert vocabulary(names).has_form(name)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        # too short, too long, begins or ends as none does
        (DOTS, "sync.accounts"),
        (DOTS, "sync.accounts.started.twice"),
        (DOTS, "app.sync.accounts.started"),
        (DOTS, "mail.accounts.sent"),
        (DOTS, "provider.example.com"),
        (DOTS, "provider.name"),
        (DOTS, "ai.example"),
        (ROOT, "com.other.order.placed"),
        # written otherwise
        (DOTS, "sync.accounts.started_at"),
        (DOTS, "Sync.Accounts.Startd"),
        (DOTS, "sync_accounts_startd"),
        (DOTS, "sync-accounts-startd"),
        (DOTS, "sync..started"),
        (DOTS, "sync.1.started"),
        (BOTH, "data-sync.accounts_loaded"),
        ("OrderPlaced", "orderPlaced"),
        # as likely a method, a variable, a word
        ("user.created user.updated", "user.create"),
        (UNDERSCORES, "user_defined"),
        (UNDERSCORES, "order_place"),
        ("OrderPlaced", "OrderPlace"),
        ("OrderPlaced", "OrderCreated"),
        ("started completed", "starts"),
        ("message done", "messages"),
        ("message done", "dune"),
        # registered
        (DOTS, "ai.chunk"),
        # nothing
        (DOTS, ""),
        (DOTS, "sync." + "x" * 500 + ".started"),
        ("", "sync.accounts.started"),
    ],
)
def test_a_name_without_that_form(names: str, name: str) -> None:
    assert not vocabulary(names).has_form(name)


def test_a_name_that_only_begins_as_one_counts_where_it_is_marked_as_a_name() -> None:
    found = vocabulary(DOTS)

    assert found.has_form("sync.accounts.size")
    assert not found.has_form("sync.accounts.size", alone=False)
    assert not found.has_form("provider.size"), "two parts are as likely an attribute"


def test_a_compound_counts_in_code_only() -> None:
    found = vocabulary("order-placed user-created")

    assert found.has_form("user-placed", in_code=True)
    assert not found.has_form("user-placed", in_code=False)


def test_a_misspelt_word_counts_only_where_it_is_marked_as_a_name() -> None:
    found = vocabulary("started completed")

    assert found.has_form("complted", alone=True)
    assert not found.has_form("complted", alone=False)


@pytest.mark.parametrize(
    ("names", "separator"),
    [
        (DOTS, "."),
        (UNDERSCORES, "_"),
        (BOTH, "."),
        ("a/b.c d/e.f", "/"),
        ("a:b c:d e.f", ":"),
        ("a.b c d e f", "."),
        ("OrderPlaced", ""),
        ("", ""),
    ],
)
def test_the_outermost_separator_of_most_names_parts_them(names: str, separator: str) -> None:
    assert vocabulary(names).separator == separator


def test_an_ending_is_usual_that_several_names_have() -> None:
    assert vocabulary(DOTS).endings == {"ed"}
    assert vocabulary("config.json state.begun").endings == frozenset()


def test_any_name_in_a_frame_counts_that_is_written_alike() -> None:
    found = vocabulary("order.placed user.created")

    assert [each for each in ("a.b", "ping", "A.B", "a_b") if found.is_alike(each)] == ["a.b"]
