"""Text of the registry inside Markdown, kept apart from it; knows no template and no engine.

What a template writes is Markdown. What it takes from the registry is data, which must come out as
that text under whatever Markdown extensions a site uses. So data never stands in the Markdown: it
is wrapped as a piece, between two control characters that no page can contain, and each voice
writes the pieces in its own way when the page is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

START, SEPARATOR, END = "\x02", "\x1f", "\x03"

PIECE = re.compile(f"{START}([a-z]+){SEPARATOR}([^{START}{END}]*){END}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NO_CHARACTERS = re.compile(
    "[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
"""What no HTML may hold (HTML Living Standard, section 13.2.3.5) and nothing shows."""


class Voice(Protocol):
    """Writes each kind of piece for one reader: a Markdown engine, or a plain file."""

    def text(self, text: str) -> str:
        """Write text that stands between other words."""

    def attribute(self, text: str) -> str:
        """Write text inside the quotes of an HTML attribute."""

    def code(self, text: str) -> str:
        """Write a name of the source or of the wire."""

    def anchor(self, name: str) -> str:
        """Write the permanent address of a heading, before its text."""

    def opened(self, target: str, anchor: str) -> str:
        """Write the begin of a link to a page or to a URL; nothing where it leads nowhere."""

    def closed(self, target: str, anchor: str) -> str:
        """Write the end of a link, as `opened` wrote its begin."""

    def picture(self, markup: str, words: str) -> str:
        """Write a picture, given as HTML and in words."""

    def reference(self, label: str, identifier: str, url: str) -> str:
        """Write the name of a Python object, linked to where the reader can see it."""

    def listing(self, language: str, text: str) -> str:
        """Write code on lines of its own."""

    def tabs(self, *parts: str) -> str:
        """Write listings of which the reader sees one: label, language, text, label, and so on."""

    def diagram(self, source: str) -> str:
        """Write a diagram, given in the language of Mermaid."""

    def folded(self, summary: str) -> str:
        """Write the begin of blocks that a line in words opens, on a line of its own."""

    def unfolded(self, summary: str) -> str:
        """Write the end of such blocks, on a line of its own."""

    def tiles(self, *parts: str) -> str:
        """Write numbers to be seen at a glance: number, words, number, and so on."""

    def mark(self, words: str, kind: str, title: str = "", target: str = "", /) -> str:
        """Write a word that is put on something; its kind, its title and its page may be empty."""

    def tag(self, markup: str) -> str:
        """Write a tag that only changes the looks of what follows."""


def piece(kind: str, *parts: str) -> Markup:
    """Return data as a piece; its control characters become visible ones."""
    return markup(written(kind, *parts))


def written(kind: str, *parts: str) -> str:
    """Return a piece as a part of longer markup."""
    shown = parts if "".join(parts).isprintable() else map(visible, parts)
    return f"{START}{kind}{SEPARATOR}{SEPARATOR.join(shown)}{END}"


def markup(text: str) -> Markup:
    """Return what needs no escaping; a page has ten thousands, and `Markup` itself looks twice."""
    return str.__new__(Markup, text)


def visible(text: str) -> str:
    """Return the text with control characters as their pictures (Unicode block U+2400).

    What has no picture is shown as a replacement character.
    """
    if text.isprintable():  # as nearly all text is
        return text
    text = _NO_CHARACTERS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub(lambda match: chr(0x2400 + ord(match[0]) % 0x5E), text)


def fill(markdown: str, voice: Voice) -> str:
    """Return the Markdown with every piece written by a voice."""
    writers: dict[str, Callable[..., str]] = {
        "text": voice.text,
        "attribute": voice.attribute,
        "code": voice.code,
        "anchor": voice.anchor,
        "opened": voice.opened,
        "closed": voice.closed,
        "picture": voice.picture,
        "reference": voice.reference,
        "listing": voice.listing,
        "tabs": voice.tabs,
        "diagram": voice.diagram,
        "folded": voice.folded,
        "unfolded": voice.unfolded,
        "tiles": voice.tiles,
        "mark": voice.mark,
        "tag": voice.tag,
    }
    return PIECE.sub(lambda match: writers[match[1]](*match[2].split(SEPARATOR)), markdown)
