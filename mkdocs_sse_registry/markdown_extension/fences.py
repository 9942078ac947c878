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
    from collections.abc import Sequence

    from markdown import Markdown

PROCESSOR = "fenced_code_block"
"""Preprocessor of `fenced_code` and of `pymdownx.superfences`."""

_STRING = re.compile(r'"(?P<name>[A-Za-z][A-Za-z0-9_.-]*)"|"(?:[^"\\\n]|\\.)*"', re.ASCII)
_TEXT = re.compile(r"(?P<name>\w(?:[\w .,:;/+@{}\[\]()-]*\w)?)")
VARYING = {"javascript": _STRING, "python": _STRING, "text": _TEXT}
"""What can be any other name without a change of what is around it, by language."""

_NAMES = ("ssename{}e", "sseothername{}e")
"""What stands for each of them while a shape is learnt, with its number; of two lengths."""

_STANDS_FOR_NAME = re.compile("sse(?:other)?name([0-9]+)e")

_COUNTER = "pygments_code_block"
"""Where `pymdownx.highlight` has the number of the last fence in the page."""

_BLANKS = re.compile('<span class="w">([ \\n]*)</span>')
"""What Pygments makes of blanks: every sixth element of a listing, of which nothing can be seen."""

_NUMBER = "\x02"
"""What stands for the number of the fence in what was made."""


class Shape(Struct, frozen=True):
    """What was made of code, without its names.

    Attributes:
        parts: What stands around the names.
        is_numbered: Whether the number of the fence in its page is in it, for lines to be linked.
        step: By how much the numbers go on with it; what is drawn has none.
    """

    parts: tuple[str, ...]
    is_numbered: bool
    step: int

    def filled(self, names: Sequence[str], number: int) -> str:
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
        if "\t" in text or _STANDS_FOR_NAME.search(text):
            return _run(md, language, text)  # a tab is as wide as what is before it leaves to it
        self._follow(md)
        varying = VARYING.get(language) if _is_usual(md, language) else None
        code, names = _without_names(text, varying) if varying else (text, [])
        shape = self._shape(md, language, code)
        if shape is None:
            return _run(md, language, text)
        number = (_number(md) or 0) + shape.step
        _set_number(md, number)
        return shape.filled(names, number)

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


def _without_names(text: str, varying: re.Pattern[str]) -> tuple[str, list[str]]:
    """Return code with something that stands for each name, and the names."""
    names: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        if match["name"] is None:
            return match[0]
        names.append(match["name"])
        return match[0].replace(match["name"], _NAMES[0].format(len(names) - 1))

    return varying.sub(stand_in, text), names


def _learnt(md: Markdown, language: str, code: str) -> Shape | None:
    """Return the shape of what is made of code, `None` where names or the page change more of it.

    The code is converted with two sets of names, which have to differ in them alone.
    """
    count = len(_STANDS_FOR_NAME.findall(code))
    others = [_NAMES[1].format(number) for number in range(count)]
    before = _number(md)
    first = _run(md, language, code)
    between = _number(md)
    second = _run(md, language, _STANDS_FOR_NAME.sub(lambda each: others[int(each[1])], code))
    after = _number(md)
    _set_number(md, before)
    if first is None or second is None:
        return None
    is_numbered = between != before and f"-{between}-" in first
    if is_numbered:
        first = first.replace(f"-{between}-", f"-{_NUMBER}-")
    parts = _STANDS_FOR_NAME.split(first)
    step = (between or 0) - (before or 0)
    shape = Shape((*parts[::2],), is_numbered, step)
    is_ordered = parts[1::2] == [f"{number}" for number in range(count)]
    return shape if is_ordered and shape.filled(others, after or 0) == second else None


def _run(md: Markdown, language: str, text: str) -> str | None:
    """Let the extension convert that fence alone, so nothing in the text is read as Markdown.

    What it stands for in the page is asked for: superfences would turn a placeholder of its own
    back into a fence. Blanks lose their own elements: the page gets smaller, and search faster.
    """
    fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
    made = md.preprocessors[PROCESSOR].run([fence + language, *text.split("\n"), fence])
    found = HTML_PLACEHOLDER_RE.fullmatch("".join(made))
    return _BLANKS.sub(r"\1", str(md.htmlStash.rawHtmlBlocks[int(found[1])])) if found else None


def _fences(md: Markdown) -> list[dict[str, Any]] | None:
    """Return the fences that `pymdownx.superfences` knows, `None` where another one does it."""
    extension = getattr(md.preprocessors[PROCESSOR], "extension", None)
    return getattr(extension, "superfences", None)


def _highlighting(md: Markdown) -> Any:  # noqa: ANN401 - of an optional package
    """Return the extension `pymdownx.highlight`, `None` where there is none."""
    return next((each for each in md.registeredExtensions if hasattr(each, _COUNTER)), None)


def _is_usual(md: Markdown, language: str) -> bool:
    """Tell whether a language is highlighted as everywhere, and no fence of the site's own."""
    highlighting = _highlighting(md)
    remapped = highlighting.getConfig("extend_pygments_lang") if highlighting else ()
    own = (each for each in _fences(md) or () if each["name"] != "superfences")
    return not any(each["name"] in {language, "*"} for each in (*own, *remapped))


def _setup(md: Markdown) -> object:
    """Return all that what is made depends on; equal where nothing differs."""
    known, highlighting = _fences(md), _highlighting(md)
    if known is None or highlighting is None:
        return md
    config = vars(md.preprocessors[PROCESSOR])["config"]
    if len(known) != len(config["custom_fences"]) + 1:
        return md  # another extension has added some
    return config, highlighting.getConfigs()


def _number(md: Markdown) -> int | None:
    """Return the number of the last fence in the page, `None` where they are not counted."""
    return getattr(_highlighting(md), _COUNTER, None)


def _set_number(md: Markdown, number: int | None) -> None:
    highlighting = _highlighting(md)
    if highlighting is not None:
        setattr(highlighting, _COUNTER, number)
