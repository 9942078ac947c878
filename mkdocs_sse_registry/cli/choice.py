"""Which registry a command is about; knows no command."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.settings import PLUGIN

if TYPE_CHECKING:
    from mkdocs_sse_registry.settings import Settings

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
"""The names that MkDocs looks for, the usual one first."""

CANNOT_GO_ON = 2

_PATHS = re.compile(r"`paths: \[([^\]`]*)\]`")


class Failure(click.ClickException):
    """What stops a command: its text on standard error, and exit status 2."""

    exit_code = CANNOT_GO_ON


class Chosen(Struct, frozen=True, kw_only=True):
    """The registry of a command.

    Attributes:
        settings: Its options.
        others: The options of the other registries of the same site.
        config_file: The mkdocs.yml, `None` where there is none.
    """

    settings: Settings
    others: tuple[Settings, ...] = ()
    config_file: Path | None = None


class Choice(Struct, frozen=True, kw_only=True):
    """What the options before a command say; what is not given is `None` or empty."""

    config_file: Path | None
    registry: str | None
    paths: tuple[str, ...]
    name: str | None

    def worded(self, message: str) -> str:
        """Return a message with the options as they were given: here, or in mkdocs.yml."""
        if self.registry is None:
            return message
        message = _PATHS.sub(lambda found: f"`{_as_options(found[1])}`", message)
        return message.replace("`registry`", "`--registry`").replace("`paths`", "`--path`")

    def made(self) -> Chosen:
        """Return the registry.

        Raises:
            click.UsageError: Options that do not go together.
            ConfigurationError: A value of `--registry` or `--path` cannot be used.
            Failure: mkdocs.yml is not there or cannot be used, or leaves the choice open.
        """
        if self.registry is None:
            return self._configured()
        if self.config_file or self.name:
            other = "-f" if self.config_file else "--name"
            raise click.UsageError(f"--registry and {other} exclude each other: name one registry.")
        options = {"registry": self.registry, "paths": list(self.paths) or ["."]}
        return Chosen(settings=configuration.read(options, Path.cwd()))

    def every(self) -> tuple[tuple[Settings, ...], Path | None]:
        """Return the options of all registries of the site, and the mkdocs.yml.

        Raises:
            click.UsageError: Options that do not go together.
            ConfigurationError: A value of `--registry` or `--path` cannot be used.
            Failure: mkdocs.yml is not there or cannot be used.
        """
        if self.registry is not None:
            return (self.made().settings,), None
        if self.name:
            raise click.UsageError("--name is not for this command: it looks at every registry.")
        return self._found()

    def _configured(self) -> Chosen:
        found, file = self._found()
        chosen = self._one_of(found, file)
        others = tuple(each for each in found if each is not chosen)
        return Chosen(settings=chosen, others=others, config_file=file)

    def _found(self) -> tuple[tuple[Settings, ...], Path]:
        if self.paths:
            raise click.UsageError("--path needs --registry; in mkdocs.yml it is the option paths.")
        file = self._file()
        try:
            found = configuration.find(file)
        except ConfigurationError as error:
            problems = textwrap.indent(str(error), "  ")
            raise Failure(f"{file} cannot be used:\n{problems}") from None
        if not found:
            raise Failure(f"{file} lists the plugin {PLUGIN!r} with `enabled: false` only.")
        return found, file

    def _file(self) -> Path:
        file = self.config_file or next(filter(Path.is_file, map(Path, CONFIG_FILES)), None)
        if file is None:
            raise Failure(
                f"There is no {CONFIG_FILES[0]} in {str(Path.cwd())!r}.\n"
                "What to do: Go to the folder that has it, name it with -f FILE, or name the"
                " registry with --registry MODULE."
            )
        return file

    def _one_of(self, found: tuple[Settings, ...], file: Path) -> Settings:
        chosen = [each for each in found if self.name in (None, each.name)]
        if len(chosen) == 1:
            return chosen[0]
        names = ", ".join(each.name or f"{each.registry} (without a name)" for each in found)
        if not chosen:
            raise Failure(f"{file} lists no registry named {self.name!r}. There are: {names}.")
        what_to_do = "What to do: Choose one with --name NAME."
        raise Failure(f"{file} lists several registries: {names}.\n{what_to_do}")


def module_name(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the dotted name of a module.

    Raises:
        click.BadParameter: It is none.
    """
    if value is None or all(part.isidentifier() for part in value.split(".")):
        return value
    expected = "expected the dotted name of a module, such as app.domain.events.sse_registry"
    raise click.BadParameter(f"{expected}, found {value!r}.")


def _as_options(folders: str) -> str:
    return " ".join(f"--path {each.strip()}" for each in folders.split(","))
