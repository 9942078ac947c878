"""The same registry gives the same bytes, every time and in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.book import Book

RENDER_ALL = """
from pathlib import Path
from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.rendering import regions
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

settings = Settings(
    folder=Path.cwd(), registry="mkdocs_sse_registry.reference.domain.events.sse_registry"
)
book = usecases.document(usecases.load(settings).registry, settings)
templates = Templates()
for page in book.layout.pages:
    print(page.uri, templates.render(f"pages/{page.kind}.md.jinja", book.page(page)))
for content in ("events columns=event-type,sent,source", "payload-fields", "coverage"):
    print(regions.render(regions.parse(content), book, templates, level=2))
"""


def test_two_renderings_are_equal(book: Book) -> None:
    for page in book.layout.pages:
        name = f"pages/{page.kind}.md.jinja"

        assert Templates().render(name, book.page(page)) == Templates().render(
            name, book.page(page)
        )


def test_two_processes_with_different_hashes_write_the_same() -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-c", RENDER_ALL],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )

    assert first == second
    assert b"sync.accounts.started" in first
