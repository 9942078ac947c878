"""Let mkdocs-static-i18n have the generated pages in each language; knows no registry.

It takes files in the folder of the pages only, and makes new files of them, without content.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

PLUGIN = "i18n"


def offer(file: File, config: MkDocsConfig) -> None:
    """Say of a generated page that it is in the folder of the pages, where that plugin runs."""
    if PLUGIN in config.plugins:
        file.abs_src_path = os.path.normpath(f"{config.docs_dir}/{file.src_uri}")


def restore(files: Files, config: MkDocsConfig, generated: Iterable[File]) -> None:
    """Make the files that have taken the place of generated pages as these were."""
    i18n: Any = config.plugins.get(PLUGIN)
    if i18n is None:
        return
    for ours in generated:
        file = files.src_uris.get(ours.src_uri)
        if file is not None:
            file.content_string = ours.content_string
            file.generated_by = ours.generated_by
            file.edit_uri = ours.edit_uri
        elif files.get_file_from_path(ours.src_uri) is None:
            _add(ours, files, i18n)


def _add(file: File, files: Files, i18n: Any) -> None:  # noqa: ANN401 - may not be installed
    """Add a page to a language that takes none from the default language, for links to lead to."""
    language, default = i18n.current_language, i18n.default_language
    file.dest_uri = f"{language}/{file.dest_uri.removeprefix(f'{default}/')}"
    known: Any = file
    known.alternates = {language: file}
    known.locale, known.locale_alternate_of = default, language
    files.append(file)
    i18n.i18n_files_per_language[language].append(file)
