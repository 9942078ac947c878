"""Which pages a registry has and where everything is on them; knows no content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from mkdocs_sse_registry.domain import naming

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Registry

CATEGORIES = "categories"
"""Folder of the pages of the categories."""

PageKind = Literal[
    "index", "category", "payload-fields", "mapping-coverage", "statistics", "findings", "changes"
]


class Page(Struct, frozen=True, kw_only=True):
    """A generated page.

    Attributes:
        uri: Path below docs_dir, with `/`.
        kind: Which template makes it.
        category: Name of its category, `None` for the others.
    """

    uri: str
    kind: PageKind
    category: str | None = None


class Target(Struct, frozen=True, kw_only=True):
    """Where a link leads.

    Attributes:
        uri: Path of the page below docs_dir; empty where there is none.
        anchor: Id on the page, empty for the page itself.
    """

    uri: str = ""
    anchor: str = ""


class PageLink(Struct, frozen=True, kw_only=True):
    """A hand-written page.

    Attributes:
        title: As the site shows it.
        target: The page.
    """

    title: str
    target: Target


class Layout:
    """The generated pages of one registry.

    Args:
        registry: What the pages show.
        directory: Folder of the pages below docs_dir, `None` when there are none.
        is_compared: Whether there is a page of what changed.
        written: Paths of those that are there, `None` where all are.
    """

    def __init__(
        self,
        registry: Registry,
        directory: str | None,
        *,
        is_compared: bool = False,
        written: frozenset[str] | None = None,
    ) -> None:
        self._written = written
        self._is_compared = is_compared
        self._directory = directory
        self._slugs = naming.slugs(category.name for category in registry.categories)
        self._anchors = naming.anchors(event.type for event in registry.events)
        self._categories = {event.type: event.category for event in reversed(registry.events)}
        self.pages = tuple(page for page in self._pages() if self._has(page.uri))

    def _pages(self) -> tuple[Page, ...]:
        if self._directory is None:
            return ()
        return (
            Page(uri=self._uri("index"), kind="index"),
            *(
                Page(uri=self._uri(f"{CATEGORIES}/{slug}"), kind="category", category=name)
                for name, slug in self._slugs.items()
            ),
            Page(uri=self._uri("payload-fields"), kind="payload-fields"),
            Page(uri=self._uri("mapping-coverage"), kind="mapping-coverage"),
            Page(uri=self._uri("statistics"), kind="statistics"),
            Page(uri=self._uri("findings"), kind="findings"),
            *([Page(uri=self._uri("changes"), kind="changes")] if self._is_compared else []),
        )

    def page(self, kind: PageKind) -> Target:
        """Return where a page is that there is one of."""
        return self._target(kind)

    def category(self, name: str) -> Target:
        """Return where a category is."""
        return self._target(f"{CATEGORIES}/{self._slugs[name]}")

    def event(self, event_type: str) -> Target:
        """Return where an event type is; nowhere for one that the registry does not have."""
        if event_type not in self._categories:
            return Target()
        slug = self._slugs[self._categories[event_type]]
        return self._target(f"{CATEGORIES}/{slug}", self._anchors[event_type])

    def _target(self, page: str, anchor: str = "") -> Target:
        uri = self._uri(page)
        has_page = self._directory is not None and self._has(uri)
        return Target(uri=uri, anchor=anchor) if has_page else Target()

    def _has(self, uri: str) -> bool:
        return self._written is None or uri in self._written

    def _uri(self, page: str) -> str:
        return f"{self._directory}/{page}.md"
