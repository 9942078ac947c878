"""Learn what the pages of a site say of the event types of a registry; knows no parser of pages."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.diff.comparison import former_names
from mkdocs_sse_registry.domain.pages import Page
from mkdocs_sse_registry.domain.vocabulary import Vocabulary
from mkdocs_sse_registry.rendering import synchronising
from mkdocs_sse_registry.rendering.first_line import OURS
from mkdocs_sse_registry.sources import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.found_regions import Surveyed
    from mkdocs_sse_registry.rendering.templating import Templates
    from mkdocs_sse_registry.settings import Settings


class PageText(Struct, frozen=True, kw_only=True):
    """A page of a site as it is written.

    Attributes:
        uri: Path below docs_dir, with `/`.
        path: With `/`, relative to the repository.
        text: All that the file holds.
        surveyed: The regions in it.
    """

    uri: str
    path: str
    text: str
    surveyed: Surveyed


def inspect(
    pages: Iterable[PageText],
    settings: Settings,
    books: Mapping[str, Book],
    templates: Mapping[str, Templates] | None = None,
    *,
    comparison: Comparison | None = None,
) -> tuple[Page, ...]:
    """Return what pages say of a registry.

    Args:
        pages: The pages, but for generated ones.
        settings: The options of the registry.
        books: All registries of the site by name; one without a name has the name "".
        templates: Their templates, by the same names, where regions are held against what stands in
            the files; `None` where a build fills them anyway.
        comparison: What changed since the revision that the options name.
    """
    registry = books[settings.name or ""].registry
    vocabulary = Vocabulary.of(registry, former_names(comparison))
    return tuple(_inspected(page, settings, books, templates, vocabulary) for page in pages)


def _inspected(
    page: PageText,
    settings: Settings,
    books: Mapping[str, Book],
    templates: Mapping[str, Templates] | None,
    vocabulary: Vocabulary,
) -> Page:
    """Return what a page says of a registry."""
    regions = synchronising.understand(page.surveyed, books)
    own = [each for each in regions.regions if each.registry == (settings.name or "")]
    spans = [(each.start, each.end) for each in page.surveyed.regions]
    said = prose.read(page.text, vocabulary=vocabulary, regions=spans)
    stale = None
    if templates is not None:
        wanted = synchronising.contents(page.text, own, books, templates)
        stale = synchronising.stale(page.text, wanted)
    named = vocabulary.names.intersection(each.name for each in said.mentions)
    is_left_out = said.is_off or _is_left_out(page, settings)
    is_read = settings.prose.check and not is_left_out
    return Page(
        path=page.path,
        mentions=said.mentions if is_read else (),
        examples=said.examples if is_read else (),
        broken=(*regions.broken, *said.broken),
        stale=stale,
        ignores=said.ignores,
        shown=named.union(*(each.shown for each in own)),
        named=named,
        featured=frozenset(
            each.region.options["type"] for each in own if "type" in each.region.options
        ),
        is_left_out=is_left_out,
    )


def _is_left_out(page: PageText, settings: Settings) -> bool:
    """Return whether the prose of a page is not read; in a file of ours nobody could mend it."""
    is_excluded = any(fnmatchcase(page.uri, pattern) for pattern in settings.prose.exclude)
    return is_excluded or page.text.startswith(OURS)
