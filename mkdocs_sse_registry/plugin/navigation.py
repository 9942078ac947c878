"""Where the generated pages stand in the navigation of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.layout import Page as GeneratedPage
    from mkdocs_sse_registry.settings import Pages

CATEGORIES = "Categories"
SECTION_INDEX = "section-index"


def add_to_nav(config: MkDocsConfig, pages: Sequence[GeneratedPage], title: str) -> None:
    """Add the pages as a section at the end of an explicit nav; without one, MkDocs finds them.

    The nav has it already where MkDocs' options have been used for another build.
    """
    if config.nav is None:
        return
    section: list[Any] = [page.uri for page in pages if page.kind != "category"]
    section.insert(1, {CATEGORIES: [page.uri for page in pages if page.kind == "category"]})
    if {title: section} not in config.nav:
        config.nav = [*config.nav, {title: section}]


def name_categories(files: Files, book: Book) -> None:
    """Title the page of each category, so that it is not taken for the index of the section.

    section-index takes the first page of any section for that, unless it has a title.
    """
    titles = {each.name: each.title for each in book.registry.categories}
    for page in book.layout.pages:
        file = files.get_file_from_path(page.uri)
        if page.category is None or file is None or file.generated_by is None:
            continue
        if file.page is not None:
            file.page.title = titles[page.category]


def arrange(
    nav: Navigation, pages: Sequence[GeneratedPage], options: Pages, generated: Container[str]
) -> None:
    """Title and order the section that MkDocs made of the folder of the pages.

    A section that holds anything else, or that has a title of its own, is left as it is. Pages of
    another registry, whose folder is in this one, come last.

    Args:
        nav: The navigation.
        pages: The pages in their order.
        options: Their folder and its title.
        generated: Paths of the pages of all registries.
    """
    order = {page.uri: number for number, page in enumerate(pages)}
    for section in _sections(nav.items):
        if section.title == dirname_to_title(options.directory.rpartition("/")[2]):
            found = {page.file.src_uri for page in _pages(section)}
            if found & order.keys() and all(uri in generated for uri in found):
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
        key=lambda child: min(
            order.get(page.file.src_uri, len(order)) for page in _pages_of([child])
        )
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
