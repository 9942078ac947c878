"""Frames are those of the HTML Living Standard, and say no more than what is known."""

from __future__ import annotations

import pytest
from httpx_sse._decoders import SSEDecoder

from mkdocs_sse_registry.domain.delivery import undeliverable
from mkdocs_sse_registry.rendering import frames


@pytest.mark.parametrize(
    ("example", "lines"),
    [
        ('{"a": 1}', ['data: {"a": 1}']),
        ("", ["data: "]),
        ("{\n}", ["data: {", "data: }"]),
        ("{\r\n}", ["data: {", "data: }"]),
        ("{\r}", ["data: {", "data: }"]),
        ("[\n\n]\n", ["data: [", "data: ", "data: ]", "data: "]),
        (" a ", ["data:  a "]),
        ("a\u2028b\x0bc", ["data: a\u2028b\x0bc"]),
    ],
)
def test_a_frame_has_a_line_for_each_line_of_the_data(example: str, lines: list[str]) -> None:
    frame = frames.observed("order.placed", example)

    assert frame.split("\n") == ["id: 1", "event: order.placed", *lines]


@pytest.mark.parametrize("name", ["a", " a ", "a: b", ":", "a\x00b", "a\u2028b", "{}", "é 👍🏽"])
@pytest.mark.parametrize("example", ['{"a": 1}', "{\n\n}\n", " x", ""])
def test_a_parser_reads_what_was_written(name: str, example: str) -> None:
    decoder = SSEDecoder()

    *nothing, event = map(decoder.decode, [*frames.observed(name, example).split("\n"), ""])

    assert not any(nothing)
    assert event is not None
    assert (event.id, event.event, event.data) == ("1", name, example)


@pytest.mark.parametrize(
    ("names", "data"),
    [
        (["conversation_id", "index"], '{"conversation_id": …, "index": …}'),
        (["a", "a"], '{"a": …}'),
        (['"\n', "\ud800"], '{"\\"\\n": …, "\\ud800": …}'),
        ([], "…"),
    ],
)
def test_values_that_are_not_known_are_left_open(names: list[str], data: str) -> None:
    assert frames.outlined("ai.chunk", names) == f"id: …\nevent: ai.chunk\ndata: {data}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("order.placed", None),
        ("a\x00b", None),
        ("a\u2028b", None),
        (" ", None),
        ("", "it is empty"),
        ("a\nb", "it has a line end in it"),
        ("a\r", "it has a line end in it"),
        ("\ud83d", "it has half of a surrogate pair in it, which UTF-8 cannot hold"),
    ],
)
def test_what_cannot_be_delivered_is_said(name: str, reason: str | None) -> None:
    assert undeliverable(name) == reason
