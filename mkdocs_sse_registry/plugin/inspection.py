"""Tell in the log of a build what the rules find, once each; knows no rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.markdown_extension.survey import Survey
from mkdocs_sse_registry.sources import repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_sse_registry.domain.findings import Finding, Findings
    from mkdocs_sse_registry.markdown_extension import Host
    from mkdocs_sse_registry.settings import Settings

log = get_plugin_logger(__name__)

LEVELS = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}


def inspect(files: Files, config: MkDocsConfig, settings: Settings, host: Host) -> Findings:
    """Return what the rules find in a registry and in the pages of the site."""
    name = settings.name or ""
    pages = usecases.inspect(_texts(files, config, host), settings, host.books)
    others = (book.registry for each, book in host.books.items() if each != name)
    return usecases.check(
        host.books[name].registry,
        settings,
        pages,
        elsewhere=frozenset(event.type for registry in others for event in registry.events),
    )


def tell(findings: Findings, host: Host) -> None:
    """Log what is open, but for what was found for another registry of the site already."""
    for finding in findings.open:
        if not _is_told(finding, host):
            host.told.add(_key(finding))
            LEVELS[finding.severity]("%s", finding)


def report(finding: Finding, config: MkDocsConfig, host: Host) -> None:
    """Log what a conversion finds wrong with a region, unless a rule has found it in the page.

    It has not where another plugin changed the page, or where the rule is off or waived.
    """
    path = _shown_path(finding.path, config) if finding.path else None
    found = replace(finding, path=path)
    known = (each for book in host.books.values() for each in book.findings.all)
    if any(_key(each) == _key(found) for each in known) or _is_told(found, host):
        return
    host.told.add(_key(found))
    LEVELS[found.severity]("%s", found)


def _is_told(finding: Finding, host: Host) -> bool:
    return _key(finding) in host.told


def _key(finding: Finding) -> tuple[str, str]:
    """Return what makes a finding another one; each registry has its own words for a name."""
    return finding.place, finding.message if finding.column is None else finding.code


def _texts(files: Files, config: MkDocsConfig, host: Host) -> Iterator[usecases.PageText]:
    """Yield the pages of the site, but for those that are generated from a registry."""
    listed: list[object] = [*config.markdown_extensions]
    named = [each for each in listed if isinstance(each, str)]
    survey = Survey(named, config.mdx_configs)
    for file in files.documentation_pages():
        if file.src_uri not in host.generated:
            text = file.content_string
            yield usecases.PageText(
                uri=file.src_uri,
                path=_shown_path(file.src_uri, config),
                text=text,
                surveyed=survey.of(text),
            )


def _shown_path(uri: str, config: MkDocsConfig) -> str:
    """Return the path of a page relative to the repository; outside it, to where docs_dir is."""
    folder = Path(config.docs_dir)
    root = repository.find_root(Path(config.config_file_path).parent)
    return repository.relative(folder / uri, root) or f"{folder.name}/{uri}"
