"""Tell in the log of a build what the rules find, once each; knows no rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.plugin import mentions
from mkdocs_sse_registry.rendering.reports.plain import plain
from mkdocs_sse_registry.sources import repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_sse_registry.domain.findings import Finding
    from mkdocs_sse_registry.domain.pages import Page
    from mkdocs_sse_registry.plugin.site_host import SiteHost

log = get_plugin_logger(__name__)

LEVELS = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}
"""By severity, the most severe first."""


def inspect(files: Files, config: MkDocsConfig, host: SiteHost) -> None:
    """Hold all registries of a site and its pages against the rules, and log what is open."""
    texts = tuple(_texts(files, config, host))
    said: dict[str, dict[str, Page]] = {}
    for name, settings in host.settings.items():
        book = host.books[name]
        found = usecases.review(texts, settings, host.books, comparison=book.comparison)
        book.findings, said[name], host.linked[name] = found.findings, found.pages, found.linked
    mentions.connect(said, files, host)
    for severity in LEVELS:
        for book in host.books.values():
            for finding in book.findings.open:
                if finding.severity is severity:
                    _tell(finding, host)


def report(finding: Finding, config: MkDocsConfig, host: SiteHost) -> None:
    """Log what a conversion finds wrong with a region, unless it is known from the page itself.

    It is not where another plugin changed the page. It matters as much as to any of the registries.
    """
    found = replace(finding, path=_shown_path(finding.path, config) if finding.path else None)
    known = (each for book in host.books.values() for each in book.findings.all)
    if any(_key(each) == _key(found) for each in known):
        return
    chosen = [
        each.rules.severities.get(found.code, found.severity) for each in host.settings.values()
    ]
    severity = next((each for each in LEVELS if each in chosen), None)
    if severity is not None:
        _tell(replace(found, severity=severity), host)


def _tell(finding: Finding, host: SiteHost) -> None:
    if _key(finding) not in host.told:
        host.told.add(_key(finding))
        LEVELS[finding.severity]("%s", plain(str(finding)))


def _key(finding: Finding) -> tuple[str, str, str]:
    """Return what makes a finding another one; each registry has its own words for a name."""
    return finding.place, finding.code, finding.subject


def _texts(files: Files, config: MkDocsConfig, host: SiteHost) -> Iterator[usecases.PageText]:
    """Yield the pages of the site, but for those that are generated from a registry.

    One that cannot be read is left to MkDocs, which stops at it.
    """
    listed: list[object] = [*config.markdown_extensions]
    named = [each for each in listed if isinstance(each, str)]
    survey = Survey(named, config.mdx_configs)
    for file in files.documentation_pages():
        if file.generated_by is not None and file.src_uri in host.generated:
            continue
        try:
            text = file.content_string
        except (OSError, UnicodeDecodeError):
            continue
        yield usecases.PageText(
            uri=file.src_uri,
            path=_shown_path(file.src_uri, config),
            text=text,
            surveyed=survey.of(text),
        )


def _shown_path(uri: str, config: MkDocsConfig) -> str:
    root = repository.find_root(Path(config.config_file_path).parent)
    return repository.page_path(uri, Path(config.docs_dir), root)
