"""Data as HTML that nothing in it can break out of; knows neither Markdown nor templates."""

from __future__ import annotations

import functools
import html
import re
import unicodedata

_RIGHT_TO_LEFT = frozenset(
    {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI", "PDF"}
)
_BREAK = re.compile(r"(?<=[._/:-])(?=[^._/:-])|(?<=[a-z0-9])(?=[A-Z])")
"""Where a long name may wrap: behind a separator, and before a hump."""

WORD_JOINER = "\u2060"

LONGEST_IN_CELL = 12
"""Characters of a name that fit into a table on a phone."""

LONGEST_IN_LINE = 24
"""Characters of a name that fit into a heading on a phone."""


def text(value: str) -> str:
    """Return text as HTML; it keeps its direction to itself, and its lines.

    Where tags are taken out, as in a table of contents, the space stays between two lines.
    """
    lines = [_inert(line) for line in value.split("\n")]
    return _isolated(value, " <br>".join(lines))


def attribute(value: str) -> str:
    """Return text for the inside of a quoted attribute."""
    return html.escape(value, quote=True)


def title(value: str) -> str:
    """Return text for a `title`, also for themes that show it as HTML, as Material's tooltips do.

    A character that nobody sees keeps its signs from beginning a tag or an entity.
    """
    return attribute(re.sub("[<&]", f"\\g<0>{WORD_JOINER}", value))


@functools.lru_cache(maxsize=2**14)  # a page has a name in several places
def code(value: str, longest: int) -> str:
    """Return a name in `code`, with places to wrap at: no more than its length asks for.

    Args:
        value: The name.
        longest: Characters that need no place to wrap at between them.
    """
    parts = _joined(breakable(value), longest) if len(value) > longest else [value]
    pieces = map(_inert, parts)
    return f"<code>{_isolated(value, '<wbr>'.join(pieces))}</code>"


def breakable(value: str) -> list[str]:
    """Return the parts of a name, between which it may wrap."""
    return _BREAK.split(value)


def escaped(value: str) -> str:
    """Return text as HTML and nothing else, for places that keep its lines."""
    return html.escape(value, quote=False)


def _joined(parts: list[str], longest: int) -> list[str]:
    """Return as few parts as are not longer than they may be."""
    joined = parts[:1]
    for part in parts[1:]:
        if len(joined[-1]) + len(part) <= longest:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _inert(value: str) -> str:
    """Return text as HTML, also for themes that put the title of a page between quotes."""
    return html.escape(value, quote=False).replace('"', "&quot;")


def _isolated(value: str, markup: str) -> str:
    """Return the markup so that text from right to left does not turn its neighbours."""
    if value.isascii() or not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in value):
        return markup
    return f"<bdi>{markup}</bdi>"
