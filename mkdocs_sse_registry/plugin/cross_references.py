"""Links from and to other pages and sites, through autorefs and mkdocstrings where they run."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_sse_registry.rendering.book import Book

REFERENCE = re.compile(
    r'<sse-reference identifier="(?P<identifier>[^"]*)" url="(?P<url>[^"]*)">'
    r"(?P<label>.*?)</sse-reference>"
)
DOMAIN, ROLE = "sse", "event"
"""How an event type is called in `objects.inv`, Sphinx's list of what a site documents."""


def register(page: Page, config: MkDocsConfig, book: Book) -> None:
    """Make the event types of a category page known to autorefs and to `objects.inv`."""
    autorefs: Any = config.plugins.get("autorefs")
    inventory = _inventory(config)
    for event in book.events if autorefs or inventory is not None else ():
        if event.target.uri != page.file.src_uri:
            continue
        if autorefs:
            autorefs.register_anchor(page, event.type, event.target.anchor, title=event.type)
        if inventory is not None and not re.search(r"\s", event.type):
            uri = f"{page.url}#{event.target.anchor}"
            inventory.register(event.type, domain=DOMAIN, role=ROLE, uri=uri)


def resolve(files: Files, config: MkDocsConfig) -> None:
    """Link each marked name to its entry on this site, else to its source, else leave it plain."""
    inventory = _inventory(config) or {}
    for file in files.documentation_pages():
        page = file.page
        if page is None or "<sse-reference " not in (page.content or ""):
            continue

        def linked(match: re.Match[str], page_url: str = page.url) -> str:
            entry = inventory.get(html.unescape(match["identifier"]))
            url = html.escape(get_relative_url(entry.uri, page_url)) if entry else match["url"]
            return f'<a href="{url}">{match["label"]}</a>' if url else match["label"]

        page.content = REFERENCE.sub(linked, page.content or "")


def _inventory(config: MkDocsConfig) -> Any:  # noqa: ANN401 - of a plugin that may be missing
    """Return mkdocstrings' list of the objects on this site, `None` where it does not run."""
    mkdocstrings: Any = config.plugins.get("mkdocstrings")
    if mkdocstrings is None or not mkdocstrings.plugin_enabled:
        return None
    return mkdocstrings.handlers.inventory
