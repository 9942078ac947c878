"""Which names in a piece of a page may be event types, by what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.vocabulary import Vocabulary

Kind = Literal["text", "span", "block", "source"]
"""Text, a code span, a block of code, a block of a programming language."""

_SOURCES = """
c cc cpp c++ cs csharp c# dart elixir erlang f# go golang groovy haskell java javascript js
jsx julia kotlin kt lua mjs objc perl php powershell ps1 py py3 pycon python python3 r rb rs
ruby rust scala swift ts tsx typescript vue zig
"""
SOURCES = frozenset(_SOURCES.split())
"""Languages in which a name with a dot is an attribute, but for texts and comments."""

_FILES_AND_SITES = """
ai app bin cc cfg ch class co com conf cpp cs css csv de dev doc docx eu exe fr gif gz h htm
html ico in info ini io jar java jpeg jpg js json jsonl jsx kt local lock log map md mdx mjs
mp4 net org parquet pdf php png pptx proto py pyc pyi rb rs rst sh so sql sqlite svg tar tgz
toml ts tsx txt uk us vue wasm webp xlsx xml yaml yml zip
"""
FILES_AND_SITES = frozenset(_FILES_AND_SITES.split())
"""Last parts of names of files and of sites."""

LOOK_BACK = 300
"""Characters before a name that say what it is; more would make a long line slow."""

QUOTES = ('"', "'")

_NEVER_BEFORE = frozenset("./@$#\\-&%~^+?}")
_NEVER_AFTER = frozenset("/@(=[{$&%~+#")
_ENDS_HALF = ("\\", "*")
_GOES_ON = frozenset("_.:-/*{[$%(…")
_IMPORT = re.compile(r"(?:^|[\s;`])import[ \t]+(?:static[ \t]+)?\Z")
_SOURCE_IMPORT = re.compile(r"(?:^|[\s;`])(?:import|from|package|using|require|use)[ \t]+\Z")
_KEY = re.compile(r"""["'][ \t]*:(?!:)""")
_PLAIN_KEY = re.compile(r"""[ \t]*:(?:\s|\Z)""")
_KEY_MARGIN = re.compile(r"[\s>-]*\Z")
_ASSIGNED = re.compile(r"[ \t]*(?:[-+*/|:]?=(?!=)|:[ \t]*\w+[ \t]*=)")
_COMMENT = re.compile(r"#|//|/\*|^\s*\*")
_CLOSING = re.compile(r"<(?:/|!--|br\b)")


class Name(NamedTuple):
    """A name and where it begins."""

    name: str
    offset: int


class Piece(NamedTuple):
    """A part of a page that is read.

    Attributes:
        kind: What it is.
        start: Its offset.
        end: The offset behind it.
        language: Of a block of code.
    """

    kind: Kind
    start: int
    end: int
    language: str = ""


class Reader:
    """Reads the names of one page.

    Args:
        page: The page as it is written.
        text: The same with what is not read covered.
        vocabulary: The names of the registry.
    """

    def __init__(self, page: str, text: str, vocabulary: Vocabulary) -> None:
        self._page = page
        self._text = text
        self._vocabulary = vocabulary
        self._pattern = _pattern(vocabulary)

    def names(self, piece: Piece) -> Iterator[Name]:
        """Yield the event types of a piece, and what has the form of one."""
        for match in self._pattern.finditer(self._text, piece.start, piece.end):
            name, start = self._trimmed(match[0], match.start(), piece)
            if not self._is_wanted(name, start, piece):
                continue
            if self._stands_alone(start, start + len(name), match.end(), piece):
                is_known = self._vocabulary.knows(name)
                if is_known or not self._is_other(name, start, start + len(name), piece):
                    yield Name(name, start)

    def _trimmed(self, run: str, start: int, piece: Piece) -> tuple[str, int]:
        """Return a run of characters without what ends a sentence or marks emphasis."""
        if self._vocabulary.has_known(run):
            return run, start
        bare = run.rstrip("." + self._vocabulary.separator)
        if piece.kind == "text" and bare[:1] == "_" and bare[-1:] == "_":
            inner = bare.strip("_")
            return inner, start + bare.index(inner)
        return bare, start

    def _is_wanted(self, name: str, start: int, piece: Piece) -> bool:
        """Return whether a name is an event type, was one, or has the form of one."""
        if self._vocabulary.has_known(name):
            is_marked = piece.kind == "span" or self._page[max(0, start - 1) : start] in QUOTES
            return is_marked or not self._vocabulary.is_word(name)
        return self._vocabulary.has_form(
            name, in_code=piece.kind != "text", alone=piece.kind == "span"
        )

    def _stands_alone(self, start: int, end: int, run_end: int, piece: Piece) -> bool:
        """Return whether what touches a name makes it no part of something longer."""
        before, after = self._page[max(0, start - 6) : start], self._page[end : end + 3]
        sign = before[-1:]
        if sign == "_":  # emphasis was taken off both ends
            after = after.lstrip("_")
        elif run_end - end > 1 or (sign and sign in _NEVER_BEFORE):
            return False
        if sign == ":" and before != "event:":
            return False
        if after and after[0] in ".:-":
            return self._ends_here(end, is_marked=sign == "*")
        if after[:1] in _ENDS_HALF:
            is_escape = piece.kind != "text" or after[:2] == "\\`"
            return is_escape if after[0] == "\\" else sign == "*"
        return not after or after[0] not in _NEVER_AFTER or after[:2] == "[^"

    def _ends_here(self, end: int, *, is_marked: bool) -> bool:
        """Return whether the sign behind a name ends a sentence, and not only a part of a name."""
        rest = self._page[end + 1 : end + 8]
        if rest[:1] == "<":
            return _CLOSING.match(rest) is not None
        if rest[:1] == "*":  # the end of emphasis, or a wildcard
            return is_marked
        return not rest or not (rest[0].isalnum() or rest[0] in _GOES_ON)

    def _is_other(self, name: str, start: int, end: int, piece: Piece) -> bool:
        """Return whether a name that is not registered is a file, a module, a key, an attribute."""
        last = name.rpartition(self._vocabulary.separator or ".")[2]
        if last.lower() in FILES_AND_SITES and last not in self._vocabulary.last:
            return True
        line = self._page.rfind("\n", max(0, start - LOOK_BACK), start) + 1
        before = self._page[max(line, piece.start, start - LOOK_BACK) : start]
        rest = self._page[end : end + LOOK_BACK]
        if piece.kind == "text":
            return _IMPORT.search(before) is not None
        is_set = _SOURCE_IMPORT.search(before) or _KEY.match(rest) or _ASSIGNED.match(rest)
        return bool(is_set) or (piece.kind != "span" and _is_other_in_block(before, rest, piece))


def _is_other_in_block(before: str, rest: str, piece: Piece) -> bool:
    if piece.language == "diff" and before.lstrip(" \t>").startswith("-"):
        return True  # what is no longer there
    if _PLAIN_KEY.match(rest) and _KEY_MARGIN.match(before):
        return True
    return piece.kind == "source" and not _is_said(before)


def _is_said(before: str) -> bool:
    """Return whether a line of source is inside a text or a comment at its end."""
    return any(before.count(quote) % 2 for quote in "\"'`") or bool(_COMMENT.search(before))


def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what matches the longest runs of the characters that names are made of."""
    signs = re.escape("".join(sorted({*vocabulary.separator, *vocabulary.inner} - {"_"})))
    run = rf"[\w{signs}]+"
    # A name with other characters is found as it is; nothing is formed like it.
    known = vocabulary.names | vocabulary.former
    odd = [name for name in known if not re.fullmatch(run, name)]
    exact = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(odd, key=len, reverse=True)]
    return re.compile("|".join([*exact, run]))
