"""What a mkdocs.yml says of the pages of its site and of their Markdown; knows no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mkdocs_sse_registry import config_file as files
from mkdocs_sse_registry.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NO_PAGES = ("exclude_docs", "draft_docs")
"""The options with patterns of what a build leaves out."""

USUAL_EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs always has."""


class Site(Struct, frozen=True, kw_only=True):
    """Where the pages of a site are, and what their Markdown may hold.

    Attributes:
        docs_dir: The folder of the pages, absolute.
        extensions: Names of the Markdown extensions, each once.
        configs: Their options by name, but for those that only Python can give.
        excluded: Patterns of files that are no pages, or drafts, as in a `.gitignore`.
        repo_url: Address of the repository, empty without one.
        edit_uri: Where a page is edited, relative to that; empty where it is not said.
    """

    docs_dir: Path
    extensions: tuple[str, ...]
    configs: Mapping[str, Mapping[str, Any]]
    excluded: str = ""
    repo_url: str = ""
    edit_uri: str = ""


def site_of(config_file: Path) -> Site:
    """Return the site of a mkdocs.yml.

    Raises:
        ConfigurationError: The file cannot be read, or one of these options is no such thing.
    """
    content = files.load(config_file, tagged_as_written=False)
    docs_dir = config_file.absolute().parent / (_text(content, "docs_dir") or "docs")
    configs = dict(_extensions(content.get("markdown_extensions") or []))
    return Site(
        docs_dir=docs_dir,
        extensions=tuple(dict.fromkeys((*USUAL_EXTENSIONS, *configs))),
        configs={name: options for name, options in configs.items() if options},
        excluded="\n".join(filter(None, (_text(content, each) for each in NO_PAGES))),
        repo_url=_text(content, "repo_url"),
        edit_uri=_text(content, "edit_uri"),
    )


def _text(content: dict[str, Any], option: str) -> str:
    """Return an option that is a text, empty where it is not given.

    Raises:
        ConfigurationError: It is something else.
    """
    value = content.get(option)
    if value is not None and not isinstance(value, str):
        raise ConfigurationError([(option, f"expected a text, found {value!r}.")])
    return value or ""


def _extensions(listed: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield name and options of each extension, of a list or of a mapping.

    Raises:
        ConfigurationError: It is neither.
    """
    if not isinstance(listed, list | dict):
        message = f"expected a list of extensions, found {listed!r}."
        raise ConfigurationError([("markdown_extensions", message)])
    for item in listed.items() if isinstance(listed, dict) else listed:
        pairs = item.items() if isinstance(item, dict) else [item]
        for pair in pairs:
            name, options = pair if isinstance(pair, tuple) else (pair, None)
            if isinstance(name, str):
                yield name, _resolved(options) if isinstance(options, dict) else {}


def _resolved(value: Any) -> Any:  # noqa: ANN401 - options can be of any type
    """Return a value without what stands behind a tag."""
    if isinstance(value, dict):
        kept = ((key, each) for key, each in value.items() if not _is_unresolved(each))
        return {key: _resolved(each) for key, each in kept}
    if isinstance(value, list):
        return [_resolved(each) for each in value if not _is_unresolved(each)]
    return value


def _is_unresolved(value: object) -> bool:
    return isinstance(value, files.Unresolved)
