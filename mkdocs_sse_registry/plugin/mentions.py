"""Tell the section of each event type which pages name it; knows no Markdown."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_sse_registry.domain.naming import in_words
from mkdocs_sse_registry.rendering.layout import PageLink, Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.files import File, Files

    from mkdocs_sse_registry.domain.pages import Page
    from mkdocs_sse_registry.plugin.site_host import SiteHost


def connect(said: Mapping[str, Mapping[str, Page]], files: Files, host: SiteHost) -> None:
    """Say in the section of each event type which pages name it.

    Args:
        said: What the pages say of each registry, by its name and by their paths.
        files: The files of the site.
        host: Knows on which of them names become links, and takes it.
    """
    for name, linked in host.linked.items():
        by_type: dict[str, list[File]] = defaultdict(list)
        for uri, page in said[name].items():
            file = files.get_file_from_path(uri)
            if file is None or uri not in linked:
                continue
            named = {each for each in page.named if host.meant(each, uri) == name}
            for event_type in named | page.featured:
                by_type[event_type].append(file)
        host.books[name].mentions = partial(_mentions, dict(by_type))


def _mentions(by_type: Mapping[str, list[File]], event_type: str) -> tuple[PageLink, ...]:
    """Return the pages of an event type, asked for when MkDocs has read them and their titles."""
    return tuple(
        PageLink(title=_title(file), target=Target(uri=file.src_uri))
        for file in by_type.get(event_type, ())
    )


def _title(file: File) -> str:
    """Return the title of a page as text; of one that has not been read, its name."""
    title = file.page.title if file.page else None
    return Markup(title).striptags() if title else in_words(file.name)  # noqa: S704 - text again
