"""Names in words, near misses, file names and anchors; knows no page and no link."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT_IN_CAPITALS = frozenset({"API", "URL", "URI", "SSE", "UUID", "IOT", "SAAS", "IBAN", "OAUTH"})
"""Abbreviations with a vowel; one without, or of two letters, is known by its form."""

SHORT_WORDS = frozenset({"AS", "AT", "BY", "DO", "IN", "IS", "NO", "OF", "ON", "OR", "TO", "UP"})

NEAR, VERY_NEAR = 0.6, 0.8
"""How like a known name another one is that may have been meant, from 0 to 1."""

SEPARATOR = re.compile(r"[\s_.:/-]+|(?<=[a-z0-9])(?=[A-Z])")
RESERVED_SLUGS = frozenset(
    {"index", "readme", "aux", "con", "nul", "prn"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""File names that stand for the folder itself, or on Windows for a device."""

LONGEST_SLUG = 200
"""Bytes of a file name; a disk holds 255, and the engine and its plugins add to it."""


def in_words(name: str) -> str:
    """Return a name as a title: `DATA_SYNC` is `Data sync`, `AI` is `AI`."""
    spoken = [
        each.upper() if _is_abbreviation(each.upper()) else each.lower() for each in words(name)
    ]
    title = " ".join(spoken)
    return title[:1].upper() + title[1:] or name


def is_title(name: str) -> bool:
    """Tell whether a name is written for people: with spaces, or with capitals of its own."""
    if any(character.isspace() for character in name):
        return True
    return name != name.lower() and not set("_.:/-").intersection(name)


def words(name: str) -> list[str]:
    """Return the words that a name is made of: `accountId` is `account`, `Id`."""
    return [word for word in SEPARATOR.split(name) if word]


def _is_abbreviation(word: str) -> bool:
    if word in KEPT_IN_CAPITALS:
        return True
    if not word.isascii() or not word.isalpha() or word in SHORT_WORDS:
        return False
    return len(word) == 2 or not re.search("[AEIOUY]", word)  # noqa: PLR2004


def class_name(qualified_name: str) -> str:
    """Return the name of a class without its module, which may be moved."""
    return qualified_name.rpartition(".")[2]


def meant(name: str, known: Iterable[str], *, near: float = NEAR) -> str:
    """Return the question whether the nearest known name was meant, with a space before it.

    It is empty where none is near.

    Args:
        name: A name that is not known.
        known: The names that are.
        near: How near it has to be, from 0 to 1.
    """
    import difflib  # noqa: PLC0415 - most builds know every name

    found = difflib.get_close_matches(name, list(known), n=1, cutoff=near)
    return f" Did you mean {found[0]!r}?" if found else ""


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Return what is said of a name that an option gives, and that nothing has."""
    names = list(known)
    return f"there is no {what} {name!r}.{meant(name, names)} Allowed: {', '.join(names)}."


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return a file name without ending for each name, different also where case is ignored."""
    taken: set[str] = set(RESERVED_SLUGS)
    return {name: _free(_slug(name), taken) for name in dict.fromkeys(names)}


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFC", name).casefold()
    slug = re.sub(r"[\W_]+", "-", folded).strip("-").encode()[:LONGEST_SLUG]
    return slug.decode(errors="ignore").rstrip("-") or "category"


def anchors(names: Iterable[str]) -> dict[str, str]:
    """Return an HTML id for each name: the name itself, but for what an id or a URL cannot hold.

    The id has no white space (HTML Living Standard, section 3.2.6), and none of the characters that
    a URL fragment would have to escape.
    """
    known = list(dict.fromkeys(names))
    taken = {name for name in known if _anchor(name) == name}
    return {name: name if name in taken else _free(_anchor(name), taken) for name in known}


def _anchor(name: str) -> str:
    return re.sub(r"[^\w.~:-]+", "-", name).strip("-") or "event"


def _free(wanted: str, taken: set[str]) -> str:
    """Take a name that is free, with the first free number where it has to."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name
