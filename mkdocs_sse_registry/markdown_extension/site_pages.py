"""The pages of a site as they stand in its files; knows no registry and no command."""

from __future__ import annotations

from pathlib import Path

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.mkdocs_site import USUAL_EXTENSIONS, site_of
from mkdocs_sse_registry.sources import page_files, repository


class Pages:
    """Finds the pages of one site, and reads them with the regions in each.

    Args:
        config_file: The mkdocs.yml; `None` without a site, whose pages have the usual Markdown.
    """

    def __init__(self, config_file: Path | None) -> None:
        site = site_of(config_file) if config_file else None
        folder = config_file.absolute().parent if config_file else Path.cwd()
        self._root = repository.find_root(folder)
        self._docs_dir = site.docs_dir if site else folder
        self._excluded = site.excluded if site else ""
        self._survey = Survey(
            site.extensions if site else USUAL_EXTENSIONS, site.configs if site else {}
        )

    def exist(self) -> bool:
        """Return whether there is a docs_dir."""
        return self._docs_dir.is_dir()

    def files(self) -> tuple[Path, ...]:
        """Return the files below docs_dir, sorted.

        Raises:
            ConfigurationError: There is no such folder, or a pattern in `exclude_docs` or
                `draft_docs` cannot be read.
        """
        if not self.exist():
            message = f"there is no folder {str(self._docs_dir)!r}."
            raise ConfigurationError([("docs_dir", message)])
        return page_files.find(self._docs_dir, self._excluded)

    def read(self, file: Path) -> usecases.PageText:
        """Return a page.

        Raises:
            PageFileError: The file cannot be read, or is not UTF-8.
        """
        text = page_files.read(file)
        uri = repository.relative(file, self._docs_dir)
        return usecases.PageText(
            uri=uri or file.name,
            path=repository.page_path(uri, self._docs_dir, self._root)
            if uri
            else repository.relative(file, self._root) or file.as_posix(),
            text=text,
            surveyed=self._survey.of(text),
        )
