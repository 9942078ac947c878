"""What sync writes into a file, what it leaves alone, and what it says is stale.

Each folder of stories/sync/ is a page before and after; `ACCEPT_STORIES=1` writes what is after.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import (
    Category,
    Direct,
    EventType,
    Origin,
    PayloadField,
    Registry,
)
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.rendering import regions
from mkdocs_sse_registry.rendering.synchronising import (
    Content,
    contents,
    diff,
    stale,
    synced,
    understand,
)
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.book import Book

STORIES = sorted((Path(__file__).parents[1] / "stories" / "sync").iterdir())
EXTENSIONS = (
    *("toc", "tables", "fenced_code", "admonition", "def_list", "footnotes", "md_in_html"),
    *("pymdownx.details", "pymdownx.tabbed", "pymdownx.superfences"),
)
SURVEY = Survey(EXTENSIONS, {"pymdownx.tabbed": {"alternate_style": True}})
FIELDS = "<!-- sse-registry: payload-fields type=order.placed -->"
GAPS = "<!-- sse-registry: count of=gaps -->"
END = "<!-- /sse-registry -->"
LINE = "Payload: `id` `total`"


def wanted(text: str, book: Book, survey: Survey = SURVEY) -> tuple[Content, ...]:
    understood = understand(survey.of(text), {"": book})
    assert not understood.broken
    return contents(text, understood.regions, {"": book}, {"": Templates()})


def sync(text: str, book: Book, survey: Survey = SURVEY) -> str:
    return synced(text, wanted(text, book, survey))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(story: Path, book: Book) -> None:
    after = sync((story / "before.md").read_bytes().decode(), book)

    if os.environ.get("ACCEPT_STORIES"):
        (story / "after.md").write_bytes(after.encode())
    assert after == (story / "after.md").read_bytes().decode()
    assert sync(after, book) == after


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"], ids=["none", "one", "two"])
@pytest.mark.parametrize(
    "first", ["", "\ufeff", "---\ntitle: x\n---\n"], ids=["bare", "BOM", "front"]
)
@pytest.mark.parametrize("margin", ["", "> ", "> > "])
def test_lines_end_as_the_line_of_the_marker(
    margin: str, first: str, last: str, end: str, book: Book
) -> None:
    page = first + "\n".join([margin + FIELDS, margin + END]) + last
    blank = margin.rstrip()
    filled = [margin + FIELDS, blank, margin + LINE, blank, margin + END]
    expected = first + "\n".join(filled) + last

    assert sync(page.replace("\n", end), book) == expected.replace("\n", end)


def test_of_mixed_line_ends_that_of_the_marker_counts(book: Book) -> None:
    page = f"a\n\n{FIELDS}\r\nold\n{END}\n\n{FIELDS}\nold\r\n{END}\r\n"

    assert sync(page, book) == (
        f"a\n\n{FIELDS}\r\n\r\n{LINE}\r\n\r\n{END}\n\n{FIELDS}\n\n{LINE}\n\n{END}\r\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"There is {GAPS}{END} gap.", f"There is {GAPS}1{END} gap."),
        (f"## {GAPS}old\nold{END} gap", f"## {GAPS}1{END} gap"),
        (f"| {GAPS} 7 {END} |", f"| {GAPS}1{END} |"),
        (f"{GAPS}\n{END}", f"{GAPS}\n\n1\n\n{END}"),
        (f"{FIELDS}  \nold {END} after", f"{FIELDS}\n\n{LINE}\n\n{END} after"),
        (f"- a\n\n\t{FIELDS}\n\t{END}\n", f"- a\n\n\t{FIELDS}\n\n\t{LINE}\n\n\t{END}\n"),
        (f"> a\n> {FIELDS}\n{END}", f"> a\n> {FIELDS}\n>\n> {LINE}\n>\n> {END}"),
        (f"`{GAPS}{END}` {GAPS}{END}", f"`{GAPS}{END}` {GAPS}1{END}"),
        (f"a ` b\n{FIELDS}\n{END}\nc", f"a ` b\n{FIELDS}\n\n{LINE}\n\n{END}\nc"),
        (f"```\n{FIELDS}\n{END}\n```\n", f"```\n{FIELDS}\n{END}\n```\n"),
    ],
)
def test_only_what_stands_between_markers_changes(before: str, after: str, book: Book) -> None:
    assert sync(before, book) == after
    assert sync(after, book) == after


def test_what_only_a_build_fills_is_left_out(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "BUILD_ONLY", frozenset({"payload-fields"}))
    page = f"{FIELDS}\nby hand\n{END}\n\n{GAPS}{END}"

    assert sync(page, book) == f"{FIELDS}\nby hand\n{END}\n\n{GAPS}1{END}"


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (f"{FIELDS}\n\n{LINE}\n\n{END}", []),
        (f"{FIELDS}\n{LINE}\n{END}", [1]),
        (f"{FIELDS}\n\n{END}", []),
        (f"> {FIELDS}\n>\n> {END}", []),
        (f"a\n\n{GAPS}1{END} {GAPS}2{END} {GAPS}{END} {GAPS} {END}", [3]),
    ],
)
def test_a_region_is_stale_when_it_holds_something_else(
    page: str, lines: list[int], book: Book
) -> None:
    assert [each.line for each in stale(page, wanted(page, book))] == lines


def test_an_empty_region_can_stay_empty(book: Book) -> None:
    page = f"{GAPS}{END} {GAPS}2{END}"

    assert synced(page, wanted(page, book), fill_empty=False) == f"{GAPS}{END} {GAPS}1{END}"


def test_a_broken_region_is_told_with_its_line(book: Book) -> None:
    page = f"a\n\n<!-- sse-registry: evnts -->\n{END}\n\n{GAPS}{END}\n\n{END}\n"

    understood = understand(SURVEY.of(page), {"": book})

    assert [(each.line, each.marker) for each in understood.broken] == [
        (3, "<!-- sse-registry: evnts -->"),
        (8, END),
    ]
    assert [each.found.line for each in understood.regions] == [6]


def test_the_difference_is_that_of_git() -> None:
    assert diff("docs/a.md", "a\r\nb\nc", "a\r\nB\nc\n") == (
        "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,3 +1,3 @@\n a\r\n-b\n-c\n"
        "\\ No newline at end of file\n+B\n+c\n"
    )
    assert diff("a.md", "a", "a") == ""


def book_that_says(text: str) -> Book:
    event = EventType(
        type="order.placed",
        category=text,
        description=text,
        payload_fields=(PayloadField(name=text), PayloadField(name="id")),
        extra={"owner": text},
        deprecated=text,
    )
    registry = Registry(
        origin=Origin(module="x", source=Place(path="x.py")),
        categories=(Category(name=text),),
        events=(event, replace(event, type=text)),
        direct=(Direct(type=text, reason=text),),
    )
    return usecases.document(registry, Settings(folder=Path(), registry="x"))


ASKED = (
    *("events", "events columns=event-type,category,sent,owner", "event type=order.placed"),
    *("coverage", "statistics", "payload-fields", "payload-fields type=order.placed"),
)
SAID = ("-->", f"` {END} `", f"```\n{END}\n```", f"a\n\n{FIELDS}", "```", "~~~", "    a", "<div>")


@pytest.mark.parametrize("names", [(), ("fenced_code", "tables"), EXTENSIONS], ids=len)
@pytest.mark.parametrize("text", [END, FIELDS, *SAID, "{{ x }}", "a ` b", "# a", "- a\n\n  b"])
@pytest.mark.parametrize("margin", ["", "    ", "> "])
def test_no_text_of_the_registry_ends_a_region(
    margin: str, text: str, names: tuple[str, ...]
) -> None:
    book, survey = book_that_says(text), Survey(names)
    regions_asked = "\n\n".join(f"<!-- sse-registry: {asks} -->\n{END}" for asks in ASKED)
    lines = ["- a", "", *((margin + line).rstrip() for line in regions_asked.split("\n")), ""]
    page = "\n".join([*lines, f"There is {GAPS}{END}."])

    once = sync(page, book, survey)

    assert outside(once, survey) == outside(page, survey)
    assert len(survey.of(once).regions) == len(ASKED) + 1
    assert sync(once, book, survey) == once


def outside(text: str, survey: Survey = SURVEY) -> list[str]:
    """Return what stands outside the regions of a page."""
    found = survey.of(text).regions
    starts = [0, *(each.end for each in found)]
    ends = [*(each.start for each in found), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


BLOCKS = st.sampled_from(
    [
        *("", "", "Text.", "# Heading", "- item", "1. item", "> quoted", "!!! note", '=== "Tab"'),
        *(
            "```",
            "~~~",
            "a ` b",
            "``",
            "<div>",
            "</div>",
            "<div markdown>",
            "    indented",
            "\ttab",
        ),
        *("| a | b |", "| --- | --- |", "<!-- comment -->", "[^1]: note", "Term", ":   words"),
        *(END, f"{FIELDS}\n{END}", f"{FIELDS}\nold\n\n```\nold\n```\n{END}", "---"),
        *(f"So many: {GAPS}7{END}.", f"`{GAPS}{END}`", f"| {GAPS}{END} |", f"{GAPS}\n{END}"),
        *(f"<!-- sse-registry: {asks} -->\n{END}" for asks in ASKED),
    ]
)
MARGINS = st.sampled_from(["", "", "", "    ", "\t", "> ", "  ", "> > ", "        "])
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Return a page of anything, with markers anywhere."""
    written = [draw(st.sampled_from(["", "\ufeff", "---\ntitle: x\n---\n"]))]
    for block, margin in draw(st.lists(st.tuples(BLOCKS, MARGINS), max_size=12)):
        written += [margin + line + draw(ENDS) for line in block.split("\n")]
    return "".join(written)


@pytest.mark.parametrize("margin", ["", "> "])
@pytest.mark.parametrize("fence", ["```", "````"])
def test_a_fence_that_is_never_closed_is_not_closed_by_a_region(
    fence: str, margin: str, book: Book
) -> None:
    event = "<!-- sse-registry: event type=order.placed -->"
    page = f"{margin}{fence}\n{margin}\n{margin}{event}\n{margin}{END}\n"

    once = sync(page, book)

    assert f"\n{margin}{fence}`text\n" in once
    assert sync(once, book) == once


BOOK = book_that_says("a | b `c` <d> ` e")


@settings(deadline=None)
@given(page=pages())
@example(page=f"{GAPS}\n{END}\n:   words\n" + f"<!-- sse-registry: {ASKED[2]} -->\n{END}\n" * 2)
def test_sync_changes_nothing_else_and_leaves_nothing_to_do(page: str) -> None:
    understood = understand(SURVEY.of(page), {"": BOOK})
    once = synced(page, contents(page, understood.regions, {"": BOOK}, {"": Templates()}))

    again = understand(SURVEY.of(once), {"": BOOK})

    assert outside(once) == outside(page)
    assert [each.message for each in again.broken] == [each.message for each in understood.broken]
    assert synced(once, contents(once, again.regions, {"": BOOK}, {"": Templates()})) == once
