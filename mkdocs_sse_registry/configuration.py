"""Make settings of plain values: every mistake is found, with what was expected; knows no engine.

`read` takes the values of one plugin entry. `find` takes them out of a mkdocs.yml itself, so that
the plugins, themes and tags that it names need not be installed.
"""

from __future__ import annotations

import datetime as dt
import typing
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from mkdocs_sse_registry.config_file import load
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.option_places import option_places
from mkdocs_sse_registry.settings import PLUGIN, Option, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

FORMER = ("registry", "paths", "attributes", "encoder")
"""The options that say where a registry is and how it is made."""

NEEDS_REVISION = (
    "needs the option compare_to, a git revision; null where there is none to compare with."
)

UNQUOTED = " Without quotation marks, on, off, yes and no are true and false in YAML."

T = TypeVar("T", bound=Struct)
Problems = list[tuple[str, str]]


def read(options: object, folder: Path, config_file: Path | None = None) -> Settings:
    """Return the settings that the values of one plugin entry stand for.

    Args:
        options: What stands below `sse-registry:` in mkdocs.yml.
        folder: The folder of mkdocs.yml.
        config_file: That file, where the places of the options are wanted.

    Raises:
        ConfigurationError: Some option is unknown or of a wrong value; all of them are named.
    """
    problems: Problems = []
    values = options if isinstance(options, dict) else {}
    if options is not None and values is not options:
        problems.append((PLUGIN, f"expected a mapping of options, found {options!r}."))
    places = option_places(config_file, PLUGIN, values) if config_file else {}
    settings = _build(Settings, values, "", problems, folder=folder, places=places)
    if not values.get("registry") and not any(name == "registry" for name, _ in problems):
        expected = _of(_options(Settings)["registry"]).expected
        problems.append(("registry", f"missing. Expected {expected}."))
    if settings and settings.coverage.no_decrease and "compare_to" not in values:
        problems.append(("coverage.no_decrease", NEEDS_REVISION))
    templates = settings.templates_folder if settings and not problems else None
    if templates and not templates.is_dir():
        problems.append(("templates", f"there is no folder {str(templates)!r}."))
    if problems or settings is None:
        raise ConfigurationError(problems)
    return settings


def find(config_file: Path) -> tuple[Settings, ...]:
    """Return the settings of each enabled `sse-registry` entry of a mkdocs.yml.

    Raises:
        ConfigurationError: The file cannot be read, names no such plugin, or has wrong options.
    """
    found = _entries(load(config_file))
    if not found:
        missing = f"{config_file} names no plugin {PLUGIN!r}. Add it, with the option `registry`."
        raise ConfigurationError([("plugins", missing)])
    folder = config_file.absolute().parent
    settings = [read(options, folder, config_file) for options in found]
    enabled = tuple(each for each in settings if each.enabled)
    names = [each.name for each in enabled]
    for name in names:
        if names.count(name) > 1:
            called = f"are called {name!r}" if name else "have no name"
            modules = " and ".join(each.registry for each in enabled if each.name == name)
            message = f"two registries {called}: {modules}. Give each entry its own `name`."
            raise ConfigurationError([("name", message)])
    return enabled


def former(config_file: Path, current: Settings, read_file: Callable[[Path], bytes]) -> Settings:
    """Return settings with what an earlier mkdocs.yml said of where the registry is and what it is.

    All else stays: how long a reading may take, and by which interpreter, is no matter of then. So
    does everything where that file named no such registry, or cannot be used today. The folders of
    today come after those of then, so that what these lack can be added.

    Args:
        config_file: The file as it is called today.
        current: The settings of today.
        read_file: Gives what a file held, or raises an `OSError`.
    """
    try:
        entries = [
            each for each in _entries(load(config_file, read=read_file)) if isinstance(each, dict)
        ]
        named = [each for each in entries if each.get("name") == current.name]
        options = next(iter(named if len(entries) > 1 else entries), {})
        said = {name: options[name] for name in FORMER if name in options}
        coverage = options.get("coverage")
        direct = coverage.get("direct") if isinstance(coverage, dict) else None
        was = read({**said, "coverage": {"direct": direct}}, current.folder)
    except ConfigurationError:
        return current
    return replace(
        current,
        registry=was.registry,
        paths=tuple(dict.fromkeys((*was.paths, *current.paths))),
        attributes=was.attributes,
        encoder=was.encoder,
        coverage=replace(current.coverage, direct=was.coverage.direct),
    )


def _entries(content: dict[str, Any]) -> list[Any]:
    """Return the options of each `sse-registry` in the plugins.

    Raises:
        ConfigurationError: The plugins are no list.
    """
    plugins = content.get("plugins") or []
    if not isinstance(plugins, list | dict):
        raise ConfigurationError([("plugins", f"expected a list of plugins, found {plugins!r}.")])
    entries = plugins.items() if isinstance(plugins, dict) else map(_entry, plugins)
    return [options or {} for name, options in entries if name == PLUGIN]


def _build(
    cls: type[T], values: dict[str, Any], prefix: str, problems: Problems, **given: object
) -> T | None:
    """Return the struct for a mapping; what is wrong goes to `problems`."""
    known = _options(cls)
    converted: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            problems.append((f"{prefix}{name}", _unknown(str(name), known)))
        elif value is not None:
            converted[name] = _convert(value, known[name], f"{prefix}{name}", problems)
    for name, each in known.items():
        if each.default == "" and name not in converted and prefix:
            problems.append((f"{prefix}{name}", f"missing. Expected {_of(each).expected}."))
    return None if problems else cls(**converted, **given)


def _options(cls: type[Struct]) -> dict[str, FieldInfo]:
    """Return the fields that are options, by name."""
    return {
        each.name: each
        for each in fields(cls)
        if isinstance(each.default, Struct) or any(_said(each.type))
    }


def _said(hint: Any) -> Iterator[Option]:
    return (each for each in typing.get_args(hint) if isinstance(each, Option))


def _of(each: FieldInfo) -> Option:
    return next(_said(each.type))


def _is_group(hint: Any) -> TypeGuard[type[Struct]]:
    return isinstance(hint, type) and issubclass(hint, Struct)


def _convert(value: Any, each: FieldInfo, path: str, problems: Problems) -> Any:
    if _is_group(each.type):
        if isinstance(value, dict):
            return _build(each.type, value, f"{path}.", problems)
        names = ", ".join(_options(each.type))
        problems.append((path, f"expected a mapping of {names}, found {value!r}."))
        return None
    option = _of(each)
    allowed = typing.get_args(each.type)[0]
    element = typing.get_args(allowed)[0] if typing.get_origin(allowed) is tuple else None
    if _is_group(element) and isinstance(value, list):
        return _elements(element, value, option, path, problems)
    said = UNQUOTED if isinstance(value, bool) and "true" not in option.expected else ""
    try:
        result = msgspec.convert(value, each.type)
        if option.check is None or option.check(result):
            return result
        said = option.hint(result) if option.hint else ""
    except msgspec.ValidationError:
        pass
    found = str(value) if isinstance(value, dt.date) else repr(value)
    problems.append((path, f"expected {option.expected}, found {found}.{said}"))
    return None


def _elements(
    cls: type[T], values: list[Any], option: Option, path: str, problems: Problems
) -> tuple[T | None, ...]:
    built = []
    for number, value in enumerate(values):
        if isinstance(value, dict):
            built.append(_build(cls, value, f"{path}[{number}].", problems))
        else:
            expected = f"expected {option.expected}, found {value!r} as an element."
            problems.append((path, expected))
    return tuple(built)


def _unknown(name: str, known: Iterable[str]) -> str:
    return f"there is no such option.{meant(name, known)} Allowed: {', '.join(known)}."


def _entry(item: object) -> tuple[str, Any]:
    """Return name and options of an element of the list of plugins."""
    if isinstance(item, dict) and len(item) == 1:
        return next(iter(item.items()))
    return str(item), None
