"""Words that a site's search finds a section by, which a reader does not see; knows no engine.

A search takes `sync.accounts.started` for one word, and a name with places to wrap at for several.
"""

from __future__ import annotations

from mkdocs_sse_registry.rendering import html


def hidden(names: list[str]) -> str:
    """Return the names and the parts of those with dots, as HTML that is not shown."""
    words = dict.fromkeys(word for name in names for word in (name, *parts(name)))
    return f'<span class="sse-words" hidden> {html.escaped(" ".join(words))}</span>'


def parts(name: str) -> list[str]:
    """Return what stands between any two dots of a name, the longest first, without the name."""
    steps = name.split(".")
    return [
        ".".join(steps[first : first + length])
        for length in range(len(steps) - 1, 0, -1)
        for first in range(len(steps) - length + 1)
    ]
