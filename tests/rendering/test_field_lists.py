"""What a field list and the list of all fields say, from what is known of each field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import Payload, PayloadField, Problem, UserId
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.domain.problems import words
from mkdocs_sse_registry.rendering.field_words import presence
from mkdocs_sse_registry.rendering.templating import SMALL, Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.rendering.book import Book

CERTAIN: dict[str, Any] = {"optional": False, "nullable": False, "emitted": True}
"""A field that is always there and never null."""


def book_of(registry: Registry) -> Book:
    return usecases.document(registry, Settings(folder=Path(), registry="shop.sse_registry"))


def with_fields(shop: Registry, *fields: PayloadField, problems: tuple[Problem, ...] = ()) -> Book:
    event, *rest = shop.events
    payload = Payload(fields=fields, problems=problems)
    return book_of(
        replace(
            shop,
            events=(replace(event, payload_fields=fields), *rest),
            mappings=(replace(shop.mappings[0], payload=payload),),
        )
    )


def plain(markdown: str) -> str:
    """Return what a template made: its data bare, its links as labels, no empty lines.

    A mark is its kind and its words.
    """
    text = re.sub("\x02(?:opened|closed)[^\x03]*\x03", "", markdown)
    text = re.sub("\x02mark\x1f([^\x1f]*)\x1f([^\x03]*)\x03", r"(\2: \1)", text)
    text = re.sub("\x02[a-z]+\x1f([^\x03\x1f]*)[^\x03]*\x03", r"\1", text)
    return re.sub(r"\n+", "\n", text).replace(SMALL, "<small>").strip()


def listed(book: Book) -> str:
    context = book.field_list("order.placed")
    return plain(Templates().render("partials/fields.md.jinja", context))


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ((False, False), "required"),
        ((False, True), "required, may be null"),
        ((False, None), "required, null not known"),
        ((True, False), "optional"),
        ((True, True), "optional, may be null"),
        ((True, None), "optional, null not known"),
        ((None, False), "never null, presence not known"),
        ((None, True), "may be null, presence not known"),
        ((None, None), "not known"),
    ],
)
def test_presence_is_said_as_far_as_it_is_known(
    known: tuple[bool | None, bool | None], words: str
) -> None:
    optional, nullable = known

    assert presence(PayloadField(name="a", optional=optional, nullable=nullable)) == words


def test_nothing_is_said_of_the_presence_of_a_field_that_is_never_sent() -> None:
    assert presence(PayloadField(name="a", emitted=False)) == ""


def test_names_alone_are_one_line(shop: Registry) -> None:
    assert listed(with_fields(shop, PayloadField(name="a"), PayloadField(name="b"))) == (
        "Payload: a b"
    )


def test_a_type_has_its_format_and_one_that_is_not_known_its_reason(shop: Registry) -> None:
    fields = (
        PayloadField(name="a", type="string", format="uuid"),
        PayloadField(name="b", type="integer"),
        PayloadField(name="c", reason="its value is computed"),
        PayloadField(name="d"),
    )

    assert listed(with_fields(shop, *fields)).split("\n")[2:] == [
        "| a | string <small>uuid</small> |",
        "| b | integer |",
        "| c | unknown <small>its value is computed</small> |",
        "| d | unknown |",
    ]


def test_what_is_only_declared_or_only_sent_is_marked_in_words(shop: Registry) -> None:
    fields = (
        PayloadField(name="a", type="string", **CERTAIN),
        PayloadField(name="b", emitted=False),
        PayloadField(name="c", type="string", declared=False, **CERTAIN),
    )

    assert listed(with_fields(shop, *fields)).split("\n") == [
        "| Field | Type | Presence |",
        "| --- | --- | --- |",
        "| a | string | required |",
        "| b | unknown |  (drift: declared, not sent) |",
        "| c | string | required (drift: sent, not declared) |",
    ]


def test_a_column_that_would_say_the_same_everywhere_is_a_sentence(shop: Registry) -> None:
    field = PayloadField(name="a", type="string", attribute="order_id", **CERTAIN)

    assert listed(with_fields(shop, field, replace(field, name="b"))).split("\n") == [
        "| Field | Type | From |",
        "| --- | --- | --- |",
        "| a | string | order_id |",
        "| b | string | order_id |",
        "<small>Every field is required and never null.</small>",
    ]
    assert "The field is required and never null." in listed(with_fields(shop, field))


def test_a_field_that_no_sample_had_is_named(shop: Registry) -> None:
    book = with_fields(
        shop,
        PayloadField(name="order_id", type="string", evidence="observed", **CERTAIN),
        PayloadField(name="gift", type="string", evidence="static", optional=True, emitted=True),
    )

    assert listed(book).endswith("In the source of the extractor, and in no sample: gift.</small>")


def test_one_field_that_may_be_null_brings_the_column(shop: Registry) -> None:
    field = PayloadField(name="a", type="string", **CERTAIN)

    shown = listed(with_fields(shop, field, replace(field, name="b", nullable=True)))

    assert shown.split("\n")[2:] == [
        "| a | string | required |",
        "| b | string | required, may be null |",
    ]


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("declared", "Not observed: {} (registry.py:7). "),
        (
            "static",
            "Not observed: {} (registry.py:7). "
            "What stands here is read from the source of the extractor.",
        ),
        ("observed", "Not observed for every value: {} (registry.py:7). "),
    ],
)
def test_what_could_not_be_observed_is_said(
    evidence: Any,  # noqa: ANN401 - a literal type
    sentence: str,
    shop: Registry,
) -> None:
    place = Place(path="app/registry.py", line=7)
    problem = Problem(kind="raised", detail="KeyError: 'x'", source=place)
    field = PayloadField(name="a", type="string", evidence=evidence)

    shown = listed(with_fields(shop, field, problems=(problem, problem)))

    assert shown.split("\n")[-1] == f"<small>{sentence.format(words(problem))}</small>"


def uses(shop: Registry, *fields: PayloadField) -> list[str]:
    """Return the page of payload fields, for one field in each of the first event types."""
    events = tuple(
        replace(event, payload_fields=(field,))
        for event, field in zip(shop.events, fields, strict=False)
    )
    book = book_of(replace(shop, events=events, direct=()))
    [page] = [each for each in book.layout.pages if each.kind == "payload-fields"]
    made = Templates().render("pages/payload-fields.md.jinja", book.page(page))
    return plain(made).split("\n")


STRING, UUID, INTEGER, UNKNOWN = (
    PayloadField(name="id", type="string"),
    PayloadField(name="id", type="string", format="uuid"),
    PayloadField(name="id", type="integer"),
    PayloadField(name="id"),
)
WITH_FORMAT = "string <small>uuid</small>"
SEVERAL = "<br>(drift: several types)"


@pytest.mark.parametrize(
    ("fields", "types", "places"),
    [
        ((UUID, UUID), WITH_FORMAT, ("", "")),
        ((UUID, STRING), f"{WITH_FORMAT}<br>string", (f" {WITH_FORMAT}", " string")),
        ((STRING, INTEGER), f"string<br>integer{SEVERAL}", (" string", " integer")),
        ((STRING, UNKNOWN), "string", ("", " unknown")),
    ],
)
def test_a_field_name_has_its_types_with_the_event_types_that_have_them(
    fields: tuple[PayloadField, ...], types: str, places: tuple[str, str], shop: Registry
) -> None:
    *_, row = uses(shop, *fields)

    assert row == f"| id | {types} | order.placed{places[0]}<br>order.paid{places[1]} |"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ((STRING, INTEGER), "have 1 field name. 1 of them has several types: id."),
        ((STRING, UNKNOWN), "have 1 field name. None of them is known to have several types."),
        ((UNKNOWN, UNKNOWN), "have 1 field name."),
    ],
)
def test_the_page_begins_with_the_names_that_have_several_types(
    fields: tuple[PayloadField, ...], sentence: str, shop: Registry
) -> None:
    assert uses(shop, *fields)[1] == f"The payloads of 2 event types {sentence}"


def test_a_user_that_may_be_null_is_marked_on_the_coverage_page(shop: Registry) -> None:
    problem = Problem(kind="raised", detail="KeyError: 'x'")
    user = UserId(nullable=True, problems=(problem,))
    book = book_of(replace(shop, mappings=(replace(shop.mappings[0], user_id=user),)))
    [page] = [each for each in book.layout.pages if each.kind == "mapping-coverage"]

    made = plain(Templates().render("pages/mapping-coverage.md.jinja", book.page(page)))

    assert "(drift: may be null)" in made
    assert f"<small>Not for every value: {words(problem)}</small>" in made


@pytest.mark.parametrize(
    ("classes", "sentence"),
    [
        (("shop.OrderPlaced",), "Payload of a sample; the server gives each frame its own id."),
        (
            ("shop.OrderImported", "shop.OrderPlaced"),
            "Payload of a sample OrderPlaced; the server gives each frame its own id.",
        ),
    ],
)
def test_the_frame_says_which_of_several_domain_events_it_is_of(
    classes: tuple[str, ...], sentence: str, shop: Registry
) -> None:
    *others, last = (
        replace(shop.mappings[0], domain_event=name, payload=Payload(example=None))
        for name in classes
    )
    mappings = (*others, replace(last, payload=Payload(example="{}")))
    events = (replace(shop.events[0], example="{}"), *shop.events[1:])
    section = book_of(replace(shop, events=events, mappings=mappings)).event_section(
        "order.placed", level=2
    )

    made = plain(Templates().render("partials/event.md.jinja", section))

    assert f"<small>{sentence}</small>\n<small>From " in made
