"""What the site's own extension makes of fenced code; knows no registry and no template.

A page has several listings for each event type that differ in a few names only, and to highlight
one takes longer than all else of its section. So code is highlighted once for each shape: what is
left of it when names that no lexer looks into are taken out. They are put back into what was made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.util import HTML_PLACEHOLDER_RE
from msgspec import Struct

if TYPE_CHECKING:
    from markdown import Markdown

PROCESSOR = "fenced_code_block"
"""Preprocessor of `fenced_code` and of `pymdownx.superfences`."""

_IN_QUOTES = re.compile(r'(?<=")[A-Za-z][A-Za-z0-9_.-]*(?=")', re.ASCII)
_IN_TEXT = re.compile(r"\w(?:[\w .,:;/+@{}\[\]()-]*\w)?")
VARYING = {"javascript": _IN_QUOTES, "python": _IN_QUOTES, "text": _IN_TEXT}
"""What can be any other name without a change of what is around it, by language."""

_NAMES = ("ssename", "sseothername")
"""What stands for each of them while a shape is learnt; of two lengths."""

_COUNTER = "pygments_code_block"
"""Where `pymdownx.highlight` has the number of the last fence in the page."""

_NUMBER = "\x02"
"""What stands for the number of the fence in what was made."""


class Shape(Struct, frozen=True):
    """What was made of code, without its names.

    Attributes:
        parts: What stands around the names.
        is_numbered: Whether the number of the fence in its page is in it, for lines to be linked.
    """

    parts: tuple[str, ...]
    is_numbered: bool

    def filled(self, names: list[str], number: int) -> str:
        """Return what would be made of the code with other names."""
        made = self.parts[0] + "".join(
            name + part for name, part in zip(names, self.parts[1:], strict=True)
        )
        return made.replace(_NUMBER, str(number)) if self.is_numbered else made


class Fences:
    """Asks the extension of a conversion; what it learns is kept while all are set up alike."""

    def __init__(self) -> None:
        self._setup: object = None
        self._setup_of: Markdown | None = None
        self._shapes: dict[tuple[str, str], Shape | None] = {}
        self._seen: set[tuple[str, str]] = set()

    def made(self, md: Markdown, language: str, text: str) -> str | None:
        """Return HTML, `None` where the extension makes nothing of a fence or there is none.

        Args:
            md: The conversion.
            language: What stands behind the sign of the fence.
            text: The code.
        """
        if PROCESSOR not in md.preprocessors or text.strip("\n\ufeff") != text:
            return None
        varying = VARYING.get(language)
        if "\t" in text or any(name in text for name in _NAMES):
            return _run(md, language, text)  # a tab is as wide as what is before it leaves to it
        self._follow(md)
        code = varying.sub(_NAMES[0], text) if varying else text
        shape = self._shape(md, language, code)
        if shape is None:
            return _run(md, language, text)
        return shape.filled(varying.findall(text) if varying else [], _next_number(md))

    def _follow(self, md: Markdown) -> None:
        """Forget what another setup has made of code."""
        if md is not self._setup_of:
            setup = _setup(md)
            if setup != self._setup:
                self._shapes.clear()
                self._seen.clear()
            self._setup, self._setup_of = setup, md

    def _shape(self, md: Markdown, language: str, code: str) -> Shape | None:
        """Return what is made of code, from the second time on; `None` where names change it."""
        key = language, code
        if key not in self._seen:
            self._seen.add(key)
            return None
        if key not in self._shapes:
            self._shapes[key] = _learnt(md, language, code)
        return self._shapes[key]


def _learnt(md: Markdown, language: str, code: str) -> Shape | None:
    number = _number(md)
    first = _run(md, language, code)
    second = _run(md, language, code.replace(*_NAMES))
    _set_number(md, number)
    if first is None or second is None or first.count(_NAMES[0]) != code.count(_NAMES[0]):
        return None
    is_numbered = False
    if number is not None and first.replace(*_NAMES) != second:
        is_numbered = True
        first = first.replace(f"-{number + 1}-", f"-{_NUMBER}-")
    shape = Shape((*first.split(_NAMES[0]),), is_numbered)
    again = shape.filled([_NAMES[1]] * code.count(_NAMES[0]), (number or 0) + 2)
    return shape if again == second else None


def _run(md: Markdown, language: str, text: str) -> str | None:
    """Let the extension convert that fence alone, so nothing in the text is read as Markdown.

    What it stands for in the page is asked for: superfences would turn a placeholder of its own
    back into a fence.
    """
    fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
    made = md.preprocessors[PROCESSOR].run([fence + language, *text.split("\n"), fence])
    found = HTML_PLACEHOLDER_RE.fullmatch("".join(made))
    return str(md.htmlStash.rawHtmlBlocks[int(found[1])]) if found else None


def _highlighting(md: Markdown) -> Any:  # noqa: ANN401 - of an optional package
    """Return the extension `pymdownx.highlight`, `None` where another one does it."""
    return next((each for each in md.registeredExtensions if hasattr(each, _COUNTER)), None)


def _setup(md: Markdown) -> object:
    """Return all that what is made depends on; equal where nothing differs."""
    highlighting = _highlighting(md)
    if highlighting is None:
        return md
    return vars(md.preprocessors[PROCESSOR])["config"], highlighting.getConfigs()


def _number(md: Markdown) -> int | None:
    """Return the number of the last fence in the page, `None` where they are not counted."""
    return getattr(_highlighting(md), _COUNTER, None)


def _set_number(md: Markdown, number: int | None) -> None:
    if number is not None:
        setattr(_highlighting(md), _COUNTER, number)


def _next_number(md: Markdown) -> int:
    """Count one more fence, and return its number."""
    number = _number(md)
    if number is None:
        return 0
    _set_number(md, number + 1)
    return number + 1
