"""What changed between two registries of a few lines of YAML, one line a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.diff.comparing import compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.changes import Change, Changes
    from mkdocs_sse_registry.domain.model import Registry


@pytest.fixture
def changes(read_registry: Callable[[str], Registry]) -> Callable[[str, str], Changes]:
    """Return what changed."""
    return lambda old, new: compare(read_registry(old), read_registry(new))


@pytest.fixture
def told(changes: Callable[[str, str], Changes]) -> Callable[[str, str], list[str]]:
    """Return what changed as lines; those with `!` break readers."""
    return lambda old, new: [_line(each) for each in changes(old, new).all]


def _line(change: Change) -> str:
    of = f" {change.field}" if change.field else ""
    values = "" if change.old is change.new is None else f": {change.old} -> {change.new}"
    return f"{'! ' if change.breaking else ''}{change.kind} {change.event_type}{of}{values}"
