"""The files that every site gets: the style sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLE_SHEET = "assets/sse-registry.css"
SHIPPED = Path(__file__).parent / "sse-registry.css"


def add_style_sheet(config: MkDocsConfig) -> None:
    """Name the style sheet in the site, before the user's own so that those win."""
    if STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, STYLE_SHEET)


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Add the style sheet, unless the user has one of that name."""
    if files.get_file_from_path(STYLE_SHEET) is None:
        files.append(File.generated(config, STYLE_SHEET, abs_src_path=str(SHIPPED)))
