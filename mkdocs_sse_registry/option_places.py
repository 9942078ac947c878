"""Where in a mkdocs.yml each option of a plugin entry stands; knows no option and no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.sources import repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


NULL = "tag:yaml.org,2002:null"


def option_places(
    config_file: Path, plugin: str, options: Mapping[str, object]
) -> Mapping[str, Place]:
    """Return where the options of an entry stand, by names such as `coverage.direct[0].match`.

    Of several entries it is the first one whose registry and name are not other ones. What the file
    does not say may stand in the one that it inherits from. Where a file cannot be read, nothing is
    known of it.

    Args:
        config_file: The mkdocs.yml.
        plugin: Name of the plugin.
        options: The values of the entry.
    """
    try:
        values = _values(yaml.compose(config_file.read_bytes(), yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return {}
    fitting = (each for each in _entries(values.get("plugins"), plugin) if _fits(each, options))
    path = repository.relative(config_file, repository.find_root(config_file.absolute().parent))
    own = {
        name: Place(path=path, line=line if path else None)
        for name, line in _lines(next(fitting, None), "")
    }
    parent = _text(values.get("INHERIT"))
    if parent is None:
        return own
    return {**option_places(config_file.parent / parent, plugin, options), **own}


def _fits(entry: yaml.Node, options: Mapping[str, object]) -> bool:
    given = {key: _text(node) for key, node in _values(entry).items()}
    return all(given.get(key) in (None, options.get(key)) for key in ("registry", "name"))


def _entries(plugins: yaml.Node | None, plugin: str) -> Iterator[yaml.Node]:
    """Yield the options of each entry of the plugin, in a list or a mapping of plugins."""
    for each in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        options = _values(each).get(plugin)
        if options is not None:
            yield options


def _lines(node: yaml.Node | None, name: str) -> Iterator[tuple[str, int]]:
    """Yield the full name of each option below a node, with the line of its key or its element."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{name}.{key.value}" if name else str(key.value)
            yield inner, key.start_mark.line + 1
            yield from _lines(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield f"{name}[{number}]", value.start_mark.line + 1
            yield from _lines(value, f"{name}[{number}]")


def _values(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def _text(node: yaml.Node | None) -> str | None:
    if not isinstance(node, yaml.ScalarNode) or node.tag == NULL:
        return None
    return str(node.value)
