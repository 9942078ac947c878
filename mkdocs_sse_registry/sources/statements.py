"""The statements of a source file, parsed a part of it at a time; knows not what they mean.

A tree takes a hundred times the room of its source. So that of a large file is never there as a
whole, unless somebody keeps it.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 200_000
"""Bytes that are parsed at once, about."""

BEGINNING = re.compile(rb"^(?!(?:else|elif|except|finally)\b)[\w@]", re.MULTILINE)
"""Where a statement of the module may begin. In a text of many lines, it looks as if one did."""

ENCODED = re.compile(rb"\A(?:\xef\xbb\xbf|(?:.*\n)?.*coding[:=])")
"""What says how the bytes of the whole file are to be read."""

UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What is raised for a file that is no Python that this interpreter can parse."""


def parsed(source: bytes) -> Iterator[ast.stmt]:
    """Yield the statements of a module, with their lines.

    Raises:
        SyntaxError: This is no Python that this interpreter can parse; some may have come before.
        ValueError: Likewise; see `UNREADABLE`.
    """
    if len(source) <= SIZE or ENCODED.search(source) or b"\r" in source or b"\f" in source:
        yield from _body(source)
        return
    start, lines = 0, 0
    while start < len(source):
        # What is in front keeps its lines, so that the nodes have theirs.
        ahead = b"\n" * lines
        for end in _ends(source, start):
            part = source[start:end]
            try:
                body = _body(ahead + part)
            except (SyntaxError, ValueError, MemoryError):
                if end == len(source):
                    raise
                continue  # the cut is within a statement
            yield from body
            start, lines = end, lines + part.count(b"\n")
            break


def _ends(source: bytes, start: int) -> Iterator[int]:
    """Yield where a part may end that starts somewhere, the nearest first."""
    end = start
    while end < len(source):
        found = BEGINNING.search(source, end + max(SIZE, end - start))
        end = found.start() if found else len(source)
        yield end


def _body(source: bytes) -> list[ast.stmt]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the user's own tools tell of them
        return ast.parse(source).body
