"""Whatever a page and a registry say, `sync` and `check` cope, and what is not ours stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.model import Registry
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.mkdocs_site import USUAL_EXTENSIONS
from mkdocs_sse_registry.rendering import regions
from mkdocs_sse_registry.rendering.regions import BLOCKS, INLINE, RegionError
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.usecases import PageText

SETTINGS = Settings(folder=Path(), registry="x")
TEMPLATES = {"": Templates()}
SURVEY = Survey(USUAL_EXTENSIONS)
END = "<!-- /sse-registry -->"
KINDS = ("events", "coverage", "statistics", "payload-fields", "diagram", "count of=gaps")
MARGINS = ("", "    ", "> ", "\t", "- ")


@st.composite
def pages(draw: st.DrawFn, texts: SearchStrategy[str]) -> str:
    """Return a page of any text with regions anywhere, with line ends of any kind."""
    end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    lines = [draw(st.sampled_from(("", "\ufeff", "---\ntitle: x\n---\n")))]
    for _ in range(draw(st.integers(1, 4))):
        asks, margin = draw(st.sampled_from(KINDS)), draw(st.sampled_from(MARGINS))
        lines += [
            draw(st.sampled_from(("", "# Title", "- item", "```")) | texts),
            draw(st.sampled_from(("", "Text."))),
            f"{margin}<!-- sse-registry: {asks} -->",
            *draw(st.sampled_from(((), ("old",), ("```", "old")))),
            f"{margin}{END}",
            "",
        ]
    return end.join(lines) + draw(st.sampled_from(("", end)))


@given(registry=st.from_type(Registry), data=st.data())
def test_sync_twice_is_sync_once_and_nothing_else_changes(
    registry: Registry, data: st.DataObject, texts: SearchStrategy[str]
) -> None:
    page = data.draw(pages(texts))
    book = usecases.document(registry, SETTINGS)

    once = synced(page, book)

    assert outside(once) == outside(page)
    assert synced(once, book) == once


@given(registry=st.from_type(Registry), data=st.data())
def test_check_has_an_answer_to_every_page(
    registry: Registry, data: st.DataObject, texts: SearchStrategy[str]
) -> None:
    page = page_of(data.draw(texts | pages(texts)))
    book = usecases.document(registry, SETTINGS)

    said = usecases.inspect([page], SETTINGS, {"": book}, TEMPLATES)

    lines = len(page.text.splitlines()) + 1
    for found in usecases.check(registry, SETTINGS, said).all:
        assert found.path != page.path or 1 <= (found.line or 1) <= lines


@given(registry=st.from_type(Registry), data=st.data())
def test_a_region_is_filled_or_refused_whatever_it_asks_for(
    registry: Registry, data: st.DataObject, texts: SearchStrategy[str]
) -> None:
    kind = data.draw(st.sampled_from((*BLOCKS, *INLINE)))
    options = "type", "category", "columns", "mapped", "level", "of", "registry"
    value = texts | st.sampled_from([each.type for each in registry.events])
    given = data.draw(st.dictionaries(st.sampled_from(options), value, max_size=2))
    asked = " ".join([kind, *(f'{name}="{text}"' for name, text in given.items())])

    for content in (asked, data.draw(texts)):
        answer = answered(content, usecases.document(registry, SETTINGS))
        assert answer == "filled" or answer.endswith("."), "a sentence says what is wrong"


@given(registry=st.from_type(Registry))
def test_the_files_of_two_runs_are_the_same_and_lie_in_their_folder(registry: Registry) -> None:
    book = usecases.document(registry, SETTINGS)

    files = usecases.generate([SETTINGS], {"": book}, TEMPLATES)

    assert usecases.generate([SETTINGS], {"": book}, TEMPLATES) == files
    assert len({each.path.as_posix().casefold() for each in files}) == len(files)
    for each in files:
        assert len(each.path.parts) <= 2
        assert all(0 < len(part.encode()) <= 255 for part in each.path.parts)
        assert set(each.path.as_posix()).isdisjoint('\\:*?"<>|\n\r\0')
        assert ".." not in each.path.parts


def page_of(text: str) -> PageText:
    return usecases.PageText(uri="a.md", path="a.md", text=text, surveyed=SURVEY.of(text))


def synced(text: str, book: Book) -> str:
    return usecases.sync(page_of(text), {"": book}, TEMPLATES).text


def outside(text: str) -> list[str]:
    """Return what stands outside the regions of a page."""
    found = SURVEY.of(text).regions
    starts = [0, *(each.end for each in found)]
    ends = [*(each.start for each in found), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def answered(asked: str, book: Book) -> str:
    """Fill a region, or return why that cannot be done."""
    try:
        region = regions.parse(asked)
        if region.is_inline:
            regions.number(region, book)
        else:
            regions.render(region, book, TEMPLATES[""], level=2)
    except RegionError as error:
        return str(error)
    return "filled"
