"""One call of an extractor, and its payload as JSON; knows neither samples nor what follows.

Whatever the user's function raises becomes a problem. What ends or stops the interpreter is for
others to see.
"""

from __future__ import annotations

import difflib
import importlib
import inspect
import json
import os
import sys
import traceback
from collections.abc import Mapping
from typing import Any, Callable, NamedTuple, Optional

from ..installed import is_installed, is_library
from ..text import plain
from . import signatures

Place = Callable[[Optional[str], Optional[int]], "dict[str, Any]"]


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


DUMPS = json.dumps
LOADS = json.JSONDecoder(parse_constant=_refuse).decode
"""Bound before the user's module runs, which may replace what `json` holds."""

NOWHERE: Mapping[str, Any] = {"path": None, "line": None}

LONGEST = 300
"""Characters of an exception's text that are kept."""

OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Problem(NamedTuple):
    """Why an extractor gave nothing that can be sent; the names are those of `domain.model`."""

    kind: str
    detail: str = ""
    exceptions: tuple[str, ...] = ()
    source: Mapping[str, Any] = NOWHERE

    def record(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**self._asdict(), "exceptions": list(self.exceptions), "source": dict(self.source)}


class FailedError(Exception):
    """A call that gave nothing of use.

    Attributes:
        problem: What happened.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


class Encoded(NamedTuple):
    """A payload as it is sent.

    Attributes:
        text: As the encoder made it.
        content: The same, read as JSON; without the keys that could not be written.
        broken: Why a key could not be written, by key.
    """

    text: str
    content: dict[str, Any]
    broken: Mapping[str, str] = {}


class Extractor:
    """A function of the user's that takes a domain event, or a domain event and a user id."""

    def __init__(self, function: Any, place: Place) -> None:
        self._function = function
        self._place = place
        self.takes_user_id = _takes_two(function)

    def __call__(self, event: Any, user_id: Any) -> Any:
        """Return what it gives for a domain event.

        Raises:
            FailedError: It raised, or asks for other arguments.
        """
        arguments = (event, user_id) if self.takes_user_id else (event,)
        _take_chance_away()
        try:
            result = self._function(*arguments)
            if type(result) is not dict and inspect.isawaitable(result):
                return _awaited(result)
            return result  # noqa: TRY300 - what awaits it may raise, too
        except BaseException as error:  # noqa: BLE001 - sys.exit in it costs only itself
            raise FailedError(raised(error, self._place)) from None


class NoEncoderError(Exception):
    """The module has no function of the name that the options give.

    Attributes:
        near: Names of its functions that come close.
    """

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


class Encoder:
    """What makes JSON of a payload: the user's function, or `json.dumps`.

    Raises:
        ImportError: There is no such module; importing it may raise anything else, too.
        NoEncoderError: The module has no such function.
    """

    def __init__(self, name: str | None) -> None:
        self.is_usual = name is None
        self._encode: Any = DUMPS
        if name is not None:
            self._encode = _function(*name.rpartition(".")[::2])

    def encode(self, payload: Any, place: Place) -> Encoded:
        """Return a payload as JSON.

        Raises:
            FailedError: It is no object with texts as keys.
        """
        try:
            keys = list(dict(payload)) if isinstance(payload, Mapping) else []
        except Exception as error:  # noqa: BLE001 - a mapping of the user's own making
            raise FailedError(raised(error, place)) from None
        wrong = [key for key in keys if not isinstance(key, str)]
        if wrong:
            raise FailedError(Problem("no-text-key", plain(f"{wrong[0]!r:.100}")))
        try:
            text, content = self._written(payload)
        except BaseException as error:  # noqa: BLE001 - the encoder is the user's
            if not isinstance(payload, Mapping):
                raise FailedError(Problem("no-object", _kind_of(payload))) from None
            return self._in_parts(payload, error, place)
        if not isinstance(content, dict):
            raise FailedError(Problem("no-object", _kind_of(payload)))
        return Encoded(text, content)

    def text_of(self, content: Any) -> str:
        """Return JSON content as the encoder writes it."""
        return self._written(content)[0]

    def _written(self, payload: Any) -> tuple[str, Any]:
        text = self._encode(payload)
        if isinstance(text, (bytes, bytearray, memoryview)):
            text = bytes(text).decode("utf-8")
        if not isinstance(text, str):
            raise TypeError(f"the encoder returned {_kind_of(text)}, not a text")
        return plain(text), LOADS(text)

    def _in_parts(self, payload: Mapping[str, Any], error: BaseException, place: Place) -> Encoded:
        """Return the keys that can be written; say which cannot."""
        content, broken = {}, {}
        for key, value in payload.items():
            try:
                content.update(self._written({key: value})[1])
            except BaseException as one:  # noqa: BLE001 - as above
                broken[plain(key)] = shortened(one)
        if not broken:
            raise FailedError(raised(error, place)._replace(kind="not-json"))
        return Encoded("", content, broken)


def _function(module: str, name: str) -> Any:
    held = vars(importlib.import_module(module))
    if callable(held.get(name)):
        return held[name]
    if name in held:
        raise NoEncoderError(f"it is a {type(held[name]).__name__}, not a function")
    functions = [each for each, value in held.items() if callable(value)]
    near = tuple(f"{module}.{each}" for each in difflib.get_close_matches(name, functions, n=1))
    raise NoEncoderError(f"{module!r} has no {name!r}", near)


def raised(error: BaseException, place: Place) -> Problem:
    """Return what an exception says, with the last line of the user's that it went through."""
    if isinstance(error, MemoryError):  # what the frames hold may be all there is
        traceback.clear_frames(error.__traceback__)
    frames = [
        (frame.f_code.co_filename, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if not frame.f_code.co_filename.startswith(OURS)
    ]
    own = [each for each in frames if not is_installed(each[0])]
    last = (own or frames)[-1:]
    where = place(*last[0]) if last else NOWHERE
    return Problem("raised", shortened(error), (type(error).__name__,), where)


def _kind_of(payload: Any) -> str:
    return "None" if payload is None else plain(type(payload).__name__)


def fault_of(error: BaseException) -> str:
    """Return what went wrong in the probe itself, with the line to look for."""
    frames = [
        f"{os.path.basename(frame.f_code.co_filename)}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(OURS)
    ]
    return f"{shortened(error)} ({frames[-1] if frames else 'nowhere'})"


def shortened(error: BaseException) -> str:
    """Return name and text of an exception in one line, cut to a length that can be read."""
    try:
        said = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - the exception may be the user's own
        said = ""
    text = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return plain(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _take_chance_away() -> None:
    """Let Python's own `random`, where it is in use, give the same in every build."""
    module = sys.modules.get("random")
    if module is not None and is_library(getattr(module, "__file__", None) or ""):
        module.seed(0)


def _takes_two(function: Any) -> bool:
    """Tell whether a function wants a user id beside the domain event.

    Raises:
        FailedError: It can be called with neither.
    """
    try:
        arguments = signatures.arguments_of(function)
    except Exception:  # noqa: BLE001 - one that is written in C, or refuses to be looked at
        return False
    for count in (1, 2):
        if signatures.takes(arguments, count):
            return count == 2  # noqa: PLR2004 - the domain event and the user id
    raise FailedError(Problem("signature", plain(str(inspect.signature(function)))))


def _awaited(result: Any) -> Any:
    import asyncio  # noqa: PLC0415 - costs more than all the rest

    async def wait() -> Any:
        return await result

    return asyncio.run(wait())
