"""Which markers are found in the text of a page, and which belong to none."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.rendering.markers import scan

O, C = "<!-- sse-registry: x -->", "<!-- /sse-registry -->"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (f"{O}\n{C}", "x"),
        ("<!--sse-registry:x--><!--/sse-registry-->", "x"),
        (f'<!--  sse-registry:   x  y="a b"   -->{C}', 'x  y="a b"'),
        (f"<!-- sse-registry: -->{C}", ""),
        (f"<!-- sse-registry: a > b -->{C}", "a > b"),
    ],
)
def test_what_an_opening_marker_says(text: str, content: str) -> None:
    [marked] = scan(text)

    assert marked.content == content
    assert not marked.broken
    assert text[marked.start : marked.end] == text


@pytest.mark.parametrize(
    ("text", "is_block", "margin"),
    [
        (f"{O}\n{C}", True, ""),
        (f"    {O}  \n    {C}", True, "    "),
        (f"> > {O}\n> > {C}", True, "> > "),
        (f">{O}\n>{C}", True, ">"),
        (f"text\n{O}\n{C} text", True, ""),
        (f"{O}{C}", False, ""),
        (f"a {O}{C}", False, ""),
        (f"> a {O}\n> 1{C}", False, "> "),
        (f"- {O}\n  {C}", False, ""),
        (f"| {O}{C} |", False, ""),
    ],
)
def test_a_marker_alone_on_its_line_opens_a_block(text: str, is_block: bool, margin: str) -> None:
    [marked] = scan(text)

    assert (marked.is_block, marked.margin) == (is_block, margin)


@pytest.mark.parametrize(
    "text",
    [
        "no marker",
        f"`{O}` and `{C}`",
        f"``{O} ` {C}``",
        f"`{O}\n{C}`",
        "<!-- sse-registry -->",
        "<!-- an sse-registry: x -->",
        "<!-- sse-registry: x\n-->",
        "<!-- sse-registry: x --",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    "text", [f"\\`{O}{C}`", f"a ` b\n\n{O}{C} `", f"`a` {O}{C} `b`", f"`` a ` {O}{C}"]
)
def test_a_backtick_that_opens_no_code_hides_nothing(text: str) -> None:
    assert [each.content for each in scan(text)] == ["x"]


@pytest.mark.parametrize(
    ("text", "contents", "problems"),
    [
        (f"{O}{C}{O}{C}", ["x", "x"], []),
        (O, [None], [(0, "opens a region that is never closed.")]),
        (f"\n{C}", [None], [(1, "closes no region.")]),
        (f"{O}\n\n{O}\n{C}", [None, "x"], [(0, "opens a region that is never closed.")]),
        (f"{O}\n{C}\n{C}", ["x", None], [(2, "closes no region.")]),
        (f"{C}\n{O}", [None, None], [(0, "closes no region."), (1, "opens a region that is ")]),
        (f"{O}\n{O}\n{C}\n{C}", ["x"], [(1, f"opens a region inside another one, {O}.")]),
        (f"{O}\n{O}{C}{O}{C}\n{C}", ["x"], [(1, "opens a region inside"), (1, "opens a region")]),
    ],
)
def test_markers_without_a_partner(
    text: str, contents: list[str | None], problems: list[tuple[int, str]]
) -> None:
    found = scan(text)

    assert [each.content for each in found] == contents
    broken = [each for marked in found for each in marked.broken]
    for each, (line, message) in zip(broken, problems, strict=True):
        assert each.line == line
        assert each.message.startswith(message)
        assert each.fix
