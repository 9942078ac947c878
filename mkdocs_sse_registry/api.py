"""What Python code can ask of us without a mkdocs.yml; knows no engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.diff import comparing
from mkdocs_sse_registry.sources import readings, revisions
from mkdocs_sse_registry.sources.source import DEFAULT_TIMEOUT, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_sse_registry.domain.diff.changes import Changes
    from mkdocs_sse_registry.domain.findings import Findings
    from mkdocs_sse_registry.domain.model import Registry


def load(  # noqa: PLR0913 - each is an option of mkdocs.yml
    module: str,
    *,
    paths: Sequence[str] = (".",),
    folder: str | Path | None = None,
    python: str | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    attributes: Mapping[str, str] | None = None,
    run_extractors: bool = True,
    encoder: str | None = None,
    revision: str | None = None,
) -> Registry:
    """Import a registry in a fresh interpreter and return it as values.

    Args:
        module: Dotted name of the registry's module.
        paths: Folders to import from, relative to `folder`, first come first served; the source
            below them is searched for emissions.
        folder: What relative paths are relative to; by default the current folder.
        python: Interpreter as a path or a command; by default the one that runs us.
        timeout: Seconds for the import, over 0, and as many for all extractors together.
        attributes: Names that the registry uses for its parts, where they differ from the usual
            ones; the keys are those of the option `attributes`.
        run_extractors: Whether extractors are run on samples, rather than only their source read.
        encoder: Dotted name of the function that makes JSON of a payload; by default `json.dumps`.
        revision: A branch, a tag or a commit of the git repository of `folder`, to read the
            registry as it was there; by default as the files are now.

    Raises:
        LoadError: The registry could not be read; the subclass and the text say why.
        RevisionError: There is no such revision, or the registry could not be read as it was there.
    """
    source = Source(
        module=module,
        folder=Path(folder or ".").absolute(),
        paths=paths,
        python=python,
        timeout=timeout,
        attributes=attributes or {},
        run_extractors=run_extractors,
        encoder=encoder,
        is_kept=True,
    )
    if revision is not None:
        return revisions.read(source, revisions.find(source.folder, revision))
    return readings.with_emissions(source).registry


def compare(old: Registry, new: Registry) -> Changes:
    """Return what changed from one reading of a registry to a later one, and what that breaks.

    What `load` returns declares nothing direct, so gaps are those without a mapping.

    Args:
        old: The earlier reading.
        new: The later one.
    """
    return comparing.compare(old, new)


def check(
    registry: Registry,
    *,
    coverage: Mapping[str, object] | None = None,
    rules: Mapping[str, object] | None = None,
) -> Findings:
    """Return what the rules find in a registry and in the options; no page is looked at.

    Args:
        registry: What `load` returned.
        coverage: The option `coverage`, as it stands in mkdocs.yml: mappings, lists and texts.
        rules: The option `rules`, likewise.

    Raises:
        ConfigurationError: An option is unknown or of a wrong value.
    """
    given = {"coverage": coverage, "rules": rules}
    options = {name: dict(value) for name, value in given.items() if value is not None}
    settings = configuration.read({"registry": registry.origin.module, **options}, Path.cwd())
    return usecases.check(usecases.with_direct(registry, settings), settings)
