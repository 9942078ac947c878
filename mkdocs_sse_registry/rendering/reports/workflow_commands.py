"""Workflow commands of GitHub Actions, which annotate lines of a file; knows no report.

All that users write becomes one line before it is escaped, so nothing in it can begin a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.reports.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping


def command(name: str, properties: Mapping[str, object], message: str) -> str:
    """Return a command.

    Args:
        name: `error`, `warning` or `notice`.
        properties: Where the annotation is, and its title; `None` is left out.
        message: Its text.
    """
    given = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None
    )
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
