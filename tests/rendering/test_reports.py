"""What the reports make of values; what a terminal shows of them is in `tests/test_command.py`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.coverage import cover
from mkdocs_sse_registry.domain.functions import Function
from mkdocs_sse_registry.domain.model import Mapping, Payload, Problem, UserId
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.domain.problems import words
from mkdocs_sse_registry.domain.statistics import count
from mkdocs_sse_registry.rendering.reports import snapshot, summary

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Registry

RAISED = Problem(
    kind="raised", detail="KeyError: 'total'\n\x1b[2J", source=Place(path="shop/a.py", line=7)
)
NO_CLASS = Problem(kind="no-class")
OFF = Problem(kind="switched-off")


def with_mapping(registry: Registry, **values: Any) -> Registry:  # noqa: ANN401 - any attribute
    mapping = Mapping(domain_event="shop.OrderPlaced", event_type="order.placed", **values)
    return replace(registry, mappings=(mapping,))


def shown(registry: Registry) -> str:
    return click.unstyle(summary.write(registry))


def written(registry: Registry) -> dict[str, Any]:
    decoded = json.loads(snapshot.write(registry))
    assert isinstance(decoded, dict)
    return decoded


def test_a_problem_is_one_line_with_extractor_words_and_place(shop: Registry) -> None:
    registry = with_mapping(
        shop,
        payload_extractor=Function(name="placed", source=Place(path="shop/a.py", line=3)),
        payload=Payload(problems=(RAISED,)),
        user_id_extractor=Function(name="event.user", source=Place(path="shop/b.py", line=4)),
        user_id=UserId(problems=(NO_CLASS,)),
    )
    said = words(RAISED).replace("\n", r"\n").replace("\x1b", r"\x1b")

    assert shown(registry).splitlines()[-3:] == [
        "Extractors with problems",
        f"  order.placed, placed: {said} (shop/a.py:7)",
        f"  order.placed, event.user: {words(NO_CLASS)} (shop/b.py:4)",
    ]


def test_extractors_that_are_switched_off_are_told_once(shop: Registry) -> None:
    registry = with_mapping(shop, payload=Payload(problems=(OFF,)), user_id=UserId(problems=(OFF,)))
    twice = replace(registry, mappings=registry.mappings * 2)

    told = f"  All: {words(OFF)}"
    assert shown(twice).splitlines()[-2:] == ["Extractors with problems", told]


def test_no_problems_and_no_gaps_are_told_in_a_sentence(shop: Registry) -> None:
    mapped = replace(
        shop, mappings=tuple(Mapping(domain_event="a", event_type=e.type) for e in shop.events)
    )

    assert shown(mapped).endswith("\n\nNo gaps: each event type is mapped or declared direct.")


def test_a_place_outside_the_repository_is_left_out(shop: Registry) -> None:
    registry = replace(shop, origin=replace(shop.origin, source=Place()))

    assert shown(registry).startswith("shop.sse_registry\n\n3 event types")


def test_text_and_json_say_the_numbers_of_the_pages(shop: Registry) -> None:
    counted, coverage = count(shop), cover(shop)

    statistics = written(shop)["statistics"]

    assert statistics["total_event_types"] == counted.total_event_types == coverage.total
    assert statistics["total_mappings"] == counted.total_mappings
    assert statistics["by_category"] == counted.by_category
    assert str(coverage.covered_share) in shown(shop)
    assert str(coverage.mapped_share) in shown(shop)


@pytest.mark.parametrize(
    ("data", "example"),
    [
        ('{"order_id": "7", "total": null}', {"order_id": "7", "total": None}),
        (None, None),
        ("", None),
        ("[1]", None),
        ("plain text", None),
        ('{"total": NaN}', None),
        ('{"total": 1e999}', None),
        ('{"total": ' + "[" * 100_000, None),
    ],
)
def test_an_example_is_an_object_or_unknown(data: str | None, example: Any, shop: Registry) -> None:  # noqa: ANN401 - any JSON
    event = replace(shop.events[0], example=data)

    assert written(replace(shop, events=(event,)))["events"][0]["example"] == example


def test_a_mapping_says_what_is_known_of_its_extractors(shop: Registry) -> None:
    registry = with_mapping(
        shop,
        payload_extractor=Function(name="placed", qualified_name="shop.placed"),
        payload=Payload(problems=(RAISED,)),
        user_id=UserId(nullable=True),
    )

    (mapping,) = written(registry)["mappings"]

    assert mapping["payload_extractor"] == {
        "name": "placed",
        "qualified_name": "shop.placed",
        "source": {"path": None, "line": None},
    }
    assert mapping["user_id_nullable"] is True
    assert mapping["user_id_problems"] == []
    assert mapping["payload_problems"] == [
        {
            "kind": "raised",
            "message": words(RAISED),
            "source": {"path": "shop/a.py", "line": 7},
        }
    ]


def test_what_is_not_known_is_null(shop: Registry) -> None:
    (mapping,) = written(with_mapping(shop))["mappings"]

    assert mapping["payload_extractor"] is None
    assert mapping["user_id_nullable"] is None
    assert written(shop)["events"][0]["deprecated"] is None
    assert written(shop)["categories"][1] == {"name": "ai", "title": "AI", "description": None}
