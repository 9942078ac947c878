"""The commands: each asks a use case and prints a report; knows nothing of how it was started."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.choice import Failure, module_name
from mkdocs_sse_registry.cli.generate import generated, misplaced, write_files
from mkdocs_sse_registry.cli.output import patience, show_message, show_result
from mkdocs_sse_registry.cli.site import compared, load, shelf
from mkdocs_sse_registry.cli.synchronise import synchronise
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.rules import BY_CODE, RULES
from mkdocs_sse_registry.markdown_extension.site_pages import Pages
from mkdocs_sse_registry.rendering.reports import changes, findings, snapshot, summary
from mkdocs_sse_registry.rendering.reports.explanation import explain as explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.cli.choice import Choice, Chosen
    from mkdocs_sse_registry.cli.outcome import Outcome
    from mkdocs_sse_registry.domain.findings import Findings
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.domain.thresholds import Decrease, Shortfall

REGISTRY_FORMATS: dict[str, Callable[[Registry], str]] = {
    "text": summary.write,
    "json": snapshot.write,
}
COMPLAINS = 1
BREAKING = "breaking"


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
    show_result(REGISTRY_FORMATS[form](load(choice.made().settings)))


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
    chosen: Chosen = ctx.obj.made()
    found, short = _checked(chosen)
    show_result(findings.FORMATS[form](found))
    for each in short:
        show_message(str(each))
    if short or found.at_least(Severity(fail_on)):
        ctx.exit(COMPLAINS)


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(changes.FORMATS)),
    default="text",
    show_default=True,
    help="Text to read, or what a program takes.",
)
@click.option(
    "--fail-on",
    type=click.Choice([BREAKING]),
    help="Give exit status 1 when a change breaks clients.",
)
@click.option(
    "--base-registry",
    metavar="MODULE",
    callback=module_name,
    help="The registry's module at BASE, where it had another name.",
)
@click.argument("base")
@click.argument("head", required=False)
@click.pass_context
def diff(  # noqa: PLR0913 - each is an option or an argument
    ctx: click.Context,
    base: str,
    head: str | None,
    *,
    form: str,
    fail_on: str | None,
    base_registry: str | None,
) -> None:
    """Show what changed between two git revisions, and what of it breaks clients.

    BASE and HEAD are branches, tags or commits; main... is the commit where HEAD left main. Without
    HEAD, BASE is compared with the files as they are now, whether committed or not. No branch is
    checked out, and nothing is written but a cache.

    Exit status: 1 with --fail-on breaking when a change breaks clients.
    """
    chosen: Chosen = ctx.obj.made()
    settings = chosen.settings
    with patience(f"Comparing {settings.registry} with {base} …"):
        comparison = usecases.difference(
            settings, base, head, config_file=chosen.config_file, base_module=base_registry
        )
    show_result(changes.FORMATS[form](comparison))
    if fail_on and comparison.changes and comparison.changes.breaking:
        ctx.exit(COMPLAINS)


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a rule means, why it matters and how to mend what it finds.

    CODE is a code such as SSE201, or a name such as gap.
    """
    by_name = {rule.name: rule for rule in RULES}
    rule = BY_CODE.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        listed = ", ".join(f"{each.code} {each.name}" for each in RULES)
        near = meant(code.lower(), by_name)
        raise click.BadParameter(f"there is no rule {code!r}.{near} There are: {listed}.")
    show_result(explanation(rule))


@click.command()
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing: show which regions are out of date, and fail if one is.",
)
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="[FILES]",
)
@click.pass_context
def sync(ctx: click.Context, files: tuple[Path, ...], *, only_check: bool) -> None:
    """Fill the regions in files, so that code hosts and editors show what they hold, too.

    FILES are pages; by default all those of docs_dir. Nothing outside the regions is changed, and
    nothing in a file with a broken region. To --check, a region that was left empty is up to date.

    Exit status: 1 with --check when a region is not up to date, and when a region is broken.
    """
    choice: Choice = ctx.obj
    if choice.registry and not files:
        raise click.UsageError("With --registry there is no docs_dir: name the FILES.")
    settings, config_file = choice.every()
    _end(ctx, synchronise(shelf(settings), Pages(config_file), files, only_check=only_check))


@click.command()
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing: show which pages are out of date, and fail if one is.",
)
@click.option(
    "--assets",
    "assets_folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="ASSETS",
    help="Write the style sheet and the scripts too, into this folder, such as docs/assets.",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.pass_context
def generate(
    ctx: click.Context, folder: Path, assets_folder: Path | None, *, only_check: bool
) -> None:
    """Write the pages as Markdown files below DIR, for code hosts and engines without plugins.

    DIR is made where it is not there. A page that is up to date is not touched, and one of an
    earlier run that is no longer made is removed. Files that this command has not written are left
    alone. Of several registries, each has its pages.directory below DIR; --name chooses one.

    Exit status: 1 with --check when a page is not up to date, and when a file is in the way.
    """
    choice: Choice = ctx.obj
    chosen = choice.made() if choice.name else None
    every, config_file = ((chosen.settings,), chosen.config_file) if chosen else choice.every()
    pages = generated(every, chosen.others if chosen else (), config_file)
    outcome = write_files(pages, folder, assets_folder, only_check=only_check)
    if known := misplaced(every, config_file, folder):
        outcome.summary += f" {known}"
    _end(ctx, outcome)


def _end(ctx: click.Context, result: Outcome) -> None:
    """Tell what came of the files, and end with the status that says so.

    Raises:
        Failure: A file could not be read or written.
    """
    if result.text:
        show_result(result.text)
    # A program that takes the diff is not to find another line in it.
    (show_message if result.is_stale else show_result)(result.summary)
    for each in result.complaints:
        show_message(each)
    if result.unwritten:
        raise Failure("\n".join(result.unwritten))
    if result.is_stale or result.complaints:
        ctx.exit(COMPLAINS)


def _checked(chosen: Chosen) -> tuple[Findings, tuple[Shortfall | Decrease, ...]]:
    """Return what is wrong with a registry and the pages of its site, and its shortfalls."""
    settings, file = chosen.settings, chosen.config_file
    if file is None:
        registry = load(settings)
        return usecases.check(registry, settings), usecases.shortfalls(registry, settings)
    all_books = shelf((settings, *chosen.others))
    registry = all_books.books[settings.name or ""].registry
    comparison = compared(registry, settings, file)
    site = Pages(file)
    texts = [site.read(each) for each in site.files()]
    found = usecases.review(
        texts, settings, all_books.books, all_books.templates, comparison=comparison
    ).findings
    return found, usecases.shortfalls(registry, settings, comparison)


COMMANDS = (show, check, sync, generate, diff, explain)
