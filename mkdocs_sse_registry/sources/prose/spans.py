"""What of a page's Markdown is code, comment, link target, markup or text; knows no names.

Each part is looked for once from left to right, so that a long line takes no longer than many
short ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_sse_registry.sources.prose.blocks import COVER

if TYPE_CHECKING:
    from mkdocs_sse_registry.sources.prose.blocks import Span

_BREAK = re.compile(rf"\n(?=[ \t>{COVER}]*(?:\n|\Z|[-*+][ \t]|\d{{1,9}}[.)][ \t]|#|\|))")
"""What no code span goes past: an empty line, an item, a heading, a row of a table."""

_TOKEN = re.compile(r"\\[^\w\s]|`+|<!--|\{\{|\{%|\{#|\{!|\{[:. ]|\{[\w-]+=|<[A-Za-z/]|\]\(|\]\[|~~")
_REFERENCE = re.compile(r"^[ \t>]{0,8}\[(?!\^)[^\]\n]{1,999}\]:.*$", re.MULTILINE)

_RAW = re.compile(r"<(?P<name>script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*+\)")
_LABEL = re.compile(r"\]\[[^\[\]\n]*\]")
_ATTRIBUTES = re.compile(r"\{[: ]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]+~~")

_MARKUP = {"](": _TARGET, "][": _LABEL, "{": _ATTRIBUTES, "<": _TAG, "~": _STRUCK}
_TEMPLATES = {"{{": "}}", "{%": "%}", "{#": "#}", "{!": "!}"}

_URL = "://"
_SCHEME = re.compile(r"[A-Za-z0-9+.-]*\Z")
_REST_OF_URL = re.compile(r"""[^\s<>"'`|)\]]*""")
_LONGEST_SCHEME = 30
_JINJA = re.compile(r"\{\{[^{}\n]*\}\}")


class Spans(NamedTuple):
    """What is not plain text.

    Attributes:
        code: The insides of code spans.
        comments: HTML comments.
        unread: Targets of links, tags, lists of attributes, templates, struck text.
    """

    code: list[Span]
    comments: list[Span]
    unread: list[Span]


def spans(text: str) -> Spans:
    """Return the parts of a page from which front matter and fences are covered."""
    return _Scan(text).run()


def addresses(text: str) -> list[Span]:
    """Return the URLs and the variables of templates in a text, code or not."""
    found = [match.span() for match in _JINJA.finditer(text)]
    position = text.find(_URL)
    while position >= 0:
        before = _SCHEME.search(text[max(0, position - _LONGEST_SCHEME) : position])
        rest = _REST_OF_URL.match(text, position)
        end = rest.end() if rest else position
        found.append((position - len(before[0] if before else ""), end))
        position = text.find(_URL, max(end, position + 1))
    return found


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [match.start() for match in _BREAK.finditer(text)]
        self._ticks: dict[int, list[int]] = {}
        for match in re.finditer("`+", text):
            self._ticks.setdefault(len(match[0]), []).append(match.start())
        self._next: dict[str, int] = {}
        references = [match.span() for match in _REFERENCE.finditer(text)]
        self._found = Spans(code=[], comments=[], unread=references)

    def run(self) -> Spans:
        position = 0
        while match := _TOKEN.search(self._text, position):
            position = self._past(match)
        return self._found

    def _past(self, match: re.Match[str]) -> int:
        """Note what begins with a token, and return the offset behind it."""
        opening, start = match[0], match.start()
        if opening[0] == "`":
            return self._past_code(start, len(opening))
        end: int | None = None
        if opening == "<!--":
            end = self._past_closing(start, "-->", self._found.comments)
        elif opening in _TEMPLATES:
            limit = self._paragraph_end(start)
            end = self._past_closing(start, _TEMPLATES[opening], self._found.unread, limit)
        elif raw := _RAW.match(self._text, start):
            end = self._past_closing(start, f"</{raw['name'].lower()}>", self._found.unread)
        return end or self._past_markup(start, opening) or match.end()

    def _past_markup(self, start: int, opening: str) -> int | None:
        pattern = _MARKUP.get(opening) or _MARKUP.get(opening[0])
        found = pattern.match(self._text, start) if pattern else None
        if found is None:
            return None
        self._found.unread.append(found.span())
        return found.end()

    def _past_code(self, start: int, length: int) -> int:
        same = self._ticks[length]
        number = bisect_right(same, start)
        if number < len(same) and same[number] < self._paragraph_end(start):
            self._found.code.append((start + length, same[number]))
            return same[number] + length
        return start + length

    def _past_closing(
        self, start: int, closing: str, into: list[Span], limit: int | None = None
    ) -> int | None:
        """Note what ends with a text, if it does, and return the offset behind it."""
        place = self._next.get(closing)
        if place is None or 0 <= place < start:
            place = self._next[closing] = self._text.find(closing, start)
        if place < 0 or (limit is not None and place > limit):
            return None
        into.append((start, place + len(closing)))
        return place + len(closing)

    def _paragraph_end(self, start: int) -> int:
        number = bisect_left(self._breaks, start)
        return self._breaks[number] if number < len(self._breaks) else len(self._text)
