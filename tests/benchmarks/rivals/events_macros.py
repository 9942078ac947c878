"""The module of mkdocs-macros; knows no registry."""

from __future__ import annotations

from importlib import import_module
from typing import Any

event_pages: Any = import_module("event_pages")


def define_env(env: Any) -> None:  # noqa: ANN401 - of mkdocs-macros
    """Give the pages their macros."""
    env.macro(event_pages.category_page)
    env.macro(event_pages.fields_page)
