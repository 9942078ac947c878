"""Write a generated page as a file, in GitHub's Markdown; knows no folder and no engine.

What a page has beside a region in a file: links to the other pages, the permanent address of each
event type, marks, and a first line that says where it comes from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.first_line import FIRST_LINE
from mkdocs_sse_registry.rendering.page_voice import PageVoice
from mkdocs_sse_registry.rendering.pieces import END, SEPARATOR, START
from mkdocs_sse_registry.rendering.plain_voice import spoken

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.layout import Page
    from mkdocs_sse_registry.rendering.templating import Templates

_ANCHOR = f"{START}anchor{SEPARATOR}[^{END}]*{END}"
_ANCHORED = re.compile(f"^(#+ [^{START}{END}\n]*)({_ANCHOR})", re.MULTILINE)
"""A heading with its permanent address, which is put before it: contents lists copy headings."""


def written(page: Page, book: Book, templates: Templates) -> str:
    """Return all that the file of a page holds.

    Raises:
        TemplateError: A template is wrong.
    """
    markdown = templates.render(f"pages/{page.kind}.md.jinja", book.page(page))
    apart = _ANCHORED.sub(r"\2\n\n\1", markdown)
    content = spoken(apart, lambda is_row: PageVoice(is_row, page.uri))
    return f"{FIRST_LINE}\n\n{content}\n"
