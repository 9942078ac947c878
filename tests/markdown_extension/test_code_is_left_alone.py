"""A marker in code is text: the page comes out as it does without the extension."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown

from mkdocs_sse_registry.markdown_extension import Host, RegistryExtension

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.findings import Finding

Wrap = Callable[[str], str]

OPENING, CLOSING = "<!-- sse-registry: coverage -->", "<!-- /sse-registry -->"

MARKERS = {
    "region": f"{OPENING}\nold\n{CLOSING}",
    "region with empty lines": f"text\n\n{OPENING}\n\n*old* & new\n\n{CLOSING}\n\ntext",
    "regions that touch": f"text\n{OPENING}\n{CLOSING}\n{OPENING}\n{CLOSING} text",
    "number": f"a <b> {OPENING}{CLOSING} &amp;",
    "number over two lines": f"a {OPENING}\n5{CLOSING} b",
    "opening": OPENING,
    "closing": CLOSING,
    "nested": f"{OPENING}\n{OPENING}\n{CLOSING}\n{CLOSING}",
    "unknown": f"<!-- sse-registry: nonsense -->\n{CLOSING}",
}


def indent(text: str, margin: str = "    ") -> str:
    return "\n".join((margin + line).rstrip() for line in text.split("\n"))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


CODE: dict[str, Wrap] = {
    "fence": lambda text: f"```\n{text}\n```",
    "fence with a language": lambda text: f"```html\n{text}\n```",
    "fence with attributes": lambda text: f"```{{.html .x}}\n{text}\n```",
    "tildes": lambda text: f"~~~\n{text}\n~~~",
    "fence in a fence": lambda text: f"````md\n```\n{text}\n```\n````",
    "indented": indent,
    "indented further": lambda text: indent(indent(text)),
    "indented below text": lambda text: f"    first\n{indent(text)}\n    last",
    "span": lambda text: f"a `{in_one_line(text)}` b",
    "span of two backticks": lambda text: f"a ``{in_one_line(text)} ` c`` b",
    "span with a language": lambda text: f"a `#!html {in_one_line(text)}` b",
    "span over two lines": lambda text: f"a `x\ny {in_one_line(text)}` b",
}

PLACES: dict[str, Wrap] = {
    "page": str,
    "paragraph": lambda text: f"before\n{text}\nafter",
    "list": lambda text: f"- item\n\n{indent(text)}\n\n- next",
    "tight list": lambda text: f"- item\n{indent(text)}\n- next",
    "nested list": lambda text: f"- item\n\n    1. one\n\n{indent(indent(text))}\n\n- next",
    "quotation": lambda text: f"> quote\n>\n{indent(text, '> ')}\n> after",
    "admonition": lambda text: f"!!! note\n\n{indent(text)}\n\nafter",
    "tab": lambda text: f'=== "a"\n\n{indent(text)}\n\n=== "b"\n\n{indent(text)}',
    "details": lambda text: f"??? note\n{indent(text)}",
    "block": lambda text: f"/// note\n{text}\n///",
    "definition": lambda text: f"term\n:   text\n\n{indent(text)}\n\nend",
    "footnote": lambda text: f"a[^1]\n\n[^1]:\n{indent(text)}",
    "element": lambda text: f'<div markdown="1">\n{text}\n</div>\n\nend',
}

CONTAINERS = (
    *("admonition", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.blocks.admonition", "pymdownx.details", "pymdownx.tabbed"),
)
INLINE = (
    *("abbr", "attr_list", "nl2br", "sane_lists", "smarty", "pymdownx.betterem"),
    *("pymdownx.caret", "pymdownx.emoji", "pymdownx.magiclink", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.tilde"),
)
EXTENSIONS = {
    "fenced_code": (*CONTAINERS, "fenced_code"),
    "codehilite": (*CONTAINERS, "fenced_code", "codehilite"),
    "superfences": (*CONTAINERS, "pymdownx.superfences"),
    "all": (
        *(*CONTAINERS, *INLINE),
        *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
    ),
}


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("extensions", EXTENSIONS)
def test_code_comes_out_as_without_the_extension(extensions: str, code: str) -> None:
    problems: list[Finding] = []
    host = Host(report=problems.append)
    without = Markdown(extensions=EXTENSIONS[extensions])
    ours = Markdown(extensions=[*EXTENSIONS[extensions], RegistryExtension(host)])
    compared = 0
    for place, around in PLACES.items():
        for name, markers in MARKERS.items():
            page = around(CODE[code](markers))
            expected = without.reset().convert(page)
            if "<!--" in expected:
                continue  # Markdown itself sees a comment here, not code.
            assert ours.reset().convert(page) == expected, (place, name)
            assert not problems, (place, name)
            compared += 1
    assert compared
