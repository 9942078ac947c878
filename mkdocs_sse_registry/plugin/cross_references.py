"""Links from and to other pages and sites, through autorefs and mkdocstrings where they run."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

from mkdocs_sse_registry.rendering.html import escaped
from mkdocs_sse_registry.rendering.inventory import DOMAIN, ROLE, can_hold, inventory_file

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import PluginCollection
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_sse_registry.plugin.site_host import SiteHost
    from mkdocs_sse_registry.rendering.views import EventView

REFERENCE = re.compile(
    r'<sse-reference identifier="(?P<identifier>[^"]*)" url="(?P<url>[^"]*)">'
    r"(?P<label>.*?)</sse-reference>"
)
INVENTORY = "objects.inv"


def register(page: Page, config: MkDocsConfig, host: SiteHost) -> None:
    """Make the event types of a category page known to autorefs, and for `objects.inv`.

    Where several registries have one, autorefs says so to those who link it by its name. For
    `objects.inv` it is the one that a wire name in a text means, if one is meant.
    """
    registry, _ = host.generated.get(page.file.src_uri, (None, None))
    if registry is None:
        return
    autorefs: Any = config.plugins.get("autorefs")
    inventory = _inventory(config)
    for event in host.books[registry].by_page.get(page.file.src_uri, ()):
        if event.is_repeated:
            continue
        if autorefs:
            title = _title(event)
            autorefs.register_anchor(page, event.type, event.target.anchor, title=title)
        if host.meant(event.type) == registry and can_hold(event.type):
            uri = f"{page.url}#{event.target.anchor}"
            host.inventory[event.type] = uri
            if inventory is not None and event.type not in inventory:
                inventory.register(event.type, domain=DOMAIN, role=ROLE, uri=uri)


def resolve(files: Files, config: MkDocsConfig, host: SiteHost) -> None:
    """Link the marked names in the content of all pages, and see whether the site gets our list.

    Later mkdocstrings does not know any more whether it has written one.
    """
    is_there = files.get_file_from_path(INVENTORY) is not None
    host.lists_events = not is_there and not _decides(config.plugins)
    for file in files.documentation_pages():
        if file.page is not None and file.page.content:
            file.page.content = resolved(file.page.content, file.page, config, host)


def resolved(content: str, page: Page, config: MkDocsConfig, host: SiteHost) -> str:
    """Link each marked name to where mkdocstrings shows it, else to its source, else not at all."""

    def linked(match: re.Match[str]) -> str:
        url = _entry_url(html.unescape(match["identifier"]), page.url, config, host)
        url = html.escape(url) if url else match["url"]
        return f'<a href="{url}">{match["label"]}</a>' if url else match["label"]

    return REFERENCE.sub(linked, content)


def publish(config: MkDocsConfig, host: SiteHost) -> None:
    """Write `objects.inv`, unless the user or mkdocstrings has one, or that is told to have none.

    One of an earlier build may be there, which is of no account.
    """
    if host.inventory and host.lists_events:
        file = Path(config.site_dir, INVENTORY)
        file.write_bytes(inventory_file(config.site_name, host.inventory))


def _title(event: EventView) -> str:
    """Return what is shown above a link, as HTML that stands between any quotes."""
    said = " ".join((event.description or event.type).split())
    return escaped(said.replace('"', "'"))


def _decides(plugins: PluginCollection) -> bool:
    """Tell whether mkdocstrings writes a list, or is told to write none."""
    mkdocstrings: Any = plugins.get("mkdocstrings")
    if mkdocstrings is None:
        return False
    if mkdocstrings.config.enable_inventory is False:
        return True
    return bool(mkdocstrings.plugin_enabled and mkdocstrings.inventory_enabled)


def _entry_url(identifier: str, page_url: str, config: MkDocsConfig, host: SiteHost) -> str | None:
    """Return where a Python object is shown: on this site, or on one whose inventory is loaded.

    Of a name that an event type has, too, autorefs knows only that.
    """
    inventory = _inventory(config)
    if inventory is None or not identifier:
        return None
    if identifier in inventory and inventory[identifier].domain != DOMAIN:
        return get_relative_url(inventory[identifier].uri, page_url)
    if any(book.layout.event(identifier).uri for book in host.books.values()):
        return None
    autorefs: Any = config.plugins["autorefs"]
    try:
        url, _ = autorefs.get_item_url(identifier, from_url=page_url)
    except KeyError:
        return None
    return str(url)


def _inventory(config: MkDocsConfig) -> Any:  # noqa: ANN401 - of a plugin that may be missing
    """Return mkdocstrings' list of the objects on this site, `None` where it does not run."""
    mkdocstrings: Any = config.plugins.get("mkdocstrings")
    if mkdocstrings is None or not mkdocstrings.plugin_enabled:
        return None
    return mkdocstrings.handlers.inventory
