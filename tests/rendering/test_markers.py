"""Which markers are found in the text of a page, and which belong to none."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.rendering.markers import scan

OPEN, CLOSE = "<!-- sse-registry: x -->", "<!-- /sse-registry -->"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (f"{OPEN}\n{CLOSE}", "x"),
        ("<!--sse-registry:x--><!--/sse-registry-->", "x"),
        (f'<!--  sse-registry:   x  y="a b"   -->{CLOSE}', 'x  y="a b"'),
        (f"<!-- sse-registry: -->{CLOSE}", ""),
        (f"<!-- sse-registry: a > b -->{CLOSE}", "a > b"),
        (f"<!-- sse-registry: ignored -->{CLOSE}", "ignored"),
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
        (f"{OPEN}\n{CLOSE}", True, ""),
        (f"    {OPEN}  \n    {CLOSE}", True, "    "),
        (f"> > {OPEN}\n> > {CLOSE}", True, "> > "),
        (f">{OPEN}\n>{CLOSE}", True, ">"),
        (f"text\n{OPEN}\n{CLOSE} text", True, ""),
        (f"{OPEN}{CLOSE}", False, ""),
        (f"a {OPEN}{CLOSE}", False, ""),
        (f"> a {OPEN}\n> 1{CLOSE}", False, "> "),
        (f"- {OPEN}\n  {CLOSE}", False, ""),
        (f"| {OPEN}{CLOSE} |", False, ""),
    ],
)
def test_a_marker_alone_on_its_line_opens_a_block(
    text: str, *, is_block: bool, margin: str
) -> None:
    [marked] = scan(text)

    assert (marked.is_block, marked.margin) == (is_block, margin)


@pytest.mark.parametrize(
    "text",
    [
        "no marker",
        f"`{OPEN}` and `{CLOSE}`",
        f"``{OPEN} ` {CLOSE}``",
        f"`{OPEN}\n{CLOSE}`",
        "<!-- an sse-registry: x -->",
        "<!-- sse-registry-viewer: x -->",
        "`<!-- sse-registry x -->`",
        "<!-- sse-registry: ignore SSE401 the old name -->",
        "<!--sse-registry:ignore-->",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- sse-registry -->", "is no marker of a region."),
        ("<!-- sse-registry x -->", "is no marker of a region."),
        ("<!-- sse_registry: x -->", "is no marker of a region."),
        ("<!-- SSE-Registry: x -->", "is no marker of a region."),
        ("<!-- /sse-registry: -->", "is no marker of a region."),
        ("<!-- end sse-registry -->", "is no marker of a region."),
        ("<!-- \\sse-registry -->", "is no marker of a region."),
        ("<!-- sse-registry: x\n-->", "has no --> on its line."),
        ("<!-- sse-registry: x --", "has no --> on its line."),
    ],
)
def test_a_comment_that_is_almost_a_marker_is_told(text: str, message: str) -> None:
    [marked] = scan(text)

    assert marked.content is None
    assert [each.message for each in marked.broken] == [message]


def test_a_misspelt_end_leaves_its_region_open() -> None:
    text = f"{OPEN}\n<!-- /sse_registry -->\n{OPEN}\n{CLOSE}"

    found = scan(text)

    assert [each.content for each in found] == [None, None, "x"]
    assert [each.line for each in found] == [0, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        f"\\`{OPEN}{CLOSE}`",
        f"a ` b\n\n{OPEN}{CLOSE} `",
        f"`a` {OPEN}{CLOSE} `b`",
        f"`` a ` {OPEN}{CLOSE}",
    ],
)
def test_a_backtick_that_opens_no_code_hides_nothing(text: str) -> None:
    assert [each.content for each in scan(text)] == ["x"]


@pytest.mark.parametrize(
    ("text", "contents", "problems"),
    [
        (f"{OPEN}{CLOSE}{OPEN}{CLOSE}", ["x", "x"], []),
        (OPEN, [None], [(0, "opens a region that is never closed.")]),
        (f"\n{CLOSE}", [None], [(1, "closes no region.")]),
        (f"{OPEN}\n\n{OPEN}\n{CLOSE}", [None, "x"], [(0, "opens a region that is never closed.")]),
        (f"{OPEN}\n{CLOSE}\n{CLOSE}", ["x", None], [(2, "closes no region.")]),
        (
            f"{CLOSE}\n{OPEN}",
            [None, None],
            [(0, "closes no region."), (1, "opens a region that is ")],
        ),
        (
            f"{OPEN}\n{OPEN}\n{CLOSE}\n{CLOSE}",
            [None, "x", None],
            [(0, "opens a region that is never closed."), (3, "closes no region.")],
        ),
        (
            f"{OPEN}\n{OPEN}{CLOSE}{OPEN}{CLOSE}\n{CLOSE}",
            [None, "x", "x", None],
            [(0, "opens a region that is never closed."), (2, "closes no region.")],
        ),
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
