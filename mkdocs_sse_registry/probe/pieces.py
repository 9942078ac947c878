"""The statements of a source file, parsed a piece of it at a time; knows not what they mean.

A tree takes sixty times the room of its source. So that of a large file is never there as a whole,
unless somebody keeps it.
"""

from __future__ import annotations

import ast
import itertools
import re
import warnings
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SIZE = 200_000
"""Bytes that are parsed at once, about."""

BEGINNING = re.compile(rb"^(?!(?:else|elif|except|finally)\b)[\w@]", re.MULTILINE)
"""Where a statement of the module may begin. In a text of many lines, it looks as if one did."""

ENCODED = re.compile(rb"\A(?:\xef\xbb\xbf|(?:.*\n)?.*coding[:=])")
"""What says how the bytes of the whole file are to be read."""

UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What is raised for a file that is no Python that this interpreter can parse."""

BODIES = ("body", "handlers", "orelse", "finalbody", "cases")
"""Where a statement holds others, in the order of the source."""

SCOPES = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class Piece:
    """Whole statements of a module, one behind the other.

    Attributes:
        text: Their source.
        lines: How many lines of the file are in front.
    """

    __slots__ = ("lines", "text")

    def __init__(self, text: bytes, lines: int) -> None:
        self.text = text
        self.lines = lines

    def parsed(self) -> list[ast.stmt]:
        """Return the statements, with their lines in the file; see `UNREADABLE`."""
        # What is in front keeps its lines, so that the nodes have theirs.
        source = b"\n" * self.lines + self.text
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the user's own tools tell of them
            return ast.parse(source).body


def parsed(source: bytes) -> Iterator[ast.stmt]:
    """Yield the statements of a module, with their lines.

    Raises:
        SyntaxError: This is no Python that this interpreter can parse; some may have come before.
        ValueError: Likewise; see `UNREADABLE`.
    """
    for _, body in cut(source):
        yield from body


def cut(
    source: bytes, parse: Callable[[Piece], list[ast.stmt]] = Piece.parsed
) -> Iterator[tuple[Piece, list[ast.stmt]]]:
    """Yield the pieces of a module, with what is in them; raises as `parsed` does.

    Args:
        source: The module.
        parse: Called for each piece, and for what turns out to be none.
    """
    if not source:
        return
    if len(source) <= SIZE or ENCODED.search(source) or b"\r" in source or b"\f" in source:
        whole = Piece(source, 0)
        yield whole, parse(whole)
        return
    start, lines = 0, 0
    while start < len(source):
        for end in _ends(source, start):
            piece = Piece(source[start:end], lines)
            try:
                body = parse(piece)
            except (SyntaxError, ValueError, MemoryError):
                if end == len(source):
                    raise
                continue  # the cut is within a statement
            yield piece, body
            start, lines = end, lines + piece.text.count(b"\n")
            break


def _ends(source: bytes, start: int) -> Iterator[int]:
    """Yield where a piece may end that starts somewhere, the likeliest first.

    It is cut before what makes it too large, so that a large statement is a piece of its own.
    """
    most = start + SIZE
    fitting = itertools.takewhile(lambda end: end <= most, _beginnings(source, start + 1))
    last = deque(fitting, maxlen=1)
    if last and most < len(source):
        yield last[0]
    end = start
    while end < len(source):
        end = next(_beginnings(source, end + max(SIZE, end - start)), len(source))
        yield end


def _beginnings(source: bytes, start: int) -> Iterator[int]:
    return (found.start() for found in BEGINNING.finditer(source, start))


def statements(body: Iterable[Any], *, inside: bool) -> Iterator[Any]:
    """Yield the statements of a body and of the bodies in it as they stand, but no expressions.

    Args:
        body: Statements.
        inside: Whether also those of functions and classes.
    """
    pending = [iter(body)]
    while pending:
        for node in pending[-1]:
            yield node
            if inside or not isinstance(node, SCOPES):
                inner = [each for name in BODIES for each in getattr(node, name, ())]
                if inner:
                    pending.append(iter(inner))
                    break
        else:
            pending.pop()
