"""A category's event types and what leads to them as a Mermaid diagram; knows no page.

Nothing of the registry is syntax there, neither of Mermaid nor of the Markdown in its labels.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering import html
from mkdocs_sse_registry.rendering.pieces import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_sse_registry.rendering.views import ClassView, EventView

LONGEST_LINE = 24
"""Characters of a name that stay on one line of a box."""

_HEAD = """\
%%{init: {'flowchart': {
  'nodeSpacing': 16, 'rankSpacing': 40, 'subGraphTitleMargin': {'top': 4, 'bottom': 12}
}}}%%
flowchart LR
    accTitle: From domain events to event types
    accDescr: A list beside this diagram says the same."""

_SYNTAX = re.compile(
    r"^[\W\d_]|[^\w .,-]|\ufb02|(?<![^\W_])_|_(?![^\W_])|(?<=www)\.", re.IGNORECASE
)
"""What could be syntax: a first character that begins a list, all signs, emphasis, an address.

The ligature fl is what Mermaid itself has in the place of entities for a while.
"""

_BREAK = "#8203;"
_NOTHING = "#160;"


def flowchart(category: str, events: Sequence[EventView]) -> str:
    """Return the diagram: domain events lead to event types, which stand in the category's box.

    Args:
        category: Its title.
        events: Its event types, each once.
    """
    ids = {event.type: f"e{number}" for number, event in enumerate(events, 1)}
    boxes = (f'        {ids[event.type]}["{label(event.type)}"]' for event in events)
    return "\n".join(
        [
            _HEAD,
            *_from_domain_events(events, ids),
            *_from("direct", "sent directly", "-->", filter(_is_direct, events), ids),
            *_from("gap", "gap", "-.->", filter(_is_gap, events), ids),
            f'    subgraph category["{label(category)}"]',
            *boxes,
            "    end",
        ]
    )


def label(text: str) -> str:
    """Return text for between the quotes of a label, with places to wrap at if it is long."""
    text = " ".join(visible(text).split())
    parts = html.breakable(text) if len(text) > LONGEST_LINE else [text]
    return _BREAK.join(_SYNTAX.sub(_entity, part) for part in parts) or _NOTHING


def _from_domain_events(events: Iterable[EventView], ids: dict[str, str]) -> Iterator[str]:
    """Yield the domain events, and an arrow for each mapping."""
    pairs = dict.fromkeys(
        (mapping.domain_event.qualified_name, event.type)
        for event in events
        for mapping in event.mappings
    )
    classes = {
        mapping.domain_event.qualified_name: mapping.domain_event
        for event in events
        for mapping in event.mappings
    }
    own = {name: f"d{number}" for number, name in enumerate(classes, 1)}
    names = Counter(each.name for each in classes.values())
    for name, cls in classes.items():
        yield f'    {own[name]}(["{label(_name(cls, names))}"])'
    for name, event_type in pairs:
        yield f"    {own[name]} --> {ids[event_type]}"


def _name(cls: ClassView, names: Counter[str]) -> str:
    """Return the name of a class; with its module, where another one has the same."""
    return cls.name if names[cls.name] == 1 else cls.qualified_name


def _from(
    node: str, words: str, arrow: str, events: Iterable[EventView], ids: dict[str, str]
) -> Iterator[str]:
    """Yield what stands in the place of a domain event, with its arrows."""
    targets = " & ".join(ids[event.type] for event in events)
    if targets:
        yield f'    {node}(["{words}"]) {arrow} {targets}'


def _is_direct(event: EventView) -> bool:
    return not event.mappings and event.direct_reason is not None


def _is_gap(event: EventView) -> bool:
    return not event.mappings and event.direct_reason is None


def _entity(match: re.Match[str]) -> str:
    return "".join(f"#{ord(character)};" for character in match[0])
