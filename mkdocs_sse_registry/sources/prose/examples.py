"""The examples in a page's fences that say of which event type they are: frames, and JSON."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_sse_registry.domain.pages import Example
from mkdocs_sse_registry.sources.prose import json_values
from mkdocs_sse_registry.sources.prose.names import SOURCES, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.vocabulary import Vocabulary
    from mkdocs_sse_registry.sources.prose.blocks import Fence, Lines
    from mkdocs_sse_registry.sources.prose.json_values import Value

TYPE_KEYS = ("event", "event_type", "eventType", "type")
"""Keys under which JSON says of which event type it is."""

PAYLOAD_KEYS = ("data", "payload")
"""Keys under which such JSON has the payload. Beside the type, other keys are no payload."""

JSON = frozenset({"", "json", "json5", "jsonc", "jsonl", "ndjson", "text", "txt"})

_FRAME_FIELD = re.compile(r"(?P<field>event|data|id|retry)?:[ ]?(?P<value>.*)")
_ONE_WORD = re.compile(r"\S+")


class Line(NamedTuple):
    """A line of code without what stands before it in each line of the fence, and its offset."""

    text: str
    offset: int


class Frame(NamedTuple):
    """What a stream sends at once.

    Attributes:
        event: The name in `event:`.
        data: The values of `data:`, in their order.
    """

    event: Name
    data: tuple[Line, ...]


def frames(page: str, fence: Fence) -> Iterator[Frame]:
    """Yield the frames of a fence that have a name and data."""
    if fence.language in SOURCES:
        return
    event: Name | None = None
    data: list[Line] = []
    for line in (*_code(page, fence), Line("", fence.inside_end)):
        match = _FRAME_FIELD.match(line.text)
        value = Line(match["value"].rstrip(), line.offset + match.start("value")) if match else line
        if match and match["field"] == "event":
            if event and data:  # the empty line between two was forgotten
                yield Frame(event, tuple(data))
                data = []
            event = Name(*value) if _ONE_WORD.fullmatch(value.text) else None
        elif match and match["field"] == "data":
            data.append(value)
        elif match is None:
            if event and data:
                yield Frame(event, tuple(data))
            event, data = None, []


def examples(page: str, fence: Fence, lines: Lines, vocabulary: Vocabulary) -> Iterator[Example]:
    """Yield the examples of a fence that are of event types of the registry."""
    for frame in frames(page, fence):
        parsed = json_values.values("\n".join(line.text for line in frame.data))
        if vocabulary.knows(frame.event.name) and len(parsed) == 1 and parsed[0].kind == "object":
            yield _example(frame.event.name, parsed[0], frame.data[0].offset, lines)
    if fence.language in JSON:
        code = _code(page, fence)
        starts, text = _joined(code)
        for value in json_values.values(text) if text.lstrip()[:1] in ("{", "[") else ():
            for each in json_values.objects(value):
                for name, payload in _typed(each, vocabulary):
                    line = bisect_right(starts, payload.offset) - 1
                    offset = code[line].offset + payload.offset - starts[line]
                    yield _example(name, payload, offset, lines)


def _typed(value: Value, vocabulary: Vocabulary) -> Iterator[tuple[str, Value]]:
    """Yield the event type and the payload of an object that says both, and each once."""
    members = value.members
    types = [
        members[key].text
        for key in TYPE_KEYS
        if key in members and vocabulary.knows(members[key].text or "")
    ]
    payloads = [members[key] for key in PAYLOAD_KEYS if key in members]
    if len(types) == len(payloads) == 1 and types[0] and payloads[0].kind == "object":
        yield types[0], payloads[0]


def _example(name: str, payload: Value, offset: int, lines: Lines) -> Example:
    return Example(
        event_type=name,
        fields={key: value.kind for key, value in payload.members.items()},
        is_complete=payload.is_complete,
        line=lines.line(offset),
        column=lines.column(offset),
    )


def _code(page: str, fence: Fence) -> list[Line]:
    """Return the lines of a fence without indentation and signs of quotation."""
    found: list[Line] = []
    offset = fence.inside
    for text in page[fence.inside : fence.inside_end].split("\n")[:-1]:
        margin = re.match(rf"(?:[ \t]*>){{{fence.depth}}}", text)
        bare = text[margin.end() :] if margin else text
        stripped = bare.lstrip(" \t")
        found.append(Line(stripped.rstrip(), offset + len(text) - len(stripped)))
        offset += len(text) + 1
    return found


def _joined(code: list[Line]) -> tuple[list[int], str]:
    """Return lines as one text, with the offset of each in it."""
    starts, position = [], 0
    for line in code:
        starts.append(position)
        position += len(line.text) + 1
    return starts, "\n".join(line.text for line in code)
