"""Write the regions of files, or tell which are not up to date; knows no option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.cli.outcome import Outcome
from mkdocs_sse_registry.domain.errors import RegistryError
from mkdocs_sse_registry.rendering import synchronising
from mkdocs_sse_registry.rendering.reports.plain import number, plain
from mkdocs_sse_registry.sources import page_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_sse_registry.cli.site import Shelf
    from mkdocs_sse_registry.markdown_extension.site_pages import Pages


def synchronise(shelf: Shelf, pages: Pages, files: Sequence[Path], *, only_check: bool) -> Outcome:
    """Fill the regions of files; what is wrong with one keeps no other from being written.

    Args:
        shelf: The registries of the site.
        pages: The pages of the site.
        files: The files; all pages where none are given.
        only_check: Whether nothing is written.
    """
    outcome = Outcome(complaints=[], unwritten=[])
    chosen = files or pages.files()
    told, left_alone = [], 0
    for file in chosen:
        try:
            page = pages.read(file)
            synced = usecases.sync(page, shelf.books, shelf.templates, fill_empty=not only_check)
            outcome.complaints += (
                f"{plain(page.path)}:{each.line}: SSE405 {plain(each.message)} {each.fix}"
                for each in synced.broken
            )
            left_alone += bool(synced.broken)
            if synced.text == page.text:
                continue
            if only_check:
                told.append(synchronising.diff(page.path, page.text, synced.text))
            else:
                page_files.write(file, synced.text)
                told.append(f"Wrote {plain(page.path)}.\n")
        except RegistryError as error:
            outcome.unwritten.append(str(error))
            left_alone += 1
    outcome.is_stale = only_check and bool(told)
    outcome.text = "".join(told).removesuffix("\n")
    outcome.summary = _summary(len(told), len(chosen), left_alone, only_check=only_check)
    return outcome


def _summary(changed: int, looked_at: int, left_alone: int, *, only_check: bool) -> str:
    of = number(looked_at, "page", "pages")
    rest = f" {number(left_alone, 'page', 'pages')} left alone: see below." if left_alone else ""
    if only_check and changed:
        return f"{changed} of {of} not up to date. Run `sse-registry sync`.{rest}"
    if only_check and not left_alone:
        return f"Every region in {of} is up to date."
    if only_check:
        return f"No region that is out of date was found in {of}.{rest}"
    return (f"{changed} of {of} written." if changed else f"Nothing to write in {of}.") + rest
