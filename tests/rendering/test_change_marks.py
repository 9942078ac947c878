"""Which event types and payload fields are marked, and what their marks say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.diff.comparing import compare
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.model import PayloadField
from mkdocs_sse_registry.rendering.plain_voice import plain
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import EventType, Registry
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.change_views import ChangeMark

BASE = Revision(name="main", commit="1a2b3c4d" * 5)
SETTINGS = Settings(folder=Path(), registry="shop.sse_registry")


def compared(old: Registry, new: Registry) -> Book:
    changes = compare(old, new)
    comparison = Comparison(module="shop.sse_registry", base=BASE, changes=changes)
    return usecases.document(new, SETTINGS, comparison=comparison)


def with_first(shop: Registry, event: EventType) -> Registry:
    return replace(shop, events=(event, *shop.events[1:]))


def with_fields(shop: Registry, *fields: PayloadField) -> Registry:
    return with_first(shop, replace(shop.events[0], payload_fields=fields))


def told(mark: ChangeMark | None) -> tuple[str, str] | None:
    return (mark.word, mark.title) if mark else None


def test_nothing_is_marked_where_nothing_is_compared_or_changed(shop: Registry) -> None:
    for book in (usecases.document(shop, SETTINGS), compared(shop, shop)):
        assert [each.changes.mark for each in book.events] == [None, None, None]
        assert not any(each.changes.fields or each.changes.removed for each in book.events)


def test_a_mark_leads_to_the_page_and_names_each_change(shop: Registry) -> None:
    later = with_first(
        shop, replace(shop.events[0], description="Somebody\nordered.", category="ai")
    )

    mark = compared(shop, later).events[0].changes.mark

    assert told(mark) == (
        "Changed",
        "category changed from orders to ai; description changed from "
        '"An order was placed." to "Somebody ordered."',
    )
    assert mark
    assert mark.target.uri == "sse-events/changes.md"


def test_the_fields_of_a_new_event_type_have_no_marks_of_their_own(shop: Registry) -> None:
    changes = compared(replace(shop, events=shop.events[1:]), shop).events[0].changes

    assert changes.mark
    assert changes.mark.word == "New"
    assert changes.fields == {}


def test_an_event_type_that_came_to_another_category_is_new_there_only(shop: Registry) -> None:
    later = replace(shop, events=(*shop.events, replace(shop.events[0], category="ai")))

    marks = [each.changes.mark for each in compared(shop, later).events]

    assert [told(mark) for mark in marks] == [None, None, None, ("New", "added to the category ai")]


def test_an_event_type_that_left_one_of_its_categories_is_changed_in_the_other(
    shop: Registry,
) -> None:
    earlier = replace(shop, events=(*shop.events, replace(shop.events[0], category="ai")))
    book = compared(earlier, shop)

    assert told(book.events[0].changes.mark) == ("Changed", "removed from the category ai")
    comparison = book.changes(level=2).comparison
    assert comparison
    assert comparison.removed == (), "it is not gone"


def test_fields_are_marked_new_changed_and_removed(shop: Registry) -> None:
    later = with_fields(shop, PayloadField(name="id"), PayloadField(name="currency"))

    changes = compared(shop, later).events[0].changes

    assert {name: told(mark) for name, mark in changes.fields.items()} == {
        "currency": ("New", "field currency added")
    }
    [gone] = changes.removed
    assert (gone.name, gone.type, told(gone.mark)) == (
        "total",
        None,
        ("Removed", "field total removed"),
    )


def test_a_field_that_is_listed_and_no_longer_sent_is_marked_in_its_row(shop: Registry) -> None:
    sent = PayloadField(name="id", type="string", emitted=True, evidence="observed")
    earlier = with_fields(shop, sent)
    later = with_fields(shop, replace(sent, emitted=False, type=None, evidence="declared"))

    changes = compared(earlier, later).events[0].changes

    assert told(changes.fields["id"]) == ("Removed", "field id removed")
    assert changes.removed == ()


def test_removed_fields_are_shown_where_there_are_no_others(shop: Registry) -> None:
    later = with_fields(shop)

    book = compared(shop, later)
    shown = Templates().render("partials/fields.md.jinja", book.field_list("order.placed"))

    assert shown.startswith("The registry declares no payload fields.")
    assert shown.count("field id removed") == 1
    assert shown.count("field total removed") == 1


def test_each_row_of_a_field_list_has_as_many_cells(shop: Registry) -> None:
    typed = PayloadField(name="id", type="string", description="The order", attribute="id")
    later = with_fields(shop, replace(typed, optional=True, nullable=False))

    book = compared(shop, later)
    shown = Templates().render("partials/fields.md.jinja", book.field_list("order.placed"))

    rows = [line for line in shown.split("\n") if line.startswith("|")]
    assert len(rows) == 4
    assert len({row.count("|") for row in rows}) == 1, rows


def test_a_plain_file_has_no_marks(shop: Registry) -> None:
    later = with_fields(shop, PayloadField(name="id"), PayloadField(name="currency"))

    marked, bare = compared(shop, later), usecases.document(later, SETTINGS)

    assert tables(marked) == tables(bare)
    assert "currency" in tables(marked)[0]


def tables(book: Book) -> list[str]:
    """Return the regions that show event types, as they stand in a file."""
    contexts = {
        "partials/events.md.jinja": book.events_table(),
        "partials/field-uses.md.jinja": book.field_uses(),
        "partials/coverage.md.jinja": book.coverage(level=2),
    }
    return [plain(Templates().render(name, context)) for name, context in contexts.items()]


def test_the_same_of_many_event_types_is_told_once(shop: Registry) -> None:
    types = [f"order.{number}" for number in range(4)]
    events = tuple(
        replace(shop.events[0], type=each, payload_fields=(PayloadField(name="id"),))
        for each in types
    )
    later = tuple(
        replace(each, payload_fields=(*each.payload_fields, PayloadField(name="shop")))
        for each in events
    )

    report = compared(replace(shop, events=events), replace(shop, events=later)).changes(level=2)

    assert report.comparison
    [change] = report.comparison.others
    assert [each.type for each in change.events] == types
    assert report.comparison.total == 4
