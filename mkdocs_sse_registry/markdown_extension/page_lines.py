"""Find where a marker stands in a page from which code has been taken; knows no region."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t>]*(?P<ticks>`{3,}(?!.*`)|~{3,})(?P<rest>.*)")


def line_in_page(marker: str, line: int, text: list[str], page: list[str]) -> int | None:
    """Return the line of a marker in the page as it was written.

    The same marker can stand in code as well, and several times.

    Args:
        marker: The marker as written.
        line: Its line in the text, from 0.
        text: Lines of the page without code in fences.
        page: Lines of the page as it was written.

    Returns:
        Its line from 0, `None` where it does not come from the page.
    """
    places = _places(marker, page)
    prose = [number for number, is_code in places if not is_code]
    if len(prose) != len(_places(marker, text)):
        prose = [number for number, _ in places]
    return next(iter(prose[len(_places(marker, text[:line])) :]), None)


def without_fences(text: str) -> str:
    """Return a text with nothing on the lines of its fences."""
    lines = text.split("\n")
    inside = zip(lines, _fenced(lines), strict=True)
    return "\n".join("" if is_code else line for line, is_code in inside)


def _places(marker: str, lines: list[str]) -> list[tuple[int, bool]]:
    """Return the line of each occurrence of a marker, with whether it is in a fence."""
    found: list[tuple[int, bool]] = []
    for number, (line, is_code) in enumerate(zip(lines, _fenced(lines), strict=True)):
        found += [(number, is_code)] * line.count(marker)
    return found


def _fenced(lines: list[str]) -> list[bool]:
    """Return of each line whether a fence has been opened above it, and not been closed."""
    found: list[bool] = []
    fence = ""
    for line in lines:
        found.append(bool(fence))
        if (match := _FENCE.match(line)) is None:
            continue
        if not fence:
            fence = match["ticks"]
        elif match["ticks"].startswith(fence) and not match["rest"].strip():
            fence = ""
    return found
