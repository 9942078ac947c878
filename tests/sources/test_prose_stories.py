"""Pages of every kind, and what is read of them.

A story is a folder of `tests/stories/prose`: a page in `page.md`, and in `expected.txt` what it
says, by line and column; `?` marks a name that the registry does not have. The registry is `NAMES`.
To add one, write the page, run this test with `ACCEPT_STORIES=1`, and check each line.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.domain.vocabulary import Vocabulary
from mkdocs_sse_registry.rendering import markers
from mkdocs_sse_registry.sources import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = Path(__file__).parent.parent / "stories" / "prose"
NAMES = (
    "sync.accounts.started",
    "sync.accounts.completed",
    "sync.accounts.failed",
    "provider.token.failed",
    "ai.chunk",
    "progress",
)
VOCABULARY = Vocabulary.of(
    Registry(
        origin=Origin(module="registry", source=NOWHERE),
        events=tuple(EventType(type=name) for name in NAMES),
    )
)


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
def test_what_a_page_says_is_read(story: str) -> None:
    page = (STORIES / story / "page.md").read_bytes().decode("utf-8")
    expected = STORIES / story / "expected.txt"

    told = "\n".join(said(page)) + "\n"

    if os.environ.get("ACCEPT_STORIES"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


def said(page: str) -> Iterator[str]:
    """Yield what is read of a page, a line for each thing."""
    regions = [(each.start, each.end) for each in markers.scan(page) if each.content]
    inner = [(page.index("-->", start) + 3, page.rindex("<!--", 0, end)) for start, end in regions]
    read = prose.read(page, vocabulary=VOCABULARY, regions=inner)
    for name in read.mentions:
        unknown = "" if name.name in NAMES else "?"
        yield f"{name.line}:{name.column} {name.name}{unknown}"
    for each in read.examples:
        fields = ", ".join(f"{key} {kind or '-'}" for key, kind in each.fields.items())
        more = "" if each.is_complete else ", and more"
        yield f"{each.line}:{each.column} example of {each.event_type}: {fields}{more}"
    for ignore in read.ignores:
        about = f"{ignore.first} to {ignore.last}"
        yield f"{ignore.line} ignores {ignore.code} in {about}: {ignore.reason}"
    for broken in read.broken:
        yield f"{broken.line} {broken.message} {broken.fix}"


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_line_end_gives_the_same(story: str, end: str) -> None:
    page = (STORIES / story / "page.md").read_bytes().decode("utf-8").replace("\r\n", "\n")

    assert list(said(page.replace("\n", end))) == list(said(page))


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
def test_a_byte_order_mark_changes_nothing(story: str) -> None:
    page = (STORIES / story / "page.md").read_bytes().decode("utf-8")

    assert list(said(f"\ufeff{page}")) == list(said(page))
