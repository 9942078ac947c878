"""The script of gen-files; knows no registry."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import mkdocs_gen_files

event_pages: Any = import_module("event_pages")

for category in event_pages.CATEGORIES:
    with mkdocs_gen_files.open(f"sse-events/categories/{category}.md", "w") as page:
        page.write(event_pages.category_page(category))
with mkdocs_gen_files.open("sse-events/payload-fields.md", "w") as page:
    page.write(event_pages.fields_page())
