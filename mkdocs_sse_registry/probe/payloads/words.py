"""What the name of an attribute says of its value; knows no types."""

from __future__ import annotations

import functools
import re
import uuid

try:
    from _sha1 import sha1  # type: ignore[import-not-found] # as `uuid.uuid5` without OpenSSL, which takes longer than all the rest
except ImportError:
    from hashlib import sha1

TEXTS: dict[str, tuple[str, str]] = {
    "currency": ("EUR", "USD"),
    "error": ("The provider did not answer in time.", "The provider refused the request."),
    "reason": ("The provider did not answer in time.", "The provider refused the request."),
    "message": ("Your accounts are up to date.", "Your accounts are being updated."),
    "detail": ("The provider did not answer in time.", "The provider refused the request."),
    "description": ("Groceries and household", "Rent and utilities"),
    "note": ("Handle with care", "Leave at the door"),
    "email": ("ada@example.com", "grace@example.com"),
    "url": ("https://example.com/items/1", "https://example.com/items/2"),
    "uri": ("https://example.com/items/1", "https://example.com/items/2"),
    "link": ("https://example.com/items/1", "https://example.com/items/2"),
    "slug": ("example-bank", "another-bank"),
    "code": ("rate_limited", "not_found"),
    "status": ("active", "closed"),
    "state": ("active", "closed"),
    "country": ("DE", "FR"),
    "locale": ("en-GB", "de-DE"),
    "language": ("en", "de"),
    "phone": ("+44 20 7946 0000", "+44 20 7946 0001"),
    "ip": ("192.0.2.1", "192.0.2.2"),
    "title": ("Monthly report", "Yearly report"),
    "text": ("Your balance rose by", "Your balance fell by"),
    "symbol": ("ACME", "INIT"),
    "path": ("reports/january.csv", "reports/february.csv"),
    "file": ("january.csv", "february.csv"),
    "version": ("1.4.0", "1.5.0"),
    "hash": ("9f86d081884c7d65", "60303ae22b998861"),
    "date": ("2026-01-15", "2026-02-16"),
    "at": ("2026-01-15T09:30:00+00:00", "2026-02-16T10:45:00+00:00"),
    "amount": ("1234.56", "2345.67"),
    "balance": ("1234.56", "2345.67"),
    "price": ("1234.56", "2345.67"),
    "name": ("Ada Lovelace", "Grace Hopper"),
}
"""Texts by a word of the attribute's name; the last word that is here counts."""

WHOLE_NAMES: dict[str, tuple[str, str]] = {
    "file_name": ("january.csv", "february.csv"),
    "filename": ("january.csv", "february.csv"),
    "error_code": ("rate_limited", "not_found"),
    "tool_name": ("search", "calculate"),
    "user_name": ("ada", "grace"),
    "username": ("ada", "grace"),
    "provider": ("example-bank", "another-bank"),
    "format": ("csv", "json"),
    "file_format": ("csv", "json"),
    "mime_type": ("text/csv", "application/json"),
}

NUMBERS: dict[str, tuple[int, int]] = {
    "count": (3, 5),
    "total": (12, 15),
    "index": (1, 2),
    "position": (1, 2),
    "percent": (75, 80),
    "progress": (75, 80),
    "year": (2026, 2027),
    "size": (2048, 4096),
    "bytes": (2048, 4096),
    "status": (200, 404),
    "attempt": (1, 2),
    "retries": (1, 2),
    "page": (1, 2),
    "version": (1, 2),
    "seconds": (90, 120),
    "timestamp": (1768469400, 1771238700),
}

LATER = frozenset(["previous", "old", "former", "skipped", "expires", "expiry", "until"])
"""Words of attributes that get the second value, beside another one that has the first."""

WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[0-9]+")


def second(name: str, which: int) -> int:
    """Return which of two values a name gets; what was before, or ends later, gets the other."""
    return 1 - which if _is_later(name) else which


@functools.cache
def _is_later(name: str) -> bool:
    return not LATER.isdisjoint(_words(name))


def text_for(name: str, which: int) -> str:
    """Return a text that fits the name of an attribute."""
    words = _words(name)
    if words and words[-1] in ("id", "uuid", "guid"):
        return str(uuid_for(name, which))
    pair = WHOLE_NAMES.get("_".join(words))
    if pair is None:
        known = [word for word in words if word in TEXTS]
        pair = TEXTS[known[-1]] if known else None
    if pair is None:
        plain = " ".join(words) or "text"
        pair = (plain, f"another {plain}")
    return pair[which]


@functools.cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(name))


def number_for(name: str, which: int) -> int:
    """Return a whole number that fits the name of an attribute."""
    known = [word for word in _words(name) if word in NUMBERS]
    return (NUMBERS[known[-1]] if known else (42, 43))[which]


@functools.cache
def uuid_for(name: str, which: int) -> uuid.UUID:
    """Return the UUID that stands for an attribute (RFC 9562, version 5)."""
    digest = sha1(uuid.NAMESPACE_URL.bytes + f"{name}#{which}".encode()).digest()  # noqa: S324
    return uuid.UUID(bytes=digest[:16], version=5)


def singular(name: str) -> str:
    """Return the name of one of several."""
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
