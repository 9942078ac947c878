"""The commands: each asks a use case and prints a report; knows nothing of how it was started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.output import patience, show_message, show_result
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.rules import BY_CODE
from mkdocs_sse_registry.rendering.reports import findings, snapshot, summary
from mkdocs_sse_registry.rendering.reports.explanation import explain as explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.cli.choice import Choice
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.settings import Settings

REGISTRY_FORMATS: dict[str, Callable[[Registry], str]] = {
    "text": summary.write,
    "json": snapshot.write,
}
COMPLAINS = 1


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REGISTRY_FORMATS)),
    default="text",
    show_default=True,
    help="A summary to read, or all of it as JSON.",
)
@click.pass_obj
def show(choice: Choice, form: str) -> None:
    """Show a summary of the registry, or the whole of it as JSON."""
    show_result(REGISTRY_FORMATS[form](_load(choice.made().settings)))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(findings.FORMATS)),
    default="text",
    show_default=True,
    help="Text to read, or what a program takes.",
)
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in Severity]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The least severity that gives exit status 1.",
)
@click.pass_context
def check(ctx: click.Context, form: str, fail_on: str) -> None:
    """Find gaps and drift in the registry, in the options and in the pages of docs_dir.

    Exit status: 1 with findings at or over --fail-on, or a coverage under coverage.fail_under.
    """
    chosen = ctx.obj.made()
    registry = _load(chosen.settings)
    found = usecases.check(registry, chosen.settings)
    short = usecases.shortfalls(registry, chosen.settings)
    show_result(findings.FORMATS[form](found))
    for each in short:
        show_message(str(each))
    if short or found.at_least(Severity(fail_on)):
        ctx.exit(COMPLAINS)


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a rule means, why it matters and how to mend what it finds."""
    rule = BY_CODE.get(code.upper())
    if rule is None:
        listed = ", ".join(BY_CODE)
        near = meant(code.upper(), BY_CODE)
        raise click.BadParameter(f"there is no rule {code!r}.{near} There are: {listed}.")
    show_result(explanation(rule))


def _load(settings: Settings) -> Registry:
    with patience(f"Reading {settings.registry} …"):
        return usecases.load(settings).registry


COMMANDS = (show, check, explain)
