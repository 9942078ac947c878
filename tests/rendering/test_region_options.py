"""What a marker may say, and what is answered to what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.rendering import regions
from mkdocs_sse_registry.rendering.regions import RegionError, number, parse
from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.book import Book


@pytest.mark.parametrize(
    ("content", "kind", "options"),
    [
        ("events", "events", {}),
        ("events category=data_sync", "events", {"category": "data_sync"}),
        ("events   category=a   mapped=no", "events", {"category": "a", "mapped": "no"}),
        ('events category="data sync"', "events", {"category": "data sync"}),
        ("events category='a \"b\"'", "events", {"category": 'a "b"'}),
        ('events category=""', "events", {"category": ""}),
        ("events columns=event-type,sent", "events", {"columns": "event-type,sent"}),
        ("event type=a=b", "event", {"type": "a=b"}),
        ("event type=a'b", "event", {"type": "a'b"}),
        ("statistics registry=shop", "statistics", {"registry": "shop"}),
        ("count of=gaps category=ai", "count", {"of": "gaps", "category": "ai"}),
    ],
)
def test_it_is_read(content: str, kind: str, options: dict[str, str]) -> None:
    region = parse(content)

    assert (region.kind, dict(region.options)) == (kind, options)
    assert region.is_inline == (kind == "count")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("evnts", "there is no region 'evnts'. Did you mean 'events'? Allowed: events, event,"),
        ("", "the marker names no region. Allowed: events, event,"),
        ("Events", "there is no region 'Events'. Did you mean 'events'?"),
        ("events categry=a", "`events` has no option 'categry'. Did you mean 'category'?"),
        ("statistics level=2", "`statistics` has no option 'level'. Allowed: registry."),
        ("events orders", "cannot read 'orders': options are written name=value,"),
        ("events category=", "cannot read 'category=': options are written name=value,"),
        ("events category = a", "cannot read 'category = a': options are written name=value,"),
        ('events category="a', "cannot read 'category=\"a': options are written name=value,"),
        ('events category="a"b', "cannot read 'category=\"a\"b': options are written name=value,"),
        ("events category=a category=b", "the option `category` is given twice."),
    ],
)
def test_it_is_refused(content: str, message: str) -> None:
    with pytest.raises(RegionError) as caught:
        parse(content)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("events category=order", "there is no category 'order'. Did you mean 'orders'?"),
        ("events columns=event-type,sors", "there is no column 'sors'. Did you mean 'source'?"),
        ("events mapped=maybe", "`mapped` cannot be 'maybe'. Allowed: yes, no."),
        ("event", "`event` needs the option `type`."),
        ("event type=order.pad", "there is no event type 'order.pad'. Did you mean 'order.paid'?"),
        ("coverage level=7", "`level` cannot be '7'. Allowed: 1, 2, 3, 4, 5, 6."),
        ("coverage level=12", "`level` cannot be '12'."),
        ('coverage level=""', "`level` cannot be ''."),
        ("payload-fields type=a category=b", "`payload-fields` takes `type` or `category`, not"),
    ],
)
def test_it_is_not_in_the_registry(content: str, message: str, book: Book) -> None:
    with pytest.raises(RegionError) as caught:
        regions.render(parse(content), book, Templates(), level=2)

    assert str(caught.value).startswith(message)


def test_an_attribute_of_the_entries_can_be_a_column(book: Book) -> None:
    table = regions.render(
        parse("events columns='event-type, owner' category=orders"), book, Templates(), level=2
    )

    assert "Owner" in table
    assert "Ann" in table


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("of=event-types", 3),
        ("of=mappings", 1),
        ("of=categories", 2),
        ("of=gaps", 1),
        ("of=direct", 1),
        ("of=event-types category=orders", 2),
        ("of=mappings category=ai", 0),
        ("of=gaps category=orders", 1),
        ("of=direct category=ai", 1),
    ],
)
def test_numbers(options: str, expected: int, book: Book) -> None:
    assert number(parse(f"count {options}"), book) == expected


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("", "`count` needs the option `of`."),
        ("of=gap", "`of` cannot be 'gap'. Did you mean 'gaps'?"),
        ("of=gaps category=x", "there is no category 'x'."),
    ],
)
def test_numbers_that_there_are_not(options: str, message: str, book: Book) -> None:
    with pytest.raises(RegionError) as caught:
        number(parse(f"count {options}"), book)

    assert str(caught.value).startswith(message)
