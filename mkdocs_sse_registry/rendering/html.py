"""Data as HTML that nothing in it can break out of; knows neither Markdown nor templates."""

from __future__ import annotations

import html
import re
import unicodedata

_RIGHT_TO_LEFT = frozenset(
    {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI", "PDF"}
)
_BREAK = re.compile(r"(?<=[._/:-])(?=[^._/:-])|(?<=[a-z0-9])(?=[A-Z])")
"""Where a long name may wrap: behind a separator, and before a hump."""

WORD_JOINER = "\u2060"

LONGEST_UNBROKEN = 12
"""Characters of a name that fit into a table on a phone."""


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


def code(value: str) -> str:
    """Return a name in `code`; a long one with places to wrap at."""
    parts = breakable(value) if len(value) > LONGEST_UNBROKEN else [value]
    pieces = [_inert(part) for part in parts]
    return f"<code>{_isolated(value, '<wbr>'.join(pieces))}</code>"


def breakable(value: str) -> list[str]:
    """Return the parts of a name, between which it may wrap."""
    return _BREAK.split(value)


def escaped(value: str) -> str:
    """Return text as HTML and nothing else, for places that keep its lines."""
    return html.escape(value, quote=False)


def link(label: str, url: str) -> str:
    """Return HTML as a link."""
    return f'<a href="{attribute(url)}">{label}</a>'


def _inert(value: str) -> str:
    """Return text as HTML, also for themes that put the title of a page between quotes."""
    return html.escape(value, quote=False).replace('"', "&quot;")


def _isolated(value: str, markup: str) -> str:
    """Return the markup so that text from right to left does not turn its neighbours."""
    if value.isascii() or not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in value):
        return markup
    return f"<bdi>{markup}</bdi>"
