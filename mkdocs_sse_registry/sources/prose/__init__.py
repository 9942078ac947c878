"""What the Markdown of a page says of event types; knows no file and no site.

Read are text, headings, tables, code spans and code blocks. Not read are front matter, comments,
targets of links, URLs, tags, templates, and what stands in our regions: see `blocks` and
`spans`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.pages import Mention
from mkdocs_sse_registry.sources.prose import blocks, examples, ignores, spans
from mkdocs_sse_registry.sources.prose.names import SOURCES, Piece, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_sse_registry.domain.pages import BrokenMarker, Example, Ignore
    from mkdocs_sse_registry.domain.vocabulary import Vocabulary
    from mkdocs_sse_registry.sources.prose.blocks import Fence, Span


class Prose(Struct, frozen=True, kw_only=True):
    """What a page says; the other fields are those of `domain.pages.Page`.

    Attributes:
        is_off: Whether its front matter leaves it out.
    """

    is_off: bool = False
    mentions: tuple[Mention, ...] = ()
    examples: tuple[Example, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    broken: tuple[BrokenMarker, ...] = ()


def read(text: str, *, vocabulary: Vocabulary, regions: Iterable[Span] = ()) -> Prose:
    """Return what a page says of event types.

    Args:
        text: The page as it is written, front matter and all.
        vocabulary: The names of the registry.
        regions: Where what stands between the markers of our regions begins and ends.
    """
    page = blocks.flat(text)
    lines = blocks.Lines(page)
    matter, is_off = blocks.front_matter(page)
    own = blocks.covered(page, [matter, *regions])
    seen = blocks.covered(own, blocks.directives(own))
    fences = blocks.fences(seen, lines)
    parts = spans.spans(blocks.covered(seen, [(each.start, each.end) for each in fences]))
    fences = [each for each in fences if not _is_inside(each.start, parts.comments)]
    found = ignores.find(own, lines, parts.comments, fences)
    if is_off:
        return Prose(is_off=True, ignores=found.ignores, broken=found.broken)

    unread = [*parts.comments, *parts.unread, *spans.addresses(seen)]
    reader = Reader(page, blocks.covered(seen, unread), vocabulary)
    names = {
        name.offset: name
        for piece in _pieces(len(page), parts.code, fences)
        for name in reader.names(piece)
    }
    for fence in fences:
        for frame in examples.frames(seen, fence):
            name = frame.event.name
            if vocabulary.has_known(name) or vocabulary.is_alike(name):
                names[frame.event.offset] = frame.event
    return Prose(
        mentions=tuple(
            Mention(name=name, line=lines.line(offset), column=lines.column(offset))
            for name, offset in sorted(names.values(), key=lambda each: each.offset)
        ),
        examples=tuple(
            example
            for fence in fences
            for example in examples.examples(seen, fence, lines, vocabulary)
        ),
        ignores=found.ignores,
        broken=found.broken,
    )


def _pieces(length: int, code: Iterable[Span], fences: Iterable[Fence]) -> Iterator[Piece]:
    """Yield the parts of a page, and the text between them."""
    marked = [Piece("span", *each) for each in code]
    fenced = [
        Piece(
            "source" if each.language in SOURCES else "block",
            each.inside,
            each.inside_end,
            each.language,
        )
        for each in fences
    ]
    position = 0
    for piece in sorted([*marked, *fenced], key=lambda each: each.start):
        yield Piece("text", position, piece.start)
        yield piece
        position = piece.end
    yield Piece("text", position, length)


def _is_inside(offset: int, spans: Sequence[Span]) -> bool:
    number = bisect_right(spans, (offset, 1 << 62))
    return number > 0 and offset < spans[number - 1][1]
