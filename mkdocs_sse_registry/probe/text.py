"""The user's values as text that every encoder can carry; knows nothing of where the text goes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from enum import Enum
from typing import Any

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""Where an object lies in memory, as its representation says it; differs in every run."""


def plain(text: str) -> str:
    """Return the text with lone surrogates, which UTF-8 cannot carry, written as escapes."""
    text = str(text)
    if type(text) is str and text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def all_plain(data: Any) -> Any:
    """Return dicts and lists in which every text is plain."""
    if isinstance(data, dict):
        return {all_plain(key): all_plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [all_plain(value) for value in data]
    return plain(data) if isinstance(data, str) else data


def is_shapeless(value: object) -> bool:
    """Tell whether an object's text would be its address, which differs in every run."""
    cls = type(value)
    return cls.__repr__ is object.__repr__ and cls.__str__ is object.__str__


def wire_name(value: object) -> str | None:
    """Return the text that an event type or a category stands for, `None` when it is no text."""
    if isinstance(value, Enum):
        value = value.value
    return plain(value) if isinstance(value, str) else None


def shown(value: Any) -> str | None:
    """Return an attribute as readers should see it, `None` when there is nothing to see."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or callable(value) or is_shapeless(value):
        text = ""
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, Iterable) and not isinstance(value, str):
        texts = [text for text in map(shown, value) if text]
        text = ", ".join(sorted(texts) if isinstance(value, (set, frozenset)) else texts)
    else:
        text = plain(str(value))
    return text or None


def stripped(value: Any) -> str | None:
    """Return a text without its margins, `None` for what is no text or empty."""
    return inspect.cleandoc(plain(value)).strip() or None if isinstance(value, str) else None
