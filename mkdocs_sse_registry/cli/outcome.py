"""What came of files that were to be written; knows no command and no file."""

from __future__ import annotations

from msgspec import Struct


class Outcome(Struct, kw_only=True):
    """What came of it.

    Attributes:
        text: What was written, or what would be, as a unified diff.
        summary: How many files that is, of how many.
        is_stale: Whether something would be written.
        complaints: What kept files from being written, each with its place and what to do.
        unwritten: Files that could not be read or written, with the reason.
    """

    text: str = ""
    summary: str = ""
    is_stale: bool = False
    complaints: list[str]
    unwritten: list[str]
