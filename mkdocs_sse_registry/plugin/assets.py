"""The files that every site gets: the style sheet and the scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_sse_registry.rendering import assets
from mkdocs_sse_registry.sources import page_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets"
"""Where they are on the site."""

STYLE_SHEET = f"{FOLDER}/{assets.STYLE_SHEET}"
SCRIPT = f"{FOLDER}/{assets.SCRIPT}"
FILTER = f"{FOLDER}/{assets.FILTER}"


def name_in(config: MkDocsConfig, *, has_filter: bool) -> None:
    """Name the files in the site, before the user's own so that those win."""
    if STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, STYLE_SHEET)
    for script in (FILTER, SCRIPT) if has_filter else (SCRIPT,):
        if script not in config.extra_javascript:
            config.extra_javascript.insert(0, script)


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Add each file that the site names, unless the user has one of that name.

    One that `sse-registry generate` has written is not the user's, and may be of an older version.
    """
    named = [*config.extra_css, *map(str, config.extra_javascript)]
    for path in (STYLE_SHEET, SCRIPT, FILTER):
        taken = files.get_file_from_path(path)
        if path not in named or (taken is not None and not _is_ours(taken)):
            continue
        if taken is not None:
            files.remove(taken)
        shipped = assets.SHIPPED / Path(path).name
        files.append(File.generated(config, path, abs_src_path=str(shipped)))


def _is_ours(file: File) -> bool:
    """Return whether a file is one of `sse-registry generate`."""
    path = file.abs_src_path
    return path is not None and page_files.begins_with(Path(path), assets.OURS)
