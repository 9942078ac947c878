"""What is the same in every run: an example of which no clock and no chance is part.

Knows neither extractors nor domain events.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import time
from _thread import get_ident
from typing import TYPE_CHECKING, Any

from . import values, words

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = 86_400
FARTHEST = 1e20
"""A number over this counts no seconds, and no parts of them, since 1970."""

UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
DATE = r"\d{4}-\d\d-\d\d"
MOMENT = r"(\d{4}-\d\d-\d\d)([Tt ]|$)"


def is_now(value: Any) -> bool:
    """Tell whether a value is of this run: a moment of today, the number of a process or thread.

    Samples are of another day.
    """
    if type(value) is int and value in (os.getpid(), os.getppid(), get_ident()):
        return True
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        now = time.time()
        scales = (1, 1e3, 1e6, 1e9) if abs(value) < FARTHEST else ()
        return any(abs(value / scale - now) < DAY for scale in scales)
    is_likely = isinstance(value, str) and value[4:5] == "-"
    found = re.match(MOMENT, value, re.ASCII) if is_likely else None
    if found is None:
        return False
    try:
        day = dt.date(*map(int, found[1].split("-")))
    except ValueError:
        return False
    return abs(day.toordinal() - dt.date.today().toordinal()) <= 1  # noqa: DTZ011 - any zone will do


def steadied(value: Any, twins: Sequence[Any], name: str) -> Any:
    """Return a JSON value with all that is another one in every run replaced, or left out.

    Args:
        value: The value.
        twins: What the same call gave in other runs.
        name: The key that it stands under.
    """
    if isinstance(value, dict) and all(isinstance(each, dict) for each in twins):
        return {
            key: steadied(inner, [each[key] for each in twins], key)
            for key, inner in value.items()
            if all(key in each for each in twins)
        }
    if isinstance(value, list) and all(
        isinstance(each, list) and len(each) == len(value) for each in twins
    ):
        return [
            steadied(inner, [each[number] for each in twins], name)
            for number, inner in enumerate(value)
        ]
    if all(each == value for each in twins) and not is_now(value):
        return value
    return _fixed(value, name)


def _fixed(value: Any, name: str) -> Any:
    """Return a telling value of the same JSON type and format."""
    if isinstance(value, str):
        if re.fullmatch(UUID, value, re.ASCII):
            return str(words.uuid_for(name, 0))
        if re.match(MOMENT, value, re.ASCII):
            return _moment(value)
        return words.text_for(name, 0)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return words.number_for(name, 0) if isinstance(value, int) else values.BY_CLASS[float][0]


def _moment(text: str) -> str:
    """Return a fixed date, or a fixed moment that ends as the one in the text."""
    moment = values.BY_CLASS[dt.datetime][0]
    if re.fullmatch(DATE, text, re.ASCII):
        return str(moment.date().isoformat())
    return str(moment.isoformat().replace("+00:00", "Z" if text.endswith("Z") else "+00:00"))
