"""The parts of a comment on a pull request, in Markdown; knows neither its words nor a service.

Whoever makes a cell of text that users write makes it inert first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CHARACTERS = 60_000
"""A comment on GitHub has 65,536 at most; whoever posts this one may add a few."""


class Table(Struct, frozen=True, kw_only=True):
    """A part of the comment.

    Attributes:
        columns: The headings.
        rows: Lines of the table.
        summary: What is seen of it while it is folded, empty where it never is.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    summary: str = ""

    def text(self, rows: tuple[str, ...]) -> str:
        """Return the part with some of its rows, empty without any."""
        if not rows:
            return ""
        lines = "\n".join([row(self.columns), row(["---"] * len(self.columns)), *rows])
        if not self.summary:
            return lines
        return f"<details>\n<summary>{self.summary}</summary>\n\n{lines}\n\n</details>"


def row(cells: Iterable[str]) -> str:
    """Return a line of a table."""
    return f"| {' | '.join(cells)} |"


def fitting(begin: list[str], tables: tuple[Table, ...], end: list[str], *, command: str) -> str:
    """Return a comment with as many rows as it may have.

    Args:
        begin: Paragraphs above the tables.
        tables: The tables; those without rows are left out.
        end: Paragraphs below them.
        command: What lists all, where the comment cannot.
    """
    notice = f"{{}} more: no comment is long enough for all. `{command}` lists them."
    around = [*begin, *(each.text(("",)) for each in tables), notice, *end]
    room = MOST_CHARACTERS - sum(len(each) + len("\n\n") for each in around)
    parts: list[str] = []
    left_out = 0
    for table in tables:
        rows: list[str] = []
        for each in table.rows:
            if len(each) < room:
                rows.append(each)
                room -= len(each) + len("\n")
            else:
                left_out += 1
        parts.append(table.text(tuple(rows)))
    told = [notice.format(left_out)] if left_out else []
    return "\n\n".join(part for part in (*begin, *parts, *told, *end) if part)
