"""Programs that listen for one event type, as short as they can be; knows no page and no engine."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EVENTS_OF_EVENT_SOURCE = frozenset({"open", "error"})
"""Names that `EventSource` uses for events of its own (HTML Living Standard, section 9.2.2)."""

_BROWSER = """\
const events = new EventSource({url});
events.addEventListener({name}, (event) => {{
{guard}  const payload = JSON.parse(event.data);
  console.log(payload);
}});"""

_GUARD = "  if (!(event instanceof MessageEvent)) return; // of the connection, not of the server\n"

_PYTHON = """\
import httpx
from httpx_sse import connect_sse

with httpx.Client(timeout=None) as client:
    with connect_sse(client, "GET", {url}) as events:
        for event in events.iter_sse():
            if event.event == {name}:
                print(event.json())"""


def browser(event_type: str, url: str) -> str:
    """Return JavaScript for a browser.

    Args:
        event_type: A name that can be delivered.
        url: Where the stream is.
    """
    guard = _GUARD if event_type in EVENTS_OF_EVENT_SOURCE else ""
    return _BROWSER.format(url=_in_javascript(url), name=_in_javascript(event_type), guard=guard)


def curl(url: str) -> str:
    """Return a command for a shell, which shows the events of every type."""
    pattern = "--globoff " if set(url) & set("[]{}") else ""
    return f'curl -N {pattern}-H "Accept: text/event-stream" {shlex.quote(url)}'


def python(event_type: str, url: str) -> str:
    """Return a Python program with httpx-sse.

    Args:
        event_type: A name that can be delivered.
        url: Where the stream is.
    """
    return _PYTHON.format(url=_in_python(url), name=_in_python(event_type))


def _in_javascript(text: str) -> str:
    """Return a string of JavaScript that may stand in a `script` element too."""
    return _quoted(text, lambda char: f"\\u{{{ord(char):x}}}").replace("</", "<\\/")


def _in_python(text: str) -> str:
    return _quoted(text, lambda char: ascii(char)[1:-1])


def _quoted(text: str, escape: Callable[[str], str]) -> str:
    """Return a string in double quotes, with escapes for what cannot be seen."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else escape(char) for char in quoted)
