"""Read a mkdocs.yml with what it inherits from; knows none of its options, and no engine.

The plugins, themes and tags that it names need not be installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import mergedeep
import yaml
import yaml_env_tag

from mkdocs_sse_registry.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[Path], bytes]


class Unresolved:
    """Stands for a value behind a tag that is not resolved, such as `!!python/name:`."""


def load(
    config_file: Path, *, tagged_as_written: bool = True, read: Read = Path.read_bytes
) -> dict[str, Any]:
    """Return the content of a mkdocs.yml, merged into the one that it inherits from.

    Args:
        config_file: The file.
        tagged_as_written: Whether a value behind an unknown tag is the value without it; else it is
            `Unresolved`.
        read: Gives the content of a file, or raises an `OSError`.

    Raises:
        ConfigurationError: The file, or one that it inherits from, cannot be read.
    """
    try:
        return _load(config_file, _Loader if tagged_as_written else _UnresolvedLoader, read)
    except RecursionError:
        raise ConfigurationError([("INHERIT", f"{config_file} inherits from itself.")]) from None


class _Loader(yaml.SafeLoader):
    """Reads `!ENV` as MkDocs does, and passes over every other tag."""


class _UnresolvedLoader(_Loader):
    """Reads `!ENV` as MkDocs does, and no value behind another tag."""


def _untagged(loader: _Loader, _suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


def _unresolved(_loader: _Loader, _suffix: str, _node: yaml.Node) -> object:
    return Unresolved()


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_tag, _untagged)
    _UnresolvedLoader.add_multi_constructor(_tag, _unresolved)
_UnresolvedLoader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)


def _load(config_file: Path, loader: type[_Loader], read: Read) -> dict[str, Any]:
    try:
        content = yaml.load(read(config_file), Loader=loader)  # noqa: S506 - a safe loader
    except ValueError as error:
        message = f"cannot be read: it has a date that does not exist ({error})."
        raise ConfigurationError([(str(config_file), message)]) from None
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError([(str(config_file), f"cannot be read: {error}")]) from None
    if not isinstance(content, dict):
        return {}
    if inherited := content.pop("INHERIT", None):
        parent = _load(config_file.parent / str(inherited), loader, read)
        return dict(mergedeep.merge(parent, content))
    return content
