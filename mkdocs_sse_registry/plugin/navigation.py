"""Where the generated pages stand in the navigation of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from mkdocs_sse_registry.rendering.layout import Page as GeneratedPage
    from mkdocs_sse_registry.settings import Pages

CATEGORIES = "Categories"


def add_to_nav(config: MkDocsConfig, pages: Sequence[GeneratedPage], title: str) -> None:
    """Add the pages as a section at the end of an explicit nav; without one, MkDocs finds them."""
    if config.nav is None:
        return
    section: list[Any] = [page.uri for page in pages if page.kind != "category"]
    section.insert(1, {CATEGORIES: [page.uri for page in pages if page.kind == "category"]})
    config.nav = [*config.nav, {title: section}]


def arrange(nav: Navigation, pages: Sequence[GeneratedPage], options: Pages) -> None:
    """Title and order the section that MkDocs made of the folder of the pages.

    A section that holds anything else, or that has a title of its own, is left as it is.
    """
    order = {page.uri: number for number, page in enumerate(pages)}
    for section in _sections(nav.items):
        if section.title == dirname_to_title(options.directory.rpartition("/")[2]):
            found = [page for page in _pages(section) if page.file.src_uri in order]
            if found and len(found) == len(list(_pages(section))):
                section.title = options.title
                _sort(section, order)
    nav.pages[:] = list(_pages_of(nav.items))
    for page, following in zip(nav.pages, nav.pages[1:], strict=False):
        page.next_page, following.previous_page = following, page


def _sort(section: Section, order: dict[str, int]) -> None:
    """Order a section and those in it by the first page of each."""
    for child in section.children:
        if isinstance(child, Section):
            _sort(child, order)
    section.children.sort(
        key=lambda child: min(order[page.file.src_uri] for page in _pages_of([child]))
    )


def _sections(items: Sequence[StructureItem]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)


def _pages(section: Section) -> Iterator[Page]:
    return _pages_of(section.children)


def _pages_of(items: Sequence[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages_of(item.children)
