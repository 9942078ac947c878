"""The command `sse-registry`: options, output and exit status; knows no MkDocs, only its file.

A command is a function that asks a use case, and prints what a report makes of the answer.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from mkdocs_sse_registry.cli import commands
from mkdocs_sse_registry.cli.choice import Choice, Failure
from mkdocs_sse_registry.domain.errors import RegistryError
from mkdocs_sse_registry.settings import PLUGIN

__all__ = ["main", "root"]

DISTRIBUTION = "mkdocs-sse-registry"
INTERRUPTED = 130


def main() -> None:
    """Run the command that this process was started with, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    root.main(prog_name=PLUGIN)


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
            raise Failure(ctx.obj.worded(str(error))) from None
        except click.NoSuchOption as error:
            if not any(error.option_name in each.opts for each in self.params):
                raise
            text = f"{error.option_name} stands before the command, not after it."
            raise click.UsageError(text, ctx=error.ctx) from None
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


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
    """Tell what a registry of Server-Sent Events holds, what is wrong with it, and what changed.

    Exit status: 0 when all is well, 1 when there is something to mend, 2 when the registry cannot
    be loaded or the usage is wrong.
    """
    ctx.obj = Choice(config_file=config_file, registry=registry, paths=paths, name=name)
    if os.environ.get("NO_COLOR"):
        ctx.color = False


for command in commands.COMMANDS:
    root.add_command(command)
