"""The files that every site gets: the style sheet and the scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLE_SHEET = "assets/sse-registry.css"
SCRIPT = "assets/sse-registry.js"
FILTER = "assets/sse-registry-filter.js"
SHIPPED = Path(__file__).parent


def name_in(config: MkDocsConfig, *, has_filter: bool) -> None:
    """Name the files in the site, before the user's own so that those win."""
    if STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, STYLE_SHEET)
    for script in (FILTER, SCRIPT) if has_filter else (SCRIPT,):
        if script not in config.extra_javascript:
            config.extra_javascript.insert(0, script)


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Add each file that the site names, unless the user has one of that name."""
    named = [*config.extra_css, *map(str, config.extra_javascript)]
    for path in (STYLE_SHEET, SCRIPT, FILTER):
        if path in named and files.get_file_from_path(path) is None:
            shipped = SHIPPED / Path(path).name
            files.append(File.generated(config, path, abs_src_path=str(shipped)))
