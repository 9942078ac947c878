"""Text that stays text in the Markdown of a code host; knows no report.

What is escaped: Markdown and HTML; what mentions a person or links an issue; addresses, which
become links without being asked; names of emoji. Each fits into the cell of a table.
"""

from __future__ import annotations

import re

from mkdocs_sse_registry.rendering.reports.plain import plain

JOINER = "\u2060"
"""WORD JOINER: nobody sees it, and what stands on its two sides no longer is one word."""

_OURS = re.compile(r"(?<!`)`([^`]+)`(?!`)|(<!--.*?-->)")
"""What the sentences of rules mark as code."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]()~|$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ALIVE = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//|[\w+-]+:)|(?<=www)(?=\.)", re.IGNORECASE)


def sentence(text: str) -> str:
    """Return a sentence of a rule; what it marks as code, and comments of HTML, are code."""
    parts: list[str] = []
    end = 0
    for match in _OURS.finditer(text):
        # The fences of two spans without anything between them would be one longer fence.
        between = words(text[end : match.start()]) or (JOINER if parts else "")
        parts += [between, code(match[1] or match[2])]
        end = match.end()
    return "".join([*parts, words(text[end:])])


def words(text: str) -> str:
    """Return text that stands between other words."""
    escaped = _SPECIAL.sub(r"\\\g<0>", plain(text)).translate(_ENTITIES)
    return _ALIVE.sub(JOINER, escaped)


def code(text: str) -> str:
    """Return text as a code span, empty for an empty text."""
    shown = plain(text)
    runs = [len(run) for run in re.findall("`+", shown)]
    fence = "`" * (max(runs, default=0) + 1)
    # One space on each side is taken away again, and a backtick must not touch the fence.
    space = " " if shown.strip(" ") and re.search("^[` ]|[` ]$", shown) else ""
    cell = shown.replace("|", r"\|")
    return f"{fence}{space}{cell}{space}{fence}" if shown else ""
