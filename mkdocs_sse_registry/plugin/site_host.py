"""What the plugin keeps of a site while it is built, for all its registries; knows no event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import field

from mkdocs_sse_registry.markdown_extension import Host

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_sse_registry.settings import Settings

Told = tuple[str, str, str]
"""Place, code and subject of a finding."""

LINKS = "relpath"
"""What MkDocs calls the processor that rewrites the links of a page, and knows its file."""


class SiteHost(Host, kw_only=True):
    """A host that also knows what has been told of its site.

    Attributes:
        settings: The options of each registry, by its name.
        seen: How many of the registries have seen the pages.
        inventory: Where the event types are that other sites can link, relative to the site.
        lists_events: Whether the list of them is ours to write.
        told: What has been logged, by this build or by one that it is a part of.
        shortfalls: Where a coverage is under its threshold, or fell.
    """

    settings: dict[str, Settings] = field(default_factory=dict)
    seen: int = 0
    inventory: dict[str, str] = field(default_factory=dict)
    lists_events: bool = False
    told: set[Told] = field(default_factory=set)
    shortfalls: list[str] = field(default_factory=list)

    def page_of(self, md: Markdown) -> str | None:
        """Return the page whose links MkDocs rewrites in a conversion; see `Host`.

        The page of an excerpt is not the one that is being made.
        """
        if LINKS not in md.treeprocessors:
            return None
        rewriter: Any = md.treeprocessors[LINKS]
        return str(rewriter.file.src_uri)
