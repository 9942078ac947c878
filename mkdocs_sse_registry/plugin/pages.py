"""Add the generated pages to a site: their source is a marker, which the extension fills."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_sse_registry.markdown_extension.conversion import PAGE_SOURCE
from mkdocs_sse_registry.plugin import languages
from mkdocs_sse_registry.rendering.first_line import OURS
from mkdocs_sse_registry.sources import page_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.settings import Settings

log = get_plugin_logger(__name__)


def add_files(
    files: Files, config: MkDocsConfig, book: Book, settings: Settings
) -> tuple[File, ...]:
    """Add each page, and return them; one of the user's with the same path wins, with a warning."""
    added = []
    inclusion = InclusionLevel.UNDEFINED if config.nav is None else InclusionLevel.NOT_IN_NAV
    edit_uri = _edit_uri(config, book, settings)
    by_destination = {file.dest_uri: file for file in files}
    for page in book.layout.pages:
        file = File.generated(config, page.uri, content=PAGE_SOURCE, inclusion=inclusion)
        taken = by_destination.get(file.dest_uri)
        if taken is not None and _is_ours(taken):
            # The Markdown extension shows the page of now in the place of that file.
            taken.edit_uri = edit_uri
            continue
        if taken is not None:
            log.warning(
                "The page %s is not generated, because %s is there already. Rename that page, or "
                "set pages.directory (now %r) to another folder.",
                page.uri,
                "one of another plugin" if taken.generated_by else f"{taken.abs_src_path}",
                settings.pages.directory,
            )
            continue
        file.edit_uri = edit_uri
        languages.offer(file, config)
        files.append(file)
        added.append(file)
    return tuple(added)


def _is_ours(file: File) -> bool:
    """Return whether a file is one of `sse-registry generate`."""
    path = file.abs_src_path
    return path is not None and page_files.begins_with(Path(path), OURS)


def _edit_uri(config: MkDocsConfig, book: Book, settings: Settings) -> str | None:
    """Return where the registry is, as seen from docs_dir; `None` outside the repository."""
    path = book.registry.origin.source.path
    if path is None:
        return None
    return Path(os.path.relpath(settings.source.root / path, config.docs_dir)).as_posix()
