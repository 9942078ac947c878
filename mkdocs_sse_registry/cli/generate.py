"""Write pages, style sheet and scripts, or tell which are not up to date; knows no option."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.outcome import Outcome
from mkdocs_sse_registry.cli.site import compared, load
from mkdocs_sse_registry.domain.errors import RegistryError
from mkdocs_sse_registry.markdown_extension.site_pages import Pages
from mkdocs_sse_registry.mkdocs_site import site_of
from mkdocs_sse_registry.rendering import assets, synchronising
from mkdocs_sse_registry.rendering.first_line import OURS
from mkdocs_sse_registry.rendering.layout import CATEGORIES
from mkdocs_sse_registry.rendering.reports.plain import number, plain
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.sources import page_files, repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_sse_registry.settings import Settings


def generated(
    chosen: Sequence[Settings], others: Sequence[Settings], config_file: Path | None
) -> tuple[usecases.PageFile, ...]:
    """Return the pages of registries, with what is found in these and in the pages of the site.

    Args:
        chosen: The options of the registries; that a build makes no pages of one is no matter.
        others: Those of the other registries of the site.
        config_file: The mkdocs.yml, `None` where there is none.

    Raises:
        RegistryError: A registry could not be read, or has options that it cannot be shown with.
    """
    wanted = [each.with_pages() for each in chosen]
    books = {each.name or "": usecases.document(load(each), each) for each in others}
    for each in wanted:
        registry = load(each)
        comparison = compared(registry, each, config_file) if config_file else None
        books[each.name or ""] = usecases.document(registry, each, comparison=comparison)
    site = Pages(config_file) if config_file else None
    texts = [site.read(each) for each in site.files()] if site and site.exist() else None
    for each in wanted:
        book = books[each.name or ""]
        found = usecases.review(texts, each, books, comparison=book.comparison)
        book.findings = found.findings
    templates = {each.name or "": Templates(each.templates_folder) for each in wanted}
    return usecases.generate(wanted, books, templates)


def misplaced(chosen: Sequence[Settings], config_file: Path | None, folder: Path) -> str:
    """Return what to know of pages that are in the site, but not where its builds have theirs.

    It is empty where there is nothing to know.
    """
    if config_file is None or len(chosen) > 1 or chosen[0].name:
        return ""
    docs_dir = site_of(config_file).docs_dir.resolve()
    usual = docs_dir / chosen[0].pages.directory
    if folder.resolve() == usual or not folder.resolve().is_relative_to(docs_dir):
        return ""
    place = repository.relative(usual, repository.find_root(Path.cwd())) or usual.as_posix()
    return f"Builds of this site have their pages in {plain(place)}, by the option pages.directory."


class _Target(Struct, frozen=True, kw_only=True):
    """A file that is to be brought up to date.

    Attributes:
        path: The file.
        folder: The folder that it belongs below.
        operand: What the command calls that folder.
        head: How the file begins if this command has written it.
        text: What it should hold, `None` where it is no longer made.
    """

    path: Path
    folder: Path
    operand: str
    head: str
    text: str | None


def write_files(
    pages: Sequence[usecases.PageFile],
    folder: Path,
    assets_folder: Path | None,
    *,
    only_check: bool,
) -> Outcome:
    """Write the files that are not up to date, and remove pages that are no longer made.

    A file that this did not write is left alone, and so is what lies behind a link.

    Args:
        pages: What their files should hold.
        folder: Where they belong.
        assets_folder: Where the style sheet and the scripts belong, `None` without them.
        only_check: Whether nothing is written.
    """
    outcome = Outcome(complaints=[], unwritten=[])
    root = repository.find_root(Path.cwd())
    targets = tuple(_targets(pages, folder, assets_folder))
    told: list[tuple[_Target, str]] = []
    for each in targets:
        name = repository.relative(each.path, root) or each.path.as_posix()
        try:
            if reason := _in_the_way(each):
                outcome.complaints.append(f"{plain(name)} is left alone: {reason}")
            elif said := _made(each, name, only_check=only_check):
                told.append((each, said))
        except RegistryError as error:
            outcome.unwritten.append(str(error))
    outcome.is_stale = only_check and bool(told)
    outcome.text = "".join(said for _, said in told).removesuffix("\n")
    noun = ("page", "pages") if assets_folder is None else ("file", "files")
    summary = _check_summary if only_check else _summary
    outcome.summary = summary(targets, [each for each, _ in told], noun)
    if left_alone := len(outcome.complaints) + len(outcome.unwritten):
        outcome.summary += f" {number(left_alone, 'file', 'files')} left alone: see below."
    return outcome


def _targets(
    pages: Sequence[usecases.PageFile], folder: Path, assets_folder: Path | None
) -> Iterator[_Target]:
    """Yield the files of the pages, those of an earlier run, and the style sheet and scripts."""
    texts: dict[Path, str | None] = {folder / each.path: each.text for each in pages}
    texts |= dict.fromkeys(_leftovers(folder, tuple(texts)))
    for path, text in texts.items():
        yield _Target(path=path, folder=folder, operand="DIR", head=OURS, text=text)
    if assets_folder is not None:
        for name in assets.NAMES:
            yield _Target(
                path=assets_folder / name,
                folder=assets_folder,
                operand="ASSETS",
                head=assets.OURS,
                text=assets.written(name),
            )


def _leftovers(folder: Path, files: Sequence[Path]) -> Iterator[Path]:
    """Yield the files of an earlier run that are no longer made."""
    places = {each.parent for each in files}
    places |= {each.parent / CATEGORIES for each in files if each.stem == "index"}
    for place in sorted(places):
        for file in sorted(place.glob("*.md")):
            is_ours = page_files.begins_with(file, OURS)
            if is_ours and file not in files and not page_files.leads_elsewhere(file, folder):
                yield file


def _in_the_way(target: _Target) -> str:
    """Return why a file cannot be written, and what to do; empty where it can."""
    if page_files.leads_elsewhere(target.path, target.folder):
        return f"it is a link, or below one. Remove the link, or name another {target.operand}."
    if os.path.lexists(target.path) and not page_files.begins_with(target.path, target.head):
        return f"sse-registry did not write it. Rename it, or name another {target.operand}."
    return ""


def _made(target: _Target, name: str, *, only_check: bool) -> str:
    """Bring a file up to date, and return what is told of it; empty where it is up to date.

    Args:
        target: The file, which is ours or not there.
        name: What it is called.
        only_check: Whether nothing is written; then it is told what would be.

    Raises:
        PageFileError: It cannot be read or written.
    """
    file, text = target.path, target.text
    held = page_files.read(file) if file.exists() else None
    # git may have given it other line ends.
    if held is not None and held.replace("\r\n", "\n") == text:
        return ""
    if only_check:
        return synchronising.diff(name, held, text)
    if text is None:
        page_files.remove(file)
        return f"Removed {plain(name)}.\n"
    if held is None:
        page_files.create(file, text)
    else:
        page_files.write(file, text)
    return f"Wrote {plain(name)}.\n"


def _check_summary(
    targets: Sequence[_Target], stale: Sequence[_Target], noun: tuple[str, str]
) -> str:
    """Return in a sentence how many of the files are not up to date."""
    of = number(len(targets), *noun)
    if stale:
        return f"{len(stale)} of {of} not up to date. Run `sse-registry generate` without --check."
    return f"Nothing out of date in {of}."


def _summary(targets: Sequence[_Target], done: Sequence[_Target], noun: tuple[str, str]) -> str:
    """Return in a sentence how many files were written, and how many removed."""
    of = number(sum(each.text is not None for each in targets), *noun)
    removed = sum(each.text is None for each in done)
    written = len(done) - removed
    gone = f", {removed} removed" if removed else ""
    return (f"{written} of {of} written" if written else f"Nothing to write in {of}") + f"{gone}."
