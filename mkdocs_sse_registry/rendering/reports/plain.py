"""Text of a registry that no terminal stumbles over; knows neither colours nor the width of one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.domain.places import Place

WIDE = frozenset({"W", "F"})
"""Classes of Unicode's East Asian Width (UAX 11) that take two columns."""


def plain(text: str) -> str:
    """Return text with everything that does not print as an escape, so that it is one line.

    That goes for control characters, line ends and marks that turn the direction of writing.
    """
    return "".join(each if each.isprintable() else _escape(each) for each in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def encodable(text: str) -> str:
    """Return text with what no UTF-8 holds, such as a byte of a file name, as an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def number(count: int, one: str, several: str) -> str:
    """Return a number with the word for what is counted."""
    return f"{count} {one if count == 1 else several}"


def place(source: Place) -> str:
    """Return a place as `path:line`, empty where it is not known."""
    if source.path is None:
        return ""
    return plain(source.path if source.line is None else f"{source.path}:{source.line}")


def table(rows: Sequence[Sequence[str]], *, numbers: int = 0) -> list[str]:
    """Return rows as lines whose columns are aligned.

    Args:
        rows: Cells that print; each row has as many.
        numbers: How many columns, from the last one on, are aligned to the right.
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for index, cell in enumerate(row):
            padding = " " * (widths[index] - _width(cell))
            is_number = index >= len(row) - numbers
            cells.append(padding + cell if is_number else cell + padding)
        lines.append("  ".join(cells).rstrip())
    return lines


def _width(text: str) -> int:
    """Return how many columns a terminal needs for text that prints."""
    return sum(_columns(each) for each in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in WIDE else 1
