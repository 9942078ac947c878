"""A survey of a file finds the regions that a build finds, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import pytest

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.rendering.synchronising import Understood, understand
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.rendering.book import Book

    Render = Callable[..., Any]

STORIES = sorted(Path(__file__).with_name("stories").glob("*.md"))
PAGE = re.compile(
    "^-------- page --------\n(.*?)^-------- html --------$", re.MULTILINE | re.DOTALL
)
COUNT = "<!-- sse-registry: count of=gaps -->"
EVENTS = "<!-- sse-registry: events -->"
END = "<!-- /sse-registry -->"


@pytest.fixture
def books(shop: Registry) -> dict[str, Book]:
    options = Settings(folder=Path(), registry="shop.sse_registry")
    return {"": usecases.document(shop, options)}


def between(text: str, *extensions: str) -> list[tuple[int, str]]:
    """Return the line of each region with what stands between its markers."""
    found = Survey(extensions).of(text).regions
    return [(each.line, text[each.start : each.end]) for each in found]


def complaints(understood: Understood) -> set[tuple[int, str, str]]:
    return {(each.line, each.message, each.fix) for each in understood.broken}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("front", ["", "---\ntitle: Guide\n---\n\n"], ids=["bare", "front"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_a_survey_complains_of_what_a_build_complains_of(
    story: Path, line_end: str, front: str, books: dict[str, Book], render: Render
) -> None:
    text = story.read_text("utf-8")
    [names] = re.findall("^Extensions: (.*)$", text, re.MULTILINE)[:1] or [""]
    [page] = PAGE.findall(text)
    extensions = names.split(", ") if names else []
    first = 1 + front.count("\n")
    built = {
        (each.line, each.message, each.fix)
        for each in render(page, *extensions, first_line=first).problems
    }

    whole = (front + page).replace("\n", line_end)

    assert complaints(understand(Survey(extensions).of(whole), books)) == built


def test_offsets_are_those_of_the_file() -> None:
    text = (
        "\ufeff---\r\ntitle: x\r\n---\r\n"
        f"# Guide\r\n\r\n{EVENTS}\r\n\told\r\n{END}\r\n\r\n"
        f"There are\t<!--\tsse-registry: count of=gaps -->3{END}."
    )

    assert between(text) == [(6, "\r\n\told\r\n"), (10, "3")]


@pytest.mark.parametrize(
    ("text", "extensions"),
    [
        (f"```\n{EVENTS}\n{END}\n```", ["fenced_code"]),
        (f"- item\n\n    ~~~\n    {EVENTS}\n    {END}\n    ~~~", ["pymdownx.superfences"]),
        (f"Text.\n\n    {EVENTS}\n    {END}", []),
        (f"Write `{COUNT}{END}`.", []),
        (f"---\nx: {COUNT}{END}\n---\n", []),
        (f"title: {COUNT}{END}\n\nText.", []),
        ("Every word of sse-registry.", []),
        ("<!-- sse-registry: ignore SSE401 planned -->", []),
    ],
)
def test_code_and_front_matter_have_no_regions(text: str, extensions: list[str]) -> None:
    found = Survey(extensions).of(text)

    assert (found.regions, found.broken) == ((), ())


def test_an_end_in_a_fence_does_not_end_a_region() -> None:
    text = f"{EVENTS}\n```\n{END}\n```\n{END}\n"

    assert between(text, "fenced_code") == [(1, f"\n```\n{END}\n```\n")]


def test_many_markers_are_told_apart() -> None:
    text = "\n\n".join(f"{COUNT}{number}{END}" for number in range(200))

    assert [content for _, content in between(text)] == [str(number) for number in range(200)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (f"{EVENTS}\n{END}", 2),
        (f"# A\n\n### B\n\n{EVENTS}\n## In it\n{END}\n\n{EVENTS}\n{END}", 4),
        (f"###### A\n\n{EVENTS}\n{END}", 6),
    ],
)
def test_headings_of_a_region_are_one_below_the_heading_above(text: str, level: int) -> None:
    assert Survey().of(text).regions[-1].level == level


def test_a_block_knows_what_stands_before_its_lines() -> None:
    text = f"> -   item\n>\n> \t{EVENTS}\n> \t{END}\n\nSo many: {COUNT}{END}.\n"

    found = Survey().of(text).regions

    assert [(each.is_block, each.margin) for each in found] == [(True, "> \t"), (False, "")]


def test_an_extension_that_cannot_be_loaded_is_left_out() -> None:
    survey = Survey(["no.such.extension", "toc"], {"toc": {"no_such_option": 1}})

    assert len(survey.of(f"{COUNT}{END}").regions) == 1


def test_where_a_conversion_fails_the_markers_outside_fences_are_regions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(markdown.Markdown, "convert", fail)
    text = (
        f"### A\n\n```\n{EVENTS}\n{END}\n```\n\n{EVENTS}\n## old\n{END}\n{END}\n"
        f"{EVENTS}\n{END}\n\n# B\n\nSo many: {COUNT}{END}\n"
    )

    found = Survey().of(text)

    assert [(each.line, each.level) for each in found.regions] == [(8, 4), (12, 4), (17, 2)]
    assert [each.line for each in found.broken] == [11]


def test_other_files_are_not_put_into_the_page(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text(f"{EVENTS}\n{END}\n")
    configs = {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}

    found = Survey(["pymdownx.snippets"], configs).of(f'{COUNT}{END}\n\n--8<-- "other.md"\n')

    assert [each.marker for each in found.regions] == [COUNT]


@pytest.mark.parametrize(
    ("asks", "shown"),
    [
        ("events", {"order.placed", "order.paid", "ai.chunk"}),
        ("events mapped=yes", {"order.placed"}),
        ("event type=order.paid", {"order.paid"}),
        ("payload-fields type=ai.chunk", {"ai.chunk"}),
        ("payload-fields category=orders", {"order.placed"}),
        ("payload-fields", {"order.placed"}),
        ("coverage", set()),
        ("count of=gaps", set()),
    ],
)
def test_a_region_shows_event_types(asks: str, shown: set[str], books: dict[str, Book]) -> None:
    [region] = understand(Survey().of(f"<!-- sse-registry: {asks} -->\n{END}"), books).regions

    assert region.shown == shown
    assert region.registry == ""
