"""Write pages, style sheet and scripts, or tell which are not up to date; knows no option."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.outcome import Outcome
from mkdocs_sse_registry.cli.site import compared, load
from mkdocs_sse_registry.domain.errors import RegistryError
from mkdocs_sse_registry.markdown_extension.site_pages import Pages
from mkdocs_sse_registry.rendering import assets, synchronising
from mkdocs_sse_registry.rendering.layout import CATEGORIES
from mkdocs_sse_registry.rendering.plain_pages import OURS
from mkdocs_sse_registry.rendering.reports.plain import number, plain
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.sources import page_files, repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_sse_registry.rendering.book import Book
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
    wanted = [replace(each, pages=replace(each.pages, enabled=True)) for each in chosen]
    books = {each.name or "": usecases.document(load(each), each) for each in others}
    for each in wanted:
        registry = load(each)
        comparison = compared(registry, each, config_file) if config_file else None
        books[each.name or ""] = usecases.document(registry, each, comparison=comparison)
    site = Pages(config_file) if config_file else None
    texts = [site.read(each) for each in site.files()] if site and site.exist() else None
    for each in wanted:
        _find(each, books, texts)
    templates = {each.name or "": Templates(each.templates_folder) for each in wanted}
    return usecases.generate(wanted, books, templates)


def _find(
    settings: Settings, books: dict[str, Book], texts: Sequence[usecases.PageText] | None
) -> None:
    """Give a registry what the rules find in it, and in the pages where there are any."""
    book = books[settings.name or ""]
    others = (each.registry for each in books.values() if each is not book)
    pages = None
    if texts is not None:
        pages = usecases.inspect(texts, settings, books, comparison=book.comparison)
    book.findings = usecases.check(
        book.registry,
        settings,
        pages,
        elsewhere=frozenset(event.type for other in others for event in other.events),
        comparison=book.comparison,
    )


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
    files = tuple(_files(pages, folder, assets_folder))
    told, removed = [], 0
    for place, file, text in files:
        name = repository.relative(file, root) or file.as_posix()
        try:
            if reason := _in_the_way(file, place):
                outcome.complaints.append(f"{plain(name)} is left alone: {reason}")
            elif said := _made(file, text, name, only_check=only_check):
                told.append(said)
                removed += text is None
        except RegistryError as error:
            outcome.unwritten.append(str(error))
    outcome.is_stale = only_check and bool(told)
    outcome.text = "".join(told).removesuffix("\n")
    noun = ("page", "pages") if assets_folder is None else ("file", "files")
    made = sum(text is not None for _, _, text in files)
    outcome.summary = (
        _check_summary(len(told), number(len(files), *noun))
        if only_check
        else _summary(told, removed, number(made, *noun))
    )
    if left_alone := len(outcome.complaints) + len(outcome.unwritten):
        outcome.summary += f" {number(left_alone, 'file', 'files')} left alone: see below."
    return outcome


def _files(
    pages: Sequence[usecases.PageFile], folder: Path, assets_folder: Path | None
) -> Iterator[tuple[Path, Path, str | None]]:
    """Yield each file below its folder with what it should hold, `None` where it is not made."""
    texts = {folder / each.path: each.text for each in pages}
    yield from ((folder, file, text) for file, text in texts.items())
    yield from ((folder, file, None) for file in _leftovers(folder, tuple(texts)))
    if assets_folder is not None:
        for name in assets.NAMES:
            yield assets_folder, assets_folder / name, assets.written(name)


def _leftovers(folder: Path, files: Sequence[Path]) -> Iterator[Path]:
    """Yield the files of an earlier run that are no longer made."""
    places = {each.parent for each in files}
    places |= {each.parent / CATEGORIES for each in files if each.stem == "index"}
    for place in sorted(places):
        for file in sorted(place.glob("*.md")):
            is_ours = page_files.begins_with(file, OURS)
            if is_ours and file not in files and not page_files.leads_elsewhere(file, folder):
                yield file


def _in_the_way(file: Path, folder: Path) -> str:
    """Return why a file cannot be written, and what to do; empty where it can."""
    if page_files.leads_elsewhere(file, folder):
        return "it is a link, or below one. Remove the link, or name another DIR."
    ours = OURS if file.suffix == ".md" else assets.OURS
    if os.path.lexists(file) and not page_files.begins_with(file, ours):
        return "sse-registry did not write it. Rename it, or name another DIR."
    return ""


def _made(file: Path, text: str | None, name: str, *, only_check: bool) -> str:
    """Bring a file up to date, and return what is told of it; empty where it is up to date.

    Args:
        file: The file, which is ours or not there.
        text: What it should hold, `None` where it is no longer made.
        name: What it is called.
        only_check: Whether nothing is written; then it is told what would be.

    Raises:
        PageFileError: It cannot be read or written.
    """
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


def _check_summary(stale: int, of: str) -> str:
    if stale:
        return f"{stale} of {of} not up to date. Run `sse-registry generate` without --check."
    return f"Nothing out of date in {of}."


def _summary(told: Sequence[str], removed: int, of: str) -> str:
    written = len(told) - removed
    gone = f", {removed} removed" if removed else ""
    return (f"{written} of {of} written" if written else f"Nothing to write in {of}") + f"{gone}."
