"""Give each marker of a page a number that Markdown leaves on it; knows no Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering.markers import ALMOST, CLOSING, OPENING

if TYPE_CHECKING:
    from mkdocs_sse_registry.rendering.markers import Marked

_MARKER = re.compile(f"{OPENING.pattern}|{CLOSING.pattern}|{ALMOST.pattern}")
_NUMBERED = re.compile("<!-- sse-registry:? marker-([0-9]+)(?: -->)?")
_CLOSING = re.compile("<!--( *)/sse-registry( *)-->")
_BASE = 64
"""Spaces at each side of a closing marker, which has no room for a number, are its digits."""


class NumberedMarkers:
    """The markers of a page by number.

    Args:
        text: All that the file holds.
        flat: The same with one character for each end of a line, at the same offsets.
        start: Where the Markdown begins, behind the front matter.

    Attributes:
        are_none: Whether the page has no marker.
        markdown: The Markdown with a number on each marker, and LF at the end of each line.
    """

    def __init__(self, text: str, flat: str, start: int) -> None:
        self._markers = list(_MARKER.finditer(flat, start))
        self.are_none = not self._markers
        written = []
        for number, marker in enumerate(self._markers):
            written += [text[start : marker.start()], _numbered(number, marker)]
            start = marker.end()
        self.markdown = re.sub("\r\n?", "\n", "".join([*written, text[start:]]))

    def first(self, marked: Marked) -> re.Match[str] | None:
        """Return the marker that opens a region, or the one that belongs to none, as it was.

        There is none where it does not come from the page: an extension may have put it there.
        """
        if (found := _CLOSING.fullmatch(marked.marker)) is not None:
            return self._closing(found)
        found = _NUMBERED.fullmatch(marked.marker)
        return self._get(int(found[1])) if found else None

    def last(self, line: str) -> re.Match[str] | None:
        """Return the marker that closes a region, as it was, from the last line of the region."""
        found = list(_CLOSING.finditer(line))
        return self._closing(found[-1]) if found else None

    def _closing(self, found: re.Match[str]) -> re.Match[str] | None:
        return self._get(len(found[1]) * _BASE + len(found[2]))

    def _get(self, number: int) -> re.Match[str] | None:
        return self._markers[number] if number < len(self._markers) else None


def _numbered(number: int, marker: re.Match[str]) -> str:
    if marker["content"] is not None:
        return f"<!-- sse-registry: marker-{number} -->"
    if marker["almost"]:
        end = " -->" if marker[0].endswith("-->") else ""
        return f"<!-- sse-registry marker-{number}{end}"
    before, after = divmod(number, _BASE)
    return f"<!--{' ' * before}/sse-registry{' ' * after}-->"
