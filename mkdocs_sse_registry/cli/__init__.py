"""The command `sse-registry`: options, output and exit status; knows no MkDocs, only its file.

A command is a function that asks a use case, and prints what a report makes of the answer.
"""

from __future__ import annotations

import os
import sys
import textwrap
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.errors import ConfigurationError, RegistryError
from mkdocs_sse_registry.rendering.reports import snapshot, summary
from mkdocs_sse_registry.settings import PLUGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings

DISTRIBUTION = "mkdocs-sse-registry"
CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
"""The names that MkDocs looks for, the usual one first."""

FORMATS: dict[str, Callable[[Registry], str]] = {"text": summary.write, "json": snapshot.write}
CANNOT_GO_ON = 2
INTERRUPTED = 130
PATIENCE = 1.0
"""Seconds after which a person wants to know what takes so long."""


def main() -> None:
    """Run the command that this process was started with, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    root.main(prog_name=PLUGIN)


class Failure(click.ClickException):
    """What stops a command: its text on standard error, and exit status 2."""

    exit_code = CANNOT_GO_ON


class Root(click.Group):
    """Turns what stops a command into a message."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command.

        Raises:
            Failure: The registry could not be loaded.
            UsageError: Options that no command has, or not in this place.
        """
        try:
            return super().invoke(ctx)
        except RegistryError as error:
            raise Failure(str(error)) from None
        except click.NoSuchOption as error:
            if not any(error.option_name in each.opts for each in self.params):
                raise
            text = f"{error.option_name} stands before the command, not after it."
            raise click.UsageError(text, ctx=error.ctx) from None
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which registry a command is about; what is not given is `None` or empty."""

    config_file: Path | None
    registry: str | None
    paths: tuple[str, ...]
    name: str | None

    def settings(self) -> Settings:
        """Return the options of the registry.

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
        return configuration.read(options, Path.cwd())

    def _configured(self) -> Settings:
        if self.paths:
            raise click.UsageError("--path needs --registry; in mkdocs.yml it is the option paths.")
        file = self.config_file or next(filter(Path.is_file, map(Path, CONFIG_FILES)), None)
        if file is None:
            raise Failure(
                f"There is no {CONFIG_FILES[0]} in {str(Path.cwd())!r}.\n"
                "What to do: Go to the folder that has it, name it with -f FILE, or name the"
                " registry with --registry MODULE."
            )
        try:
            found = configuration.find(file)
        except ConfigurationError as error:
            problems = textwrap.indent(str(error), "  ")
            raise Failure(f"{file} cannot be used:\n{problems}") from None
        if not found:
            raise Failure(f"{file} lists the plugin {PLUGIN!r} with `enabled: false` only.")
        return self._chosen(found, file)

    def _chosen(self, found: tuple[Settings, ...], file: Path) -> Settings:
        chosen = [each for each in found if self.name in (None, each.name)]
        if len(chosen) == 1:
            return chosen[0]
        names = ", ".join(each.name or f"{each.registry} (without a name)" for each in found)
        if not chosen:
            raise Failure(f"{file} lists no registry named {self.name!r}. There are: {names}.")
        what_to_do = "What to do: Choose one with --name NAME."
        raise Failure(f"{file} lists several registries: {names}.\n{what_to_do}")


@click.group(
    cls=Root,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "-f",
    "--config-file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The mkdocs.yml that names the registry; by default that of the current folder.",
)
@click.option("--registry", metavar="MODULE", help="The registry's module, without a mkdocs.yml.")
@click.option(
    "--path",
    "paths",
    metavar="DIR",
    multiple=True,
    help="With --registry: a folder to import from; can be repeated. Default: the current folder.",
)
@click.option("--name", help="Which registry, where mkdocs.yml lists several.")
@click.version_option(package_name=DISTRIBUTION, message="%(prog)s %(version)s")
@click.pass_context
def root(
    ctx: click.Context,
    config_file: Path | None,
    registry: str | None,
    paths: tuple[str, ...],
    name: str | None,
) -> None:
    """Tell what a registry of Server-Sent Events holds.

    Exit status: 0 when all is well, 2 when the registry cannot be loaded or the usage is wrong.
    """
    ctx.obj = Choice(config_file=config_file, registry=registry, paths=paths, name=name)
    if os.environ.get("NO_COLOR"):
        ctx.color = False


@root.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="A summary to read, or all of it as JSON.",
)
@click.pass_obj
def show(choice: Choice, form: str) -> None:
    """Show a summary of the registry, or the whole of it as JSON."""
    _print(FORMATS[form](_load(choice.settings())))


def _load(settings: Settings) -> Registry:
    with _patience(f"Reading {settings.registry} …"):
        return usecases.load(settings).registry


@contextmanager
def _patience(note: str) -> Iterator[None]:
    """Say at a terminal what is going on, once it takes long."""
    timer = threading.Timer(PATIENCE, click.echo, (note,), {"err": True})
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _print(text: str) -> None:
    """Write a result to standard output; that its reader is gone, as with `| head`, is no matter.

    Raises:
        Failure: It cannot be written, because a disk is full, for example.
    """
    try:
        # Left to itself, click writes UTF-8 to a stream that says that it takes ASCII only.
        click.echo(text, file=sys.stdout)
    except OSError as error:
        # Python writes what is left once more at its end, and would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise Failure(f"The result cannot be written: {error.strerror}.") from None
